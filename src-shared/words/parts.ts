// Words of the pieces that several screens use, and of the messages that the whole page says.
import { plural } from './plural.ts';

/** Toasts, combos, notices, the sheet of keys. */
export const parts = {
  setAside: (who: string) => `${who}: kept as a draft.`,
  backToIt: 'Back to it',
  draftDiscarded: 'Draft discarded.',
  bringItBack: 'Bring it back',
  sendingThenCloses: 'Sending what was saved last, then Front Desk closes.',
  nothingSetAside: (key: string) => `There are no drafts. ${key} keeps the form as a draft and opens an empty one.`,
  codeCopied: (name: string) => `Code of ${name} copied, for a minute.`,
  inviteCopied: (name: string) => `Invite of ${name} copied, for a minute.`,
  nobodyNeedsHelp: 'Nobody needs help right now.',
  nothingToHandOut: 'It is cancelled: its codes and invites are void.',
  code: 'Code',
  copyCodeOf: (code: string, name: string) => `Copy code ${code} of ${name}`,
  copyCode: 'Copy code',
  copied: 'Copied',
  nothingLikeThat: 'Nothing like that',
  choices: 'Choices',
  keyboardShortcuts: 'Keyboard shortcuts',
  closeEsc: 'Close, Esc',
  closeTip: 'Close  Esc',
  allKeys: 'All keys',
  youAreHere: 'You are here',
  singleLettersWork: 'Single letters work in the day, never while you type in a field. Settings can switch them off.',
  singleLettersAreOff: (key: string) => `Single letters are switched off in Settings. ${key} opens this sheet.`,
  sessionsInDoubt: 'Sessions in doubt',
  andMore: (count: number) => `and ${count} more, in the outbox`,
  openTheOutbox: 'Open the outbox',
  haveReadThis: 'I have read this',
  asSoonAsItCan: 'as soon as it can',
  ifWithinFive: 'if the internet is back within 5 minutes, else it asks you first',
  whenProven: 'when the keys are proven to be right',
  uOrKey: (key: string) => `U or ${key}`,
  savedGoesOut: 'Saved. Goes out',
  inSome: 'in',
  secondsShort: 's',
  savedAndGoesOut: (when: string, keys: string) => `Saved. It goes out ${when}. ${keys} takes it back.`,
  savedHeld: 'Saved on this computer. It is held until the keys are proven to be right.',
  savedLater: 'Saved on this computer. It goes out by itself as soon as it can.',
  savedSending: 'Saved on this computer. Sending.',
  couldNotCopy: 'It could not be copied.',
  accountIsRight: 'The account is the right one. What was held goes out now.',
  rehearsalIsOver: (waiting: number, needsYou: number) =>
    [
      'The rehearsal is over.',
      waiting === 0
        ? ''
        : plural(waiting, { one: '1 saved change goes out now.', other: `${waiting} saved changes go out now.` }),
      needsYou === 0
        ? ''
        : plural(needsYou, { one: '1 needs you in the outbox.', other: `${needsYou} need you in the outbox.` }),
      waiting + needsYou === 0 ? 'Nothing waits.' : '',
    ]
      .filter((words) => words !== '')
      .join(' '),
  takenBack: (what: string) => `Taken back, and nothing was sent: ${what}.`,
  takenBackToForm: 'Taken back, and nothing was sent. All you typed is in the form again.',
  undo: 'Undo',
  saved: 'Saved.',
  inSeconds: (count: number) => `in ${count} seconds`,
};
