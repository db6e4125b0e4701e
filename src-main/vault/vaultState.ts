// How the vault stands, and the words for it: what happened, what is safe, what to do.
import { say } from '../../src-shared/words/ofMain.ts';

/**
 * `ready`: opened, or nothing is kept yet. Otherwise sealed keys are there and do not open; nothing is made anew over them:
 * `keychainGone` (the system has none any more), `backendChanged` (another one than sealed them), `unreadable` (it refuses),
 * `foreign` (it opens them to something else), `keyFileDamaged`, `keyFileMissing` (with accounts still there), `newer`.
 */
export type VaultState = { readonly is: 'ready' } | { readonly is: 'closed'; readonly because: ClosedBecause };
export type ClosedBecause =
  'keychainGone' | 'backendChanged' | 'unreadable' | 'foreign' | 'keyFileDamaged' | 'keyFileMissing' | 'newer';

const closedWords: Readonly<Record<ClosedBecause, string>> = say.vault.closed;

/** One or two sentences for the settings page. */
export function keychainWords(state: VaultState, isAvailable: boolean): string {
  if (state.is === 'closed') return closedWords[state.because];
  return isAvailable ? say.vault.kept : say.vault.noKeychain;
}
