// Words of setting desks up from a file: making it, choosing it, opening it, and what may be wrong with it.
import { plural } from './plural.ts';

type Said = readonly [title: string, detail: string];

/** Times and waits come as text. */
export const setup = {
  rollout: 'Roll-out',
  lead: 'Setting up more desks like this one, and what your clinic’s IT has set for all of them.',
  moreDesks: 'More desks like this one',
  fileIs: 'One sealed file instead of typing keys on each desk.',
  inIt: 'In it: the account with its keys, the name, time and hours of the clinic, packets and services, kinds of visit, and the order of clinicians. No patient, no session and nothing that waits.',
  passphrase: 'Passphrase of the file',
  passphraseHelp:
    'Hand it out another way than the file. Whoever has both has the keys of your account; Front Desk cannot bring a lost one back.',
  suggest: 'Suggest one',
  faults: {
    short: '14 characters or more.',
    long: '200 characters at most.',
    simple: 'This is too easy to guess: not in a row, and not the same again and again.',
  },
  withStaff: 'Staff of this desk',
  withStaffYes: 'Names, roles and PINs come along; each signs in there as here',
  withStaffNo: 'Each new desk asks who works there',
  make: 'Make setup file',
  making: 'Sealing',
  made: 'The setup file is made. Open it on each new desk: “I have a setup file”, on its first screen.',
  afterwards: 'Delete the file when the last desk is set up.',
  onlyLive: 'A setup file is made on a desk that works with your clinic’s account.',
  openTitle: 'Set up from a file',
  openLead:
    'The file brings your clinic’s account and settings to this desk. Nothing is changed before all of it is read.',
  choose: 'Choose the file',
  chooseAnother: 'Choose another file',
  file: 'File',
  itsPassphrase: 'Its passphrase',
  givenBy: 'Given to you by whoever made the file.',
  open: 'Set this desk up',
  opening: 'Opening, and asking SecureVideo',
  back: 'Back',
  opened: (clinic: string) => (clinic === '' ? 'This desk is set up.' : `This desk is set up for ${clinic}.`),
  staffCame: (count: number) => plural(count, { one: '1 person can sign in.', other: `${count} people can sign in.` }),
  wrong: (wait: string) =>
    wait === ''
      ? 'That is not the passphrase of this file. Nothing was changed.'
      : `That is not the passphrase of this file. It can be tried again in ${wait}.`,
  wait: (wait: string) => `Too many tries. It can be tried again in ${wait}.`,
  already: (when: string): Said => [
    'This desk was set up from this file already',
    `That was ${when}. Nothing was changed. A desk that works takes no further file: change its settings here.`,
  ],
  chosenFaults: {
    notASetup: ['This is not a setup file of Front Desk', 'Choose the file that ends in .fdsetup.'],
    damaged: [
      'This file is not whole',
      'A part of it is missing or altered. Nothing was changed. Copy it again from where it was made, or make a new one.',
    ],
    tooLarge: ['This file is too large for a setup file', 'Choose the file that ends in .fdsetup.'],
    newer: [
      'A newer Front Desk made this file',
      'Install the newer Front Desk on this desk first, then open it again.',
    ],
    notReadable: ['This file cannot be read', 'Copy it to this computer, and look whether you may open it.'],
    notChosen: ['The file is not open any more', 'Choose it again. Nothing was changed.'],
    otherAccount: [
      'This file is of another account than this desk works with',
      'Nothing was changed. To give this desk another account, enter its keys in Settings, Account.',
    ],
    hostNotAllowed: [
      'Your clinic’s IT does not allow the address in this file',
      'It was made for another environment, or the policy of this computer is. Nothing was sent, and nothing was changed.',
    ],
    accountNotAllowed: [
      'Your clinic’s IT does not allow the account in this file',
      'It was made for another environment, or the policy of this computer is. Nothing was sent, and nothing was changed.',
    ],
  } satisfies Readonly<Record<string, Said>>,
  notConnected: 'Nothing was changed on this desk. Set it up when the keys of the file are accepted.',
};
