// The one place of the vault that touches Electron: its safeStorage as a keychain.
import { safeStorage } from 'electron';
import { safeStorageKeychain } from './keychain.ts';
import type { Keychain } from './keychain.ts';

/** The system's keychain; to be used after the app is ready, since before that it answers for another program's name. */
export function electronKeychain(): Keychain {
  return safeStorageKeychain(safeStorage, process.platform);
}
