// Keys: of each account's file, and of SecureVideo. Sealed by the system's keychain; never made anew over sealed data.
import { join } from 'node:path';
import { nodeFiles } from '../store/files.ts';
import { AccountFolders } from './accountFolders.ts';
import { isAvailable } from './keychain.ts';
import type { Keychain } from './keychain.ts';
import { readKeyFile } from './keyFile.ts';
import type { KeyFile } from './keyFile.ts';
import { KeyRing } from './keyRing.ts';
import type { FoundKeys } from './keyRing.ts';
import { KeyVault } from './keyVault.ts';
import type { Vault, VaultParts } from './port.ts';
import { openRecovery } from './recovery.ts';
import { ForeignKeychain, unsealAll, unsealPlain } from './sealing.ts';
import type { Unsealed } from './sealing.ts';
import type { ClosedBecause, VaultState } from './vaultState.ts';

/** Reads the key file and opens what opens. Writes nothing but what the keychain asks to be sealed anew. */
export async function openVault(parts: VaultParts): Promise<Vault> {
  const files = parts.files ?? nodeFiles;
  const path = join(parts.folder, 'keys.json');
  files.makeFolder(parts.folder);
  const found = readKeyFile(files, path, parts.now());
  const recovery = openRecovery({ ...parts, files });
  const foundAside = found.is === 'found' || found.is === 'damaged' ? found.setAside : [];
  const setAside = [...foundAside, ...recovery.setAside];
  const ringOf = (keys: FoundKeys): KeyRing => new KeyRing({ ...parts, files }, recovery, keys);
  const vaultOf = (ring: KeyRing): Vault => new KeyVault({ ...parts, files }, ring, setAside);
  if (found.is !== 'found') {
    const because = found.is === 'newer' ? 'newer' : found.is === 'damaged' ? 'keyFileDamaged' : 'keyFileMissing';
    // Without any account's file there is nothing that a lost key could have opened.
    const isLost = found.is === 'newer' || new AccountFolders(files, parts.folder).real().length > 0;
    const state: VaultState = isLost ? { is: 'closed', because } : { is: 'ready' };
    return vaultOf(ringOf({ state, file: null, unsealed: nothingKept }));
  }
  const opened = await tryUnseal(found.file, parts.keychain);
  if (typeof opened === 'string' && Object.keys(found.file.accounts).length === 0) {
    // Nothing but a proxy's password was in it: it is typed anew, and no account is kept from being connected.
    return vaultOf(ringOf({ state: { is: 'ready' }, file: null, unsealed: nothingKept }));
  }
  const isClosed = typeof opened === 'string';
  const state: VaultState = isClosed ? { is: 'closed', because: opened } : { is: 'ready' };
  const unsealed = isClosed ? await unsealPlain(found.file).catch(() => nothingKept) : opened;
  const ring = ringOf({ state, file: found.file, unsealed });
  if (unsealed.shouldReSeal) await ring.sealAgain();
  ring.bringRecoveryUpToDate();
  return vaultOf(ring);
}

const nothingKept: Unsealed = { mark: null, entries: new Map(), recovery: [], proxy: null, shouldReSeal: false };

async function tryUnseal(file: KeyFile, keychain: Keychain): Promise<Unsealed | ClosedBecause> {
  if (file.seal !== null) {
    if (!(await isAvailable(keychain))) return 'keychainGone';
    if (keychain.backend() !== file.seal.backend) return 'backendChanged';
  }
  try {
    return await unsealAll(file, keychain);
  } catch (error) {
    return error instanceof ForeignKeychain ? 'foreign' : 'unreadable';
  }
}
