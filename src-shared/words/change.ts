// Words of the panel in which a patient's zone, invite, address or spelling is changed.

/** What the patient gets and loses by it; `name` is a first name. */
export const change = {
  title: (name: string) => `Change ${name}’s details`,
  keep: 'Leave it',
  save: 'Change',
  saveAnew: 'Book again with this',
  nothingYet: 'Nothing is changed yet.',
  unsent: 'It has not been booked yet: it is booked with the new details.',
  begun: (name: string) =>
    `This session has begun, and ${name} is its only patient: SecureVideo would need a new session for this. Start one with Meet Now, and give ${name} its code.`,
  /** `got`: "Ana gets a new e-mail invite". */
  invite: (got: string, to: string) => `${got}${to === '' ? '' : `, at ${to}`}.`,
  /** `to` is the address or number that the old one was sent to. */
  oldAnew: (name: string, way: 'email' | 'text' | 'none', to: string) =>
    way === 'none'
      ? 'A new session is booked in its place, and the old one is cancelled once the new one is there.'
      : `A new session is booked in its place: ${name} is also told by ${way === 'email' ? 'e-mail' : 'text'} that the old one is cancelled${to === '' ? '' : `, at ${to}`}.`,
  hostCodeToo: (name: string) => `${name}’s code changes as well.`,
  oldWithin: (name: string) => `Whether SecureVideo tells ${name} that the old invite is void is not known.`,
  codeChanges: (name: string) => `${name}’s code changes: the old one stops working.`,
  codeToTell: (name: string) => `${name}’s code changes: tell ${name} the new one yourself.`,
  othersStay: 'The others and their codes stay.',
  ehrStays: (id: string) => `The EHR id ${id} stays with the old session: SecureVideo may take none twice.`,
  depositAgain: 'The deposit is asked again: SecureVideo does not tell whether it was paid.',
  packetUnknown: 'Whether a packet was asked for is not known here: choose it again where one is needed.',
};
