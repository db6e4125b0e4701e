// Words of the recovery code: making it, its sheet, typing it in.
import { plural } from './plural.ts';

/** The code on paper. */
export const recovery = {
  yourCode: 'Your recovery code',
  shownOnce:
    'It is shown this once, and Front Desk keeps no copy. Print it or write it down, and keep the sheet away from this computer.',
  codeOnSheet: (sheet: string) => `The code, sheet ${sheet}`,
  frontDeskCode: 'Front Desk recovery code',
  sheet: (id: string) => `Sheet ${id}`,
  keepLocked: 'Keep this sheet in a locked drawer or a safe, away from the computer that it belongs to.',
  neededWhen:
    'It is needed when Front Desk says that what was saved is closed: after a changed password, a repaired keychain, or on a new computer to which Front Desk’s data folder was copied. Type it in there, under “Recovery code”.',
  afterwards:
    'Afterwards the API keys of SecureVideo are entered again, and Front Desk asks about each change that still waited. Nothing is sent before.',
  whoeverHasIt:
    'Whoever has this sheet and the files of that computer can read what is in them. A newer sheet replaces it.',
  noLookAlikes: 'It has no I, L, O or U: what looks like I or L is a one, what looks like O is a zero.',
  print: 'Print',
  copied: 'Copied',
  copy: 'Copy',
  pasteIt: 'Paste it into your password safe, then copy something else.',
  typeLastGroup: 'Type the last group of the code, from your sheet',
  notTheLastGroup: 'This is not the last group. Look at your sheet again.',
  doNotUse: 'Do not use this code',
  haveItWritten: 'I have it written down',
  earlierOpens: 'Your earlier code works until you confirm this one. After that only this one works.',
  closedWithout: 'If you close this without confirming, the code is not kept: it will open nothing.',
  code: 'Recovery code',
  sevenGroups: 'Seven groups of four, from the printed sheet. Capitals, spaces and dashes do not matter.',
  opening: 'Opening',
  openWithCode: 'Open with this code',
  inForce: 'The recovery code is in force.',
  notUsed: 'That code is not used and opens nothing.',
  whenItFails: 'For the day when this computer fails.',
  oneMoreStep: 'One more step: make a recovery code',
  lockedHere:
    'What you save here is locked with this computer’s own key. If that key is ever lost, a code on paper opens what still waited to be sent. It takes a minute.',
  withoutOne:
    'Without one, changes that still wait are lost if this computer or its keychain is lost. What SecureVideo has is safe in any case.',
  making: 'Making',
  makeCode: 'Make recovery code',
  makeNewCode: 'Make a new code',
  notNow: 'Not now',
  typeTheCode: 'Type the code from the printed sheet.',
  partly: (length: string, there: string) => `The code has ${length} letters and digits; ${there} are there.`,
  tooLong: (length: string) => `The code has ${length} letters and digits; here are more.`,
  notInCodes: (character: string, group: string) => `“${character}” is in no code. Look at the ${group} group again.`,
  compareEach: 'Compare each group with the sheet.',
  lookAtGroup: (group: string) => `Look at the ${group} group again.`,
  mistyped: (where: string) => `Something is mistyped, and nothing was tried. ${where}`,
  waitSeconds: (count: number) =>
    plural(count, { one: 'Wait 1 second, then try again.', other: `Wait ${count} seconds, then try again.` }),
  opensNothing: (wait: string) =>
    `This code opens nothing on this computer; nothing was changed. Is it the newest sheet of this computer? ${wait}`,
  waitIn: (count: number, what: string) =>
    plural(count, { one: `1 change${what} waits in it`, other: `${count} changes${what} wait in it` }),
  savedAt: (waits: string, when: string) => `${waits}, saved ${when}.`,
  oldestSavedAt: (waits: string, when: string) => `${waits}, the oldest saved ${when}.`,
  isInForce: (sheet: string, when: string) => `The code on sheet ${sheet} is in force, made ${when}.`,
  notWhole: 'An account that was connected later is not in it yet: make a new code.',
  wasShown: (when: string) =>
    `A code was shown ${when}, and nobody said that it is written down. It works if somebody has it; make a new one to be sure.`,
  noneMade: 'No recovery code has been made on this computer.',
  dataKey: 'Key of this computer’s data',
  dataKeyIs: 'What is saved here is locked with it.',
  renewWhen:
    'Renew it when somebody may have seen it: after a recovery code was used or lost, or when this computer was in other hands. Everything here is locked anew behind your work; nobody has to wait.',
  renewBecauseCode:
    'A recovery code was used on this computer. Whoever has that sheet could still read what is here: make a new code above, then renew the key.',
  renewBecauseKeychain: 'This computer’s keychain has a new key of its own. It is a good moment to renew this one too.',
  renewAfter:
    'Copies of these files that lie elsewhere, and files that were set aside as damaged, do not open any more afterwards.',
  renew: 'Renew the key',
  renewing: 'Renewing',
  renewIsRunning: 'Everything here is being locked with the new key. Go on working; it also goes on after a restart.',
  renewBegun: 'A new key is in use. What was saved before is locked anew with it.',
  /** Of the groups of the code. */
  places: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'last'],
};
