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
  afterwards:
    'A desk that works takes it too: there in Settings, Roll-out, under “From another desk”. Delete the file when the last desk has it.',
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
    `That was ${when}. Nothing was changed. To take it over again, open it in Settings, Roll-out.`,
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
      'Nothing was changed. Open this desk’s own account first; then open the file in Settings, Roll-out.',
    ],
    atWork: [
      'This desk works already',
      'Nothing was changed. Open the file in Settings, Roll-out: it shows first what would change.',
    ],
    notOpen: [
      'This desk’s own account is not open now',
      'Nothing was changed. Open it first: in Settings, Account, switch to your account. Then open the file again.',
    ],
    hostNotAllowed: [
      'Your clinic’s IT does not allow the address in this file',
      'It was made for another environment, or the policy of this computer was, or has a mistake: Settings, Roll-out shows it. Nothing was sent, and nothing was changed.',
    ],
    accountNotAllowed: [
      'Your clinic’s IT does not allow the account in this file',
      'It was made for another environment, or the policy of this computer was, or has a mistake: Settings, Roll-out shows it. Nothing was sent, and nothing was changed.',
    ],
  } satisfies Readonly<Record<string, Said>>,
  notConnected: 'Nothing was changed on this desk. Set it up when the keys of the file are accepted.',
  take: 'From another desk',
  takeIs: 'Gives this desk what is in a setup file. You see first what would change.',
  look: 'Show what would change',
  looking: 'Opening',
  would: 'What this file would change here',
  madeAt: (when: string) => `The file was made ${when}.`,
  tookAt: (when: string) =>
    `This desk took it over ${when}: what was changed here since would be as in the file again.`,
  isAnother: 'This desk was changed meanwhile. Look again: this is what would change now.',
  account: 'Account',
  accountIs: {
    same: 'Stays. The file is of the account that this desk works with.',
    newKeys: 'Stays, and gets the keys or the address in the file. SecureVideo accepts them for this account.',
    other: 'Another account than the one that this desk works with now',
    first: 'This desk is connected to your clinic’s account',
  } satisfies Readonly<Record<string, string>>,
  identifier: (hint: string, address: string) => `API Identifier ${hint}, at ${address}`,
  outbox: 'Outbox',
  stays: (count: number) =>
    count === 0
      ? 'Nothing waits, and nothing of it is touched.'
      : plural(count, {
          one: '1 change waits. It stays as it is, and goes out to its own account.',
          other: `${count} changes wait. They stay as they are, and go out to their own account.`,
        }),
  staff: 'Staff',
  staffStay: 'Who works here stays as it is. People and PINs are entered at each desk.',
  otherAccount: 'With this file the desk works with another account',
  otherAccountIs:
    'Sessions and people of the account of now are not shown here any more. Forms that are half written and the audit trail of until now stay on this computer, sealed, and no screen shows them: export the trail first if your clinic keeps it.',
  heldUp: (count: number) =>
    plural(count, {
      one: 'This file is of another account, and 1 change still waits for the account of now',
      other: `This file is of another account, and ${count} changes still wait for the account of now`,
    }),
  heldUpIs:
    'Nothing was changed. What waits is never sent to another account, and no file drops it. Let it go out, or answer or discard it in the outbox. Then open the file again.',
  openOutbox: 'Open the outbox',
  same: 'Nothing. This desk is already as the file says.',
  apply: 'Take it over',
  applyOther: 'Change to this account',
  applying: 'Taking it over',
  leave: 'Leave all as it is',
  fine: 'Done',
  applied: 'This desk has what is in the file.',
  appliedIs:
    'Nothing in the outbox was touched. The audit trail has a line of it. Delete the file when no desk needs it any more.',
  members: {
    clinicName: 'Name of the clinic',
    clinicZoneId: 'Clinic time zone',
    typedTimeMeant: 'A typed time is meant in',
    defaultDelivery: 'Invite',
    defaultPacket: 'Packet for a new patient',
    defaultRecorded: 'Recording',
    packets: 'Packets',
    services: 'Services',
    kinds: 'Kinds of visit',
    officeHours: 'Office hours',
    pinned: 'Order of clinicians',
  },
  becomes: (from: string, to: string) => `${from} becomes ${to}`,
  ofOne: (name: string, words: string) => `${name}: ${words}`,
  comes: (names: string) => `New: ${names}`,
  goes: (names: string) => `Removed: ${names}`,
  otherOrder: (names: string) => `In this order: ${names}`,
  noName: 'no name',
  noDeposit: 'no deposit',
  nothingMore: 'nothing set',
  noHours: 'no warning',
  hours: (days: string, from: string, to: string) => `${days}, ${from} to ${to}`,
  meant: { clinic: 'the clinic’s zone', host: 'the clinician’s zone', patient: 'the patient’s zone' },
  byName: 'by name',
  firstOnes: (count: number) => plural(count, { one: '1 clinician first', other: `${count} clinicians first` }),
};
