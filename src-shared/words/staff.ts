// Words of staff and lock: the lock screen, signing in, and the settings page of who works here.
import { plural } from './plural.ts';

/** Names and numbers come as text; a wait comes in words. */
export const staff = {
  staffAndLock: 'Staff and lock',

  // ---- fields that several forms have
  identifier: 'API Identifier',
  secret: 'API Secret Key',
  copyKey: 'Copy it from SecureVideo’s API page.',
  pin: 'PIN',
  newPin: 'New PIN',
  pinAgain: (label: string) => `${label} again`,
  pinHelp: '4 to 8 digits.',
  notTheSame: 'The two are not the same.',
  onceMore: 'Type it once more.',
  nameWhy: 'The story of each session says it.',
  notDigits: 'A PIN has digits only.',
  wrongLength: 'A PIN has 4 to 8 digits.',
  easyPin: 'This PIN is easy to guess. Do not use one digit only, or digits in a row like 1234.',

  // ---- what each role may do, in a word for a table and in a sentence for a choice
  roles: {
    view: { short: 'Look only', may: 'Sees the day, and changes nothing' },
    book: { short: 'Book', may: 'Books, moves and cancels sessions' },
    administer: { short: 'Do everything', may: 'Also the account, the clinic and the staff' },
  },

  // ---- waits and wrong tries
  seconds: (count: number) => plural(count, { one: 'a second', other: `${count} seconds` }),
  minutes: (count: number) => plural(count, { one: 'a minute', other: `${count} minutes` }),
  notThePin: (called: string) => `That is not ${called}’s PIN.`,
  notThePinLeft: (called: string, count: number) =>
    plural(count, {
      one: `That is not ${called}’s PIN. 1 try left, then a minute’s wait.`,
      other: `That is not ${called}’s PIN. ${count} tries left, then a minute’s wait.`,
    }),
  waits: (called: string, wait: string) => `Too many wrong PINs. ${called} can try again in ${wait}.`,
  othersMay: 'Somebody else can sign in meanwhile.',
  tooManyTries: (wait: string) => `Too many tries. It can be tried again in ${wait}.`,
  notTheKeys: 'These are not the keys of this account. Nothing was changed.',

  // ---- the lock screen
  whoIsHere: 'Who is at the desk',
  choose: 'Choose your name.',
  type: (called: string) => `Type ${called}’s PIN.`,
  draftKept: 'The draft you were writing is kept.',
  pinOf: (name: string, digits: string) => `PIN of ${name}, ${digits} digits`,
  forgot: 'Forgot your PIN?',

  // ---- a forgotten PIN
  forgotten: 'A forgotten PIN',
  forgottenHow:
    'An administrator gives you a new one, in Settings, Staff and lock. Only where no administrator can sign in: whoever has the account’s API keys sets a new PIN for an administrator here. What was saved and typed stays.',
  newPinFor: 'New PIN for',
  forWhom: (name: string) => `For ${name}, who administers this desk.`,
  noKeysInPractice: 'In practice nothing is real, and no keys are asked.',
  asking: 'Asking',
  setPin: 'Set the new PIN',
  backToSignIn: 'Back to signing in',

  // ---- who works here, said once
  whoWorks: 'Who works at this desk?',
  whoWorksLost: 'Who works here is not known on this computer. Whoever has the account’s API keys can say so.',
  whoWorksWhy:
    'Everybody signs in with a name and a PIN, so each session tells who did what. You are the first, and the administrator: you add the others in Settings.',
  yourName: 'Your name',
  keeping: 'Keeping',
  start: 'Start as administrator',
  nobodySignsIn: 'Nobody signs in here',
  nobodyHow:
    'For a clinic of one. Whoever opens this computer then sees the day, and the story says “this desk”. PINs can be turned on later, in Settings.',

  // ---- the settings page
  leadNone: 'Nobody signs in at this desk, and the story of each session says “this desk”.',
  lead: 'Who works at this computer. The story of each session says who did what.',
  lock: 'Lock',
  lockIs: 'The outbox keeps sending while locked.',
  lockAfter: 'Lock after',
  lockHow: (keys: string) =>
    `Without mouse or keyboard. ${keys} locks at once, and so do sleep and the system’s own lock.`,
  atMost: 'The longest that anybody may choose',
  shortMinutes: (count: string) => `${count} min`,
  people: 'Staff',
  pinIs: 'A PIN has 4 to 8 digits.',
  name: 'Name',
  may: 'Allowed to',
  lastHere: 'Last here',
  edit: 'Edit',
  editOf: (name: string) => `Edit ${name}`,
  now: 'now',
  notYet: 'not yet',
  wrongSince: (count: number) => plural(count, { one: '1 wrong PIN since', other: `${count} wrong PINs since` }),
  turnOn: 'Turn PINs on',
  add: 'Add person',
  useNone: 'Use no PINs',
  useNoneMeans:
    'Then whoever opens this computer sees the day and may do everything, and the story says “this desk”. The names stay here.',
  usesNone: 'Nobody signs in at this desk now.',
  keepPins: 'Keep PINs',
  keep: 'Keep',
  leaveAsWas: 'Leave as it was',
  leaveIt: 'Leave it',
  emptyStays: 'Left empty, the PIN stays as it is.',
  shutOut: 'Shut out at once; the name stays in what was done.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,

  // ---- one's own PIN
  ownPin: 'Your own PIN',
  pinNow: 'PIN now',
  typePinNow: 'Type the PIN that you have now.',
  pinChanged: 'Your PIN is changed.',
  tooManyPins: (wait: string) => `Too many wrong PINs. Try again in ${wait}.`,
  notYourPin: 'That is not your PIN.',
  changePin: 'Change PIN',
  changeYourPin: 'Change your PIN',

  // ---- privacy
  privacy: 'Privacy',
  privacyIs: 'From who looks over a shoulder.',
  initials: 'Initials only',
  initialsHow: (keys: string) => `Patients by their initials (${keys} turns it on and off anywhere)`,
  outOfPictures: 'Out of pictures of the screen',
  outOfPicturesHow: 'Leave this window out of pictures, recordings and shared screens',
};
