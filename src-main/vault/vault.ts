// Keys: of each account's file, and of SecureVideo. Sealed by the system's keychain; never made anew over sealed data.
import { join } from 'node:path';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { isLoopback } from '../api/address.ts';
import { nodeFiles } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { DataKey, RandomBytes } from '../store/seal.ts';
import { kindOf } from '../store/storeError.ts';
import type { Keychain } from './keychain.ts';
import { AccountId, readKeyFile, writeKeyFile } from './keyFile.ts';
import type { KeyFile } from './keyFile.ts';
import { markOf, openPracticeKey } from './plainKey.ts';
import { ForeignKeychain, sealAll, unsealAll, unsealPlain } from './sealing.ts';
import type { OpenEntry, Unsealed } from './sealing.ts';
import { keychainWords } from './vaultState.ts';
import type { ClosedBecause, VaultState } from './vaultState.ts';

/** What an account's file is opened with. `setAside`: an earlier practice account whose key was lost, else null. */
export type AccountKey = {
  readonly account: string;
  readonly dataKey: DataKey;
  readonly sealedBy: 'keychain' | 'plainFile';
  /** `accounts/<id>/desk.db`: made by the store. */
  readonly databaseFile: string;
  /** Outside of the account's folder: whoever restores that folder does not restore this. */
  readonly witnessFile: string;
  /** This computer's own; kept by the keychain where there is one. */
  readonly machineMark: string;
  readonly setAside: string | null;
};

/** Keys of SecureVideo with the address that they are for. Never given to the page, never logged. */
export type AccountKeys = { readonly address: string; readonly identifier: string; readonly secret: string };

export interface Vault {
  readonly state: VaultState;
  /** Key files that could not be read, by their new paths. */
  readonly setAside: readonly string[];
  /** Whether the system can seal now, and a sentence for the settings page. */
  keychain(): Promise<{ readonly available: boolean; readonly words: string }>;
  /** The live account; `identifier` is '' while the vault is closed. Null = none connected. */
  kept(): { readonly id: string; readonly address: string; readonly identifier: string } | null;
  /** The live account's keys, null where there are none. Throws ProblemError('keychainChanged') while they do not open. */
  keys(): Promise<AccountKeys | null>;
  /** Seals the keys and makes the account the live one. On the disk when it resolves. Throws as `openAccount` does. */
  keep(id: string, keys: AccountKeys): Promise<void>;
  /** Takes the live account's keys away; its file and the key to it stay, with all that waits in it. */
  forget(): Promise<void>;
  /**
   * The key of an account's file, made and kept on the disk where the account is new. Throws ProblemError: 'noKeychain'
   * (a real account where nothing seals; a server on this computer gets a plain file) or 'keychainChanged' (closed).
   */
  openAccount(id: string, address: string): Promise<AccountKey>;
  /** The practice account's key, in a plain file; needs no keychain. */
  openPractice(): AccountKey;
}

export type VaultParts = {
  readonly folder: string;
  readonly keychain: Keychain;
  readonly random: RandomBytes;
  /** UTC milliseconds by the wall; dates what is set aside. */
  readonly now: () => number;
  readonly files?: Files;
};

const PRACTICE = 'practice';

/** Reads the key file and opens what opens. Writes nothing but what the keychain asks to be sealed anew. */
export async function openVault(parts: VaultParts): Promise<Vault> {
  const files = parts.files ?? nodeFiles;
  const path = join(parts.folder, 'keys.json');
  files.makeFolder(parts.folder);
  const found = readKeyFile(files, path, parts.now());
  const setAside = found.is === 'found' || found.is === 'damaged' ? found.setAside : [];
  if (found.is !== 'found') {
    const because = found.is === 'newer' ? 'newer' : found.is === 'damaged' ? 'keyFileDamaged' : 'keyFileMissing';
    // Without any account's file there is nothing that a lost key could have opened.
    const isLost = found.is === 'newer' || realAccounts(files, parts.folder).length > 0;
    const state: VaultState = isLost ? { is: 'closed', because } : { is: 'ready' };
    return new KeyVault({ ...parts, files }, state, setAside, null, nothingKept);
  }
  const opened = await tryUnseal(found.file, parts.keychain);
  const isClosed = typeof opened === 'string';
  const state: VaultState = isClosed ? { is: 'closed', because: opened } : { is: 'ready' };
  const unsealed = isClosed ? await unsealPlain(found.file).catch(() => nothingKept) : opened;
  const vault = new KeyVault({ ...parts, files }, state, setAside, found.file, unsealed);
  if (unsealed.shouldReSeal) await vault.sealAgain();
  return vault;
}

const nothingKept: Unsealed = { mark: null, entries: new Map(), shouldReSeal: false };

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

async function isAvailable(keychain: Keychain): Promise<boolean> {
  try {
    return await keychain.available();
  } catch {
    return false; // a keychain that cannot even answer seals nothing
  }
}

function realAccounts(files: Files, folder: string): readonly string[] {
  const accounts = join(folder, 'accounts');
  return files
    .foldersIn(accounts)
    .filter((name) => !name.startsWith(PRACTICE) && files.size(join(accounts, name, 'desk.db')) !== null);
}

class KeyVault implements Vault {
  readonly state: VaultState;
  readonly setAside: readonly string[];
  readonly #parts: Required<VaultParts>;
  #file: KeyFile | null;
  #mark: string | null;
  #entries: ReadonlyMap<string, OpenEntry>;
  // One change at a time: each is made of what the last one left.
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    parts: Required<VaultParts>,
    state: VaultState,
    setAside: readonly string[],
    file: KeyFile | null,
    unsealed: Unsealed,
  ) {
    this.#parts = parts;
    this.state = state;
    this.setAside = setAside;
    this.#file = file;
    this.#mark = unsealed.mark;
    this.#entries = unsealed.entries;
  }

  async keychain(): Promise<{ available: boolean; words: string }> {
    const available = await isAvailable(this.#parts.keychain);
    return { available, words: keychainWords(this.state, available) };
  }

  kept(): { id: string; address: string; identifier: string } | null {
    const id = this.#file?.live ?? null;
    const entry = id === null ? undefined : this.#file?.accounts[id];
    if (id === null || entry === undefined || entry.credentials === null) return null;
    return { id, address: entry.address, identifier: this.#entries.get(id)?.credentials?.identifier ?? '' };
  }

  keys(): Promise<AccountKeys | null> {
    const kept = this.kept();
    const entry = kept === null ? undefined : this.#entries.get(kept.id);
    if (kept !== null && entry === undefined) return Promise.reject(new ProblemError('keychainChanged'));
    const credentials = entry?.credentials ?? null;
    return Promise.resolve(entry && credentials ? { address: entry.address, ...credentials } : null);
  }

  keep(id: string, { address, identifier, secret }: AccountKeys): Promise<void> {
    return this.#inTurn(async () => {
      const entry = await this.#entryFor(id, address);
      await this.#write(new Map(this.#entries).set(id, { ...entry, address, credentials: { identifier, secret } }), id);
    });
  }

  forget(): Promise<void> {
    return this.#inTurn(async () => {
      const kept = this.kept();
      if (kept === null) return;
      const entry = this.#entries.get(kept.id);
      if (entry === undefined) throw new ProblemError('keychainChanged');
      await this.#write(new Map(this.#entries).set(kept.id, { ...entry, credentials: null }), null);
    });
  }

  openAccount(id: string, address: string): Promise<AccountKey> {
    return this.#inTurn(async () => {
      const entry = await this.#entryFor(id, address);
      if (this.#entries.get(id) !== entry) {
        await this.#write(new Map(this.#entries).set(id, entry), this.#file?.live ?? null);
      }
      this.#makeWitnessFolder();
      const { dataKey, sealedBy } = entry;
      return { ...this.#placesOf(id), dataKey, sealedBy, machineMark: this.#markOrNew(), setAside: null };
    });
  }

  openPractice(): AccountKey {
    const { files, folder, random, now } = this.#parts;
    const place = join(folder, 'accounts', PRACTICE);
    const { dataKey, mark, setAside } = onDisk(() => openPracticeKey(files, place, random, now()));
    this.#makeWitnessFolder();
    return { ...this.#placesOf(PRACTICE), dataKey, sealedBy: 'plainFile', machineMark: mark, setAside };
  }

  /** Seals everything anew, where the system has a newer key; the old seals still open, so a failure costs nothing. */
  async sealAgain(): Promise<void> {
    await this.#inTurn(() => this.#write(this.#entries, this.#file?.live ?? null)).catch(() => undefined);
  }

  /** The account as it is kept, sealed at least as well as its address asks for; a new one where there is none. */
  async #entryFor(id: string, address: string): Promise<OpenEntry> {
    AccountId.parse(id);
    const { keychain, files, random } = this.#parts;
    const entry = this.#entries.get(id);
    const isSealable = this.state.is === 'ready' && (await isAvailable(keychain));
    if (entry !== undefined) {
      if (entry.sealedBy === 'keychain' || isLoopback(address)) return entry;
      if (!isSealable) throw new ProblemError('noKeychain');
      return { ...entry, sealedBy: 'keychain' }; // from now on it is a real account's key
    }
    // Closed, or a file without its key: a new key would make what lies there unreadable for good.
    const isThere = this.#file?.accounts[id] !== undefined || files.size(this.#placesOf(id).databaseFile) !== null;
    if (this.state.is === 'closed' || isThere) throw new ProblemError('keychainChanged');
    if (!isSealable && !isLoopback(address)) throw new ProblemError('noKeychain');
    const dataKey = { bytes: random(DATA_KEY_LENGTH), version: 1 };
    return { address, sealedBy: isSealable ? 'keychain' : 'plainFile', dataKey, credentials: null };
  }

  async #write(entries: ReadonlyMap<string, OpenEntry>, live: string | null): Promise<void> {
    // A closed vault holds a part of what the file holds: written out, the rest would be lost.
    if (this.state.is === 'closed') throw new ProblemError('keychainChanged');
    const { files, folder, keychain } = this.#parts;
    const needsKeychain =
      (this.#file?.seal ?? null) !== null || [...entries.values()].some((one) => one.sealedBy === 'keychain');
    const mark = this.#markOrNew();
    const file = await sealAll({ mark, entries, live }, needsKeychain ? keychain : null).catch(() => {
      throw new ProblemError('noKeychain'); // it was there a moment ago, and now refuses
    });
    onDisk(() => writeKeyFile(files, join(folder, 'keys.json'), file));
    this.#file = file;
    this.#entries = entries;
  }

  #markOrNew(): string {
    this.#mark ??= markOf(this.#parts.random);
    return this.#mark;
  }

  #placesOf(account: string): Pick<AccountKey, 'account' | 'databaseFile' | 'witnessFile'> {
    const { folder } = this.#parts;
    return {
      account,
      databaseFile: join(folder, 'accounts', account, 'desk.db'),
      witnessFile: join(folder, 'witness', account),
    };
  }

  #makeWitnessFolder(): void {
    const { files, folder } = this.#parts;
    onDisk(() => files.makeFolder(join(folder, 'witness')));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw kindOf(error) === undefined ? error : new ProblemError('diskFailed');
  }
}
