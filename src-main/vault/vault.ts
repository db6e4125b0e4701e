// Keys: of each account's file, and of SecureVideo. Sealed by the system's keychain; never made anew over sealed data.
import { join } from 'node:path';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { readCode } from '../../src-shared/recovery/code.ts';
import { isLoopback } from '../api/address.ts';
import type { ProxyPassword } from '../api/proxySignIn.ts';
import { nodeFiles } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { DataKey } from '../store/seal.ts';
import { kindOf } from '../store/storeError.ts';
import { waitingClosed } from '../store/waitingClosed.ts';
import type { WaitingClosed } from '../store/waitingClosed.ts';
import type { Keychain } from './keychain.ts';
import { AccountId, readKeyFile, writeKeyFile } from './keyFile.ts';
import type { KeyFile } from './keyFile.ts';
import { begun, ended, offered } from './keyRenewal.ts';
import type { RenewalStanding } from './keyRenewal.ts';
import { markOf, openPracticeKey } from './plainKey.ts';
import type { AccountKey, AccountKeys, CodeTried, KeptAccount, StaffPlace, Vault, VaultParts } from './port.ts';
import { Attempts, openRecovery } from './recovery.ts';
import type { Covered, Recovery } from './recovery.ts';
import { RecoveryNotKept } from './recoveryFile.ts';
import { putInPlace, reseal } from './reseal.ts';
import { ForeignKeychain, sealAll, unsealAll, unsealPlain } from './sealing.ts';
import type { OpenEntry, Unsealed } from './sealing.ts';
import { keychainWords } from './vaultState.ts';
import type { ClosedBecause, VaultState } from './vaultState.ts';

type Parts = VaultParts & { readonly files: Files };

const PRACTICE = 'practice';

/** Reads the key file and opens what opens. Writes nothing but what the keychain asks to be sealed anew. */
export async function openVault(parts: VaultParts): Promise<Vault> {
  const files = parts.files ?? nodeFiles;
  const path = join(parts.folder, 'keys.json');
  files.makeFolder(parts.folder);
  const found = readKeyFile(files, path, parts.now());
  const recovery = openRecovery({ ...parts, files });
  const foundAside = found.is === 'found' || found.is === 'damaged' ? found.setAside : [];
  const setAside = [...foundAside, ...recovery.setAside];
  if (found.is !== 'found') {
    const because = found.is === 'newer' ? 'newer' : found.is === 'damaged' ? 'keyFileDamaged' : 'keyFileMissing';
    // Without any account's file there is nothing that a lost key could have opened.
    const isLost = found.is === 'newer' || realAccounts(files, parts.folder).length > 0;
    const state: VaultState = isLost ? { is: 'closed', because } : { is: 'ready' };
    return new KeyVault({ ...parts, files }, recovery, { state, setAside, file: null, unsealed: nothingKept });
  }
  const opened = await tryUnseal(found.file, parts.keychain);
  if (typeof opened === 'string' && Object.keys(found.file.accounts).length === 0) {
    // Nothing but a proxy's password was in it: it is typed anew, and no account is kept from being connected.
    const empty = { state: { is: 'ready' }, setAside, file: null, unsealed: nothingKept } as const;
    return new KeyVault({ ...parts, files }, recovery, empty);
  }
  const isClosed = typeof opened === 'string';
  const state: VaultState = isClosed ? { is: 'closed', because: opened } : { is: 'ready' };
  const unsealed = isClosed ? await unsealPlain(found.file).catch(() => nothingKept) : opened;
  const vault = new KeyVault({ ...parts, files }, recovery, { state, setAside, file: found.file, unsealed });
  if (unsealed.shouldReSeal) await vault.sealAgain();
  vault.bringRecoveryUpToDate();
  return vault;
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

type Found = {
  readonly state: VaultState;
  readonly setAside: readonly string[];
  readonly file: KeyFile | null;
  readonly unsealed: Unsealed;
};

class KeyVault implements Vault {
  readonly setAside: readonly string[];
  readonly #parts: Parts;
  readonly #recovery: Recovery;
  readonly #attempts: Attempts;
  #state: VaultState;
  #file: KeyFile | null;
  #mark: string | null;
  #entries: ReadonlyMap<string, OpenEntry>;
  /** Public halves of the recovery codes that were made here. */
  #trusted: readonly string[];
  #proxy: ProxyPassword | null;
  /** Of the practice account, once it was opened in this run. */
  #practiceKey: DataKey | null = null;
  // One change at a time: each is made of what the last one left.
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts, recovery: Recovery, { state, setAside, file, unsealed }: Found) {
    this.#parts = parts;
    this.#recovery = recovery;
    this.#attempts = new Attempts(parts.monotonic);
    this.#state = state;
    this.setAside = setAside;
    this.#file = file;
    this.#mark = unsealed.mark;
    this.#entries = unsealed.entries;
    this.#trusted = unsealed.recovery;
    this.#proxy = unsealed.proxy;
  }

  get state(): VaultState {
    return this.#state;
  }

  async keychain(): Promise<{ available: boolean; words: string }> {
    const available = await isAvailable(this.#parts.keychain);
    return { available, words: keychainWords(this.#state, available) };
  }

  kept(): KeptAccount | null {
    const id = this.#file?.live ?? null;
    const entry = id === null ? undefined : this.#file?.accounts[id];
    if (id === null || entry === undefined) return null;
    const identifier = this.#entries.get(id)?.credentials?.identifier ?? '';
    return { id, address: entry.address, identifier, hasKeys: entry.credentials !== null };
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

  proxyPassword(): ProxyPassword | null {
    return this.#proxy;
  }

  keepProxyPassword(proxy: ProxyPassword | null): Promise<void> {
    return this.#inTurn(async () => {
      if (proxy === this.#proxy) return;
      if (proxy !== null && this.#state.is === 'ready' && !(await isAvailable(this.#parts.keychain)))
        throw new ProblemError('noKeychain');
      await this.#write(this.#entries, this.#file?.live ?? null, this.#trusted, proxy);
    });
  }

  openAccount(id: string, address: string): Promise<AccountKey> {
    return this.#inTurn(async () => {
      const entry = await this.#entryFor(id, address);
      if (this.#entries.get(id) !== entry) {
        await this.#write(new Map(this.#entries).set(id, entry), this.#file?.live ?? null);
      }
      this.#makeWitnessFolder();
      const { dataKey, formerKey, sealedBy, isInDoubt } = entry;
      const keys = { dataKey, formerKey, sealedBy, machineMark: this.#markOrNew() };
      return { ...this.#placesOf(id), ...keys, isInDoubt, setAside: null };
    });
  }

  openPractice(): AccountKey {
    const { files, folder, random, now } = this.#parts;
    const place = join(folder, 'accounts', PRACTICE);
    const { dataKey, mark, setAside } = onDisk(() => openPracticeKey(files, place, random, now()));
    this.#makeWitnessFolder();
    this.#practiceKey = dataKey;
    const sealedBy = 'plainFile';
    const keys = { dataKey, formerKey: null, sealedBy, machineMark: mark } as const;
    return { ...this.#placesOf(PRACTICE), ...keys, setAside, isInDoubt: false };
  }

  staffPlace(): StaffPlace | null {
    const { folder } = this.#parts;
    const pathOf = (id: string): string => join(folder, 'accounts', id, 'staff.sealed');
    const live = this.kept();
    if (live !== null) {
      const entry = this.#entries.get(live.id);
      if (entry === undefined) return null;
      return { path: pathOf(live.id), dataKey: entry.dataKey, formerKey: entry.formerKey, isReal: true };
    }
    if (this.#practiceKey === null) return null;
    return { path: pathOf(PRACTICE), dataKey: this.#practiceKey, formerKey: null, isReal: false };
  }

  askedAbout(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#entries.get(id);
      if (entry?.isInDoubt !== true) return;
      await this.#write(new Map(this.#entries).set(id, { ...entry, isInDoubt: false }), this.#file?.live ?? null);
    });
  }

  renewal(): RenewalStanding {
    const entry = this.#entries.get(this.kept()?.id ?? '');
    const isRunning = (entry?.formerKey ?? null) !== null;
    const mayBegin = this.#state.is === 'ready' && entry !== undefined && !isRunning;
    return { mayBegin, isRunning, because: entry?.renewBecause ?? null };
  }

  beginRenewal(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#entries.get(id);
      if (entry === undefined) throw new ProblemError('keychainChanged');
      const next = begun(entry, this.#parts.random);
      if (next === entry) return;
      if (next.sealedBy === 'keychain' && !(await isAvailable(this.#parts.keychain)))
        throw new ProblemError('noKeychain');
      const entries = new Map(this.#entries).set(id, next);
      // The paper first, then the keychain: whichever is lost, no row is ever sealed with a key that the other one lacks.
      onDisk(() => this.#recovery.add({ ...this.#covered(), entries }, id));
      await this.#write(entries, this.#file?.live ?? null);
    });
  }

  endRenewal(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#entries.get(id);
      if (entry === undefined || entry.formerKey === null) return;
      await this.#write(new Map(this.#entries).set(id, ended(entry)), this.#file?.live ?? null);
    });
  }

  waitingClosed(): WaitingClosed | null {
    const { files, folder } = this.#parts;
    const all = realAccounts(files, folder).flatMap((id) => waitingClosed(this.#placesOf(id).databaseFile) ?? []);
    if (all.length === 0) return null;
    const since = all.flatMap((one) => one.since ?? []);
    return {
      count: all.reduce((sum, one) => sum + one.count, 0),
      since: since.length === 0 ? null : Math.min(...since),
      kinds: all.flatMap((one) => one.kinds),
    };
  }

  waitingIn(except: string | null): readonly (WaitingClosed | null)[] {
    const { files, folder } = this.#parts;
    const others = realAccounts(files, folder).filter((id) => id !== except);
    return others.map((id) => waitingClosed(this.#placesOf(id).databaseFile));
  }

  recovery(): ReturnType<Vault['recovery']> {
    const isClosed = this.#state.is === 'closed' && this.#state.because !== 'newer';
    return {
      ...this.#recovery.standing({ entries: this.#entries, trusted: this.#trusted }),
      mayMake: this.#state.is === 'ready' && [...this.#entries.values()].some((entry) => entry.sealedBy === 'keychain'),
      mayOpen: isClosed && this.#recovery.isThere,
    };
  }

  makeCode(): Promise<{ id: string; code: string }> {
    return this.#inTurn(async () => {
      if (this.#state.is === 'closed') throw new ProblemError('keychainChanged');
      if (this.#entries.size === 0) throw new ProblemError('noAccount');
      if (!(await isAvailable(this.#parts.keychain))) throw new ProblemError('noKeychain');
      const covered = this.#covered();
      const { id, code, publicKey } = await this.#recovery.make(covered).catch(throwDiskFailed);
      try {
        // Known to the keychain before it is shown: from now on later accounts are added to it.
        await this.#write(this.#entries, covered.live, [...this.#recovery.knownOf(this.#trusted), publicKey]);
      } catch (error) {
        onDisk(() => this.#recovery.drop(id));
        throw error;
      }
      return { id, code };
    });
  }

  confirmCode(id: string): Promise<void> {
    return this.#inTurn(async () => {
      const publicKey = onDisk(() => this.#recovery.confirm(id));
      if (publicKey === null) throw new ProblemError('noSuchCode');
      // The file decides which code opens; one that the keychain still knows beside it opens nothing.
      await this.#write(this.#entries, this.#file?.live ?? null, [publicKey]).catch(() => undefined);
    });
  }

  dropCode(id: string): Promise<void> {
    return this.#inTurn(() => Promise.resolve(onDisk(() => this.#recovery.drop(id))));
  }

  openByCode(typed: string): Promise<CodeTried> {
    return this.#inTurn(async (): Promise<CodeTried> => {
      const { keychain, files, folder, random, now } = this.#parts;
      if (this.#state.is === 'ready') throw new ProblemError('vaultOpen');
      if (this.#state.because === 'newer' || this.#recovery.isNewer) throw new ProblemError('keysNewer');
      if (!this.#recovery.isThere) throw new ProblemError('noRecovery');
      const read = readCode(typed);
      if (read.is !== 'code') return { is: 'slip' };
      if (this.#attempts.waitMs > 0) return { is: 'wait', ms: this.#attempts.waitMs };
      const opened = await this.#recovery.open(read.code);
      if (opened === null) {
        this.#attempts.failed();
        return { is: 'wrong', ms: this.#attempts.waitMs };
      }
      if (opened.keys.size === 0) throw new ProblemError('noRecovery');
      const sealing = { keychain, random, isAvailable: await isAvailable(keychain) };
      const { file, unsealed } = await reseal(opened, this.#entries, this.#file?.live ?? null, sealing);
      const earlier = new Set([...Object.keys(this.#file?.accounts ?? {}), ...realAccounts(files, folder)]);
      onDisk(() => putInPlace(files, join(folder, 'keys.json'), file, now()));
      this.#state = { is: 'ready' };
      [this.#file, this.#entries, this.#mark, this.#trusted] = [
        file,
        unsealed.entries,
        unsealed.mark,
        unsealed.recovery,
      ];
      const left = [...earlier].filter((id) => !unsealed.entries.has(id)).length;
      return { is: 'opened', accounts: unsealed.entries.size, left };
    });
  }

  /** Adds to the recovery file what is not in it yet. What fails is shown as not whole, and tried again at the next start. */
  bringRecoveryUpToDate(): void {
    if (this.#state.is === 'closed') return;
    try {
      this.#recovery.add(this.#covered());
    } catch {
      // The account itself is kept; the settings page says that the recovery code does not open it yet.
    }
  }

  /** Seals everything anew, where the system has a newer key; the old seals still open, so a failure costs nothing. */
  async sealAgain(): Promise<void> {
    const again = (): Promise<void> => this.#write(offered(this.#entries), this.#file?.live ?? null);
    await this.#inTurn(again).catch(() => undefined);
  }

  /** The account as it is kept, sealed at least as well as its address asks for; a new one where there is none. */
  async #entryFor(id: string, address: string): Promise<OpenEntry> {
    AccountId.parse(id);
    const { keychain, files, random } = this.#parts;
    const entry = this.#entries.get(id);
    const isSealable = this.#state.is === 'ready' && (await isAvailable(keychain));
    if (entry !== undefined) {
      if (entry.sealedBy === 'keychain' || isLoopback(address)) return entry;
      if (!isSealable) throw new ProblemError('noKeychain');
      return { ...entry, sealedBy: 'keychain' }; // from now on it is a real account's key
    }
    // Closed, or a file without its key: a new key would make what lies there unreadable for good.
    const isThere = this.#file?.accounts[id] !== undefined || files.size(this.#placesOf(id).databaseFile) !== null;
    if (this.#state.is === 'closed' || isThere) throw new ProblemError('keychainChanged');
    if (!isSealable && !isLoopback(address)) throw new ProblemError('noKeychain');
    const dataKey = { bytes: random(DATA_KEY_LENGTH), version: 1 };
    const sealedBy = isSealable ? 'keychain' : 'plainFile';
    const keys = { dataKey, formerKey: null, credentials: null };
    return { address, sealedBy, ...keys, isInDoubt: false, renewBecause: null };
  }

  async #write(
    entries: ReadonlyMap<string, OpenEntry>,
    live: string | null,
    recovery: readonly string[] = this.#trusted,
    proxy: ProxyPassword | null = this.#proxy,
  ): Promise<void> {
    // A closed vault holds a part of what the file holds: written out, the rest would be lost.
    if (this.#state.is === 'closed') throw new ProblemError('keychainChanged');
    const { files, folder, keychain } = this.#parts;
    const needsKeychain =
      (this.#file?.seal ?? null) !== null ||
      proxy !== null ||
      [...entries.values()].some((one) => one.sealedBy === 'keychain');
    const mark = this.#markOrNew();
    const file = await sealAll({ mark, entries, live, recovery, proxy }, needsKeychain ? keychain : null).catch(() => {
      throw new ProblemError('noKeychain'); // it was there a moment ago, and now refuses
    });
    onDisk(() => writeKeyFile(files, join(folder, 'keys.json'), file));
    this.#file = file;
    this.#entries = entries;
    this.#trusted = recovery;
    this.#proxy = proxy;
    this.bringRecoveryUpToDate();
  }

  #covered(): Covered {
    return { entries: this.#entries, live: this.#file?.live ?? null, trusted: this.#trusted };
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
    return throwDiskFailed(error);
  }
}

function throwDiskFailed(error: unknown): never {
  const isDisk = kindOf(error) !== undefined || error instanceof RecoveryNotKept;
  throw isDisk ? new ProblemError('diskFailed') : error;
}
