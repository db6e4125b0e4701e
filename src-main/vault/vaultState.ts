// How the vault stands, and the words for it: what happened, what is safe, what to do.

/**
 * `ready`: opened, or nothing is kept yet. Otherwise sealed keys are there and do not open; nothing is made anew over them:
 * `keychainGone` (the system has none any more), `backendChanged` (another one than sealed them), `unreadable` (it refuses),
 * `foreign` (it opens them to something else), `keyFileDamaged`, `keyFileMissing` (with accounts still there), `newer`.
 */
export type VaultState = { readonly is: 'ready' } | { readonly is: 'closed'; readonly because: ClosedBecause };
export type ClosedBecause =
  'keychainGone' | 'backendChanged' | 'unreadable' | 'foreign' | 'keyFileDamaged' | 'keyFileMissing' | 'newer';

const safe = 'Nothing was deleted, and nothing is sent meanwhile.';
const closedWords: Readonly<Record<ClosedBecause, string>> = {
  keychainGone: `This computer’s keychain is switched off or gone. ${safe} Switch it on again, then start Front Desk anew.`,
  backendChanged: `Another keychain is in use than the one that closed the keys. ${safe} Sign in to the same desktop as before, then start Front Desk anew.`,
  unreadable: `This computer does not let Front Desk open it (its keychain refuses). ${safe} Sign in to the computer as the user of before, or ask your administrator.`,
  foreign: `This computer’s keychain does not open the kept keys rightly. ${safe} Start Front Desk anew; if it stays so, ask your administrator.`,
  keyFileDamaged: `The file with the kept keys cannot be read. It was set aside. ${safe} Ask your administrator.`,
  keyFileMissing: `The file with the kept keys is not there any more. ${safe} Ask your administrator to bring it back.`,
  newer: `The kept keys were written by a newer Front Desk. ${safe} Install the newer Front Desk.`,
};

/** One or two sentences for the settings page. */
export function keychainWords(state: VaultState, isAvailable: boolean): string {
  if (state.is === 'closed') return closedWords[state.because];
  return isAvailable
    ? 'Keys are kept in this computer’s keychain.'
    : 'This computer has no keychain that is switched on. Practice works without it; a clinic’s account needs it. Keys of a server on this computer are kept in a plain file.';
}
