// Words for each rule of a session: what is wrong at the field, and what to do.

/** By the rule's name. */
export const rules = {
  hostMissing: 'Choose the clinician for this session.',
  timeMissing: 'Say when, like “3pm tomorrow”.',
  timePassed: 'This time has passed. Choose a later one, or start it now.',
  secondsNotZero: 'A session starts on a whole minute.',
  nobodyInvited: 'Add at least one person besides the clinician.',
  nameTooShort: 'A name has two letters or more.',
  nameTwice: 'Two people in one session cannot have the same name. Tell them apart, for example with “Jr”.',
  nameOfHost: 'This is the clinician’s own name. Write the patient’s name.',
  userIsHost: 'This clinician already leads the session.',
  userTwice: 'This clinician is in the session already.',
  userMissing: 'Choose a colleague.',
  emailMissing: 'An e-mail invite needs an address.',
  emailWrong: 'This e-mail address is not complete, like “name@example.org”.',
  phoneMissing: 'A text invite needs a mobile number.',
  phoneWrong: 'A number has ten digits, like “303 555 0142”.',
  serviceWithoutDeposit: 'This service asks for a deposit. Give the amount, or choose no service.',
  depositWithoutService: 'A deposit belongs to a service. Choose one, or clear the amount.',
  depositWrong: 'Write the amount in dollars, like “25.00”.',
  externalIdWrong: 'An EHR id has letters, digits, dot, dash and underscore, 40 at most.',
  zoneUnknown: 'SecureVideo does not know this time zone. Choose one from the list.',
  textTooLong: 'This is too long. 200 letters at most.',
};
