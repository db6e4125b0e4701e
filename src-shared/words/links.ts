// Words for links from the clinic's own records: what was opened, which id is not known, and why a link cannot be used.

/** What is said of a link. */
export const links = {
  noSuchPatient: (id: string) =>
    `No patient with the EHR id ${id} has been seen at this desk. The id is filled in; type the rest.`,
  severalPatients: (id: string) =>
    `Several people have the EHR id ${id}: the one seen last is filled in. Ask for name and date of birth.`,
  noSuchClinician: (id: string) => `No clinician with the EHR id ${id} hosts sessions in this account. Choose one.`,
  noSuchSession: (id: string) => `No session with the EHR id ${id} is on this computer.`,
  bookedAlready: (id: string) => `The session ${id} is booked already: here it is.`,
  filled: 'Filled in from your records. Nothing is saved until you save it.',
  cannot: (why: string) => `This link cannot be used. ${why} Nothing was opened or changed.`,
  faults: {
    notOurs: 'It is not one that Front Desk knows.',
    tooLong: 'It is too long.',
    unknownPart: 'It holds something beside ids.',
    twice: 'It names one thing twice.',
    notAnId: 'It holds something that is not an id.',
    empty: 'It holds no id.',
    noAccount: 'Front Desk is not connected to an account yet.',
  },
};
