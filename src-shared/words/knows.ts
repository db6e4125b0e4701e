// Words of what a patient knows.
/** What may be promised. `all` are the names, `many` tells whether there are several. */
export const knows = {
  promiseNothing: 'promise nothing',
  isChecked: (all: string) => `Being checked: do not promise ${all} anything yet.`,
  isOnItsWay: (all: string) => `On its way to SecureVideo: do not promise ${all} anything yet.`,
  mayHaveHeard: (all: string, of: string) =>
    `${all} may have heard of ${of}, or not. Do not promise anything before you have answered in the outbox.`,
  invitedTwice: 'invited twice?',
  twoInvitations: (all: string) => `SecureVideo has it twice: ${all} may get two invitations.`,
  mayBeInvited: 'may be invited',
  arrivedAfterAll: (all: string) => `It was given up here and arrived all the same: ${all} may get an invitation.`,
  savedDifferently: 'saved differently',
  lookFirst: (all: string) => `SecureVideo saved it differently: look before you promise ${all} anything.`,
  notInvited: 'not invited',
  notBooked: (all: string, many: boolean) =>
    `Not booked: ${all} ${many ? 'have' : 'has'} no invitation. Promise nothing yet.`,
  noCodeYet: 'no code yet',
  noCodeToTell: (all: string) => `Not booked yet: there is no code to tell ${all}.`,
  notInvitedYet: 'not invited yet',
  notSentYet: (all: string) => `Not sent yet: tell ${all} yourself.`,
  goesOutSoon: (all: string, many: boolean) =>
    `Goes out in a moment, or when the connection is back: ${all} ${many ? 'have' : 'has'} no message of it yet.`,
  nothingLeft: (all: string) =>
    `Nothing has gone out to ${all}, and nothing will: it is cancelled before it was booked.`,
  needsYou: 'It needs you in the outbox.',
  hasNotGone: 'It has not gone out.',
  notToldYet: 'not told yet',
  notToldOfCancel: (rest: string, all: string) => `Not told of the cancellation: ${rest} Tell ${all} yourself.`,
  stillInvited: 'still invited',
  areStillInvited: (all: string, many: boolean, rest: string) => `${all} ${many ? 'are' : 'is'} still invited. ${rest}`,
  oldClinician: 'old clinician',
  knowOldClinician: (all: string, many: boolean, rest: string) =>
    `${all} ${many ? 'know' : 'knows'} the earlier clinician at most. ${rest}`,
  checkFirst: 'check first',
  changedElsewhere: (all: string, many: boolean, rest: string) =>
    `It was changed elsewhere: what ${all} ${many ? 'know' : 'knows'} of that cannot be told from here. ${rest}`,
  oldTimeKnown: 'old time known',
  knowOldTime: (all: string, many: boolean, rest: string, asks: boolean) =>
    `${all} ${many ? 'know' : 'knows'} the old time at most. ${rest}${asks ? '' : ` Tell ${all} yourself.`}`,
  neverBooked: (all: string) => `It was never booked: nothing has gone out to ${all}.`,
  wasSoAlready: (all: string, many: boolean) =>
    `It was so already, not by this desk: what ${all} ${many ? 'know' : 'knows'} of it cannot be told from here.`,
  timeAndCode: 'the time and the code',
  youTellThem: 'you tell them',
  tellYourself: (all: string, many: boolean, what: string) =>
    `${all} ${many ? 'get' : 'gets'} no message: tell ${all} ${what} yourself.`,
  toEmail: (who: string) => `to e-mail ${who}`,
  toText: (who: string) => `to text ${who}`,
  wasAsked: (ways: string, what: string, time: string) => `SecureVideo was asked ${ways}${what}, ${time}.`,
  noMessage: 'no message',
  notInvitedHere: (all: string, many: boolean) =>
    `Not invited by this desk: ${all} ${many ? 'get' : 'gets'} no message from SecureVideo.`,
  cannotBeTold: (all: string, many: boolean) =>
    `Not invited by this desk: what ${all} ${many ? 'know' : 'knows'} cannot be told from here.`,
  matters: {
    invitation: 'about it',
    newTime: 'the new time',
    cancelled: 'that it is cancelled',
    removed: 'of the removal',
    host: 'of the new clinician',
  },
  doubts: {
    invitation: 'it',
    newTime: 'the new time',
    cancelled: 'the cancellation',
    removed: 'the removal',
    host: 'the new clinician',
  },
};
