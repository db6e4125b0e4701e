// The vault over its key ring: keys of each account's file and of SecureVideo, given out, kept, renewed and forgotten.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { isLoopback } from '../api/address.ts';
import type { ProxyPassword } from '../api/proxySignIn.ts';
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { DataKey } from '../store/seal.ts';
import type { WaitingClosed } from '../store/waitingClosed.ts';
import { AccountFolders, PRACTICE } from './accountFolders.ts';
import { AccountId } from './keyFile.ts';
import { begun, ended } from './keyRenewal.ts';
import type { RenewalStanding } from './keyRenewal.ts';
import type { KeyRing, KeyRingParts } from './keyRing.ts';
import { onDisk } from './onDisk.ts';
import { openPracticeKey } from './plainKey.ts';
import type { AccountKey, AccountKeys, CodeTried, KeptAccount, StaffPlace, Vault } from './port.ts';
import { RecoveryCodes } from './recoveryCodes.ts';
import type { OpenEntry } from './sealing.ts';
import { keychainWords } from './vaultState.ts';
import type { VaultState } from './vaultState.ts';

/** Members as `Vault` tells them. */
export class KeyVault implements Vault {
  readonly setAside: readonly string[];
  readonly #parts: KeyRingParts;
  readonly #ring: KeyRing;
  readonly #folders: AccountFolders;
  readonly #codes: RecoveryCodes;
  /** Of the practice account, once it was opened in this run. */
  #practiceKey: DataKey | null = null;

  constructor(parts: KeyRingParts, ring: KeyRing, setAside: readonly string[]) {
    this.#parts = parts;
    this.#ring = ring;
    this.setAside = setAside;
    this.#folders = new AccountFolders(parts.files, parts.folder);
    this.#codes = new RecoveryCodes(parts, ring, this.#folders);
  }

  get state(): VaultState {
    return this.#ring.state;
  }

  async keychain(): Promise<{ available: boolean; words: string }> {
    const available = await this.#ring.canSeal();
    return { available, words: keychainWords(this.#ring.state, available) };
  }

  // ---- the connected account

  kept(): KeptAccount | null {
    const id = this.#ring.live;
    const entry = id === null ? undefined : this.#ring.file?.accounts[id];
    if (id === null || entry === undefined) return null;
    const identifier = this.#ring.entries.get(id)?.credentials?.identifier ?? '';
    return { id, address: entry.address, identifier, hasKeys: entry.credentials !== null };
  }

  keys(): Promise<AccountKeys | null> {
    const kept = this.kept();
    const entry = kept === null ? undefined : this.#ring.entries.get(kept.id);
    if (kept !== null && entry === undefined) return Promise.reject(new ProblemError('keychainChanged'));
    const credentials = entry?.credentials ?? null;
    return Promise.resolve(entry && credentials ? { address: entry.address, ...credentials } : null);
  }

  keep(id: string, { address, identifier, secret }: AccountKeys): Promise<void> {
    return this.#ring.inTurn(async () => {
      const entry = { ...(await this.#entryFor(id, address)), address, credentials: { identifier, secret } };
      await this.#ring.write({ entries: this.#ring.entriesWith(id, entry), live: id });
    });
  }

  forget(): Promise<void> {
    return this.#ring.inTurn(async () => {
      const kept = this.kept();
      if (kept === null) return;
      const entry = this.#ring.entries.get(kept.id);
      if (entry === undefined) throw new ProblemError('keychainChanged');
      await this.#ring.write({
        entries: this.#ring.entriesWith(kept.id, { ...entry, credentials: null }),
        live: null,
      });
    });
  }

  proxyPassword(): ProxyPassword | null {
    return this.#ring.proxy;
  }

  keepProxyPassword(proxy: ProxyPassword | null): Promise<void> {
    return this.#ring.inTurn(async () => {
      if (proxy === this.#ring.proxy) return;
      if (proxy !== null && this.#ring.state.is === 'ready' && !(await this.#ring.canSeal()))
        throw new ProblemError('noKeychain');
      await this.#ring.write({ proxy });
    });
  }

  // ---- the keys of accounts' files

  openAccount(id: string, address: string): Promise<AccountKey> {
    return this.#ring.inTurn(async () => {
      const entry = await this.#entryFor(id, address);
      if (this.#ring.entries.get(id) !== entry) {
        await this.#ring.write({ entries: this.#ring.entriesWith(id, entry) });
      }
      this.#folders.makeWitnessFolder();
      const { dataKey, formerKey, sealedBy, isInDoubt } = entry;
      const keys = { dataKey, formerKey, sealedBy, machineMark: this.#ring.markOrNew() };
      return { ...this.#folders.placesOf(id), ...keys, isInDoubt, setAside: null };
    });
  }

  openPractice(): AccountKey {
    const { files, random, now } = this.#parts;
    const folder = this.#folders.folderOf(PRACTICE);
    const { dataKey, mark, setAside } = onDisk(() => openPracticeKey(files, folder, random, now()));
    this.#folders.makeWitnessFolder();
    this.#practiceKey = dataKey;
    const sealedBy = 'plainFile';
    const keys = { dataKey, formerKey: null, sealedBy, machineMark: mark } as const;
    return { ...this.#folders.placesOf(PRACTICE), ...keys, setAside, isInDoubt: false };
  }

  staffPlace(): StaffPlace | null {
    const live = this.kept();
    if (live !== null) {
      const entry = this.#ring.entries.get(live.id);
      if (entry === undefined) return null;
      const { dataKey, formerKey } = entry;
      return { path: this.#folders.staffFileOf(live.id), dataKey, formerKey, isReal: true };
    }
    if (this.#practiceKey === null) return null;
    const path = this.#folders.staffFileOf(PRACTICE);
    return { path, dataKey: this.#practiceKey, formerKey: null, isReal: false };
  }

  askedAbout(id: string): Promise<void> {
    return this.#ring.inTurn(async () => {
      const entry = this.#ring.entries.get(id);
      if (entry?.isInDoubt !== true) return;
      await this.#ring.write({ entries: this.#ring.entriesWith(id, { ...entry, isInDoubt: false }) });
    });
  }

  renewal(): RenewalStanding {
    const entry = this.#ring.entries.get(this.kept()?.id ?? '');
    const isRunning = (entry?.formerKey ?? null) !== null;
    const mayBegin = this.#ring.state.is === 'ready' && entry !== undefined && !isRunning;
    return { mayBegin, isRunning, because: entry?.renewBecause ?? null };
  }

  beginRenewal(id: string): Promise<void> {
    const ring = this.#ring;
    return ring.inTurn(async () => {
      const entry = ring.entries.get(id);
      if (entry === undefined) throw new ProblemError('keychainChanged');
      const next = begun(entry, this.#parts.random);
      if (next === entry) return;
      if (next.sealedBy === 'keychain' && !(await ring.canSeal())) throw new ProblemError('noKeychain');
      const entries = ring.entriesWith(id, next);
      // The paper first, then the keychain: whichever is lost, no row is ever sealed with a key that the other one lacks.
      onDisk(() => ring.recovery.add({ ...ring.covered, entries }, id));
      await ring.write({ entries });
    });
  }

  endRenewal(id: string): Promise<void> {
    return this.#ring.inTurn(async () => {
      const entry = this.#ring.entries.get(id);
      if (entry === undefined || entry.formerKey === null) return;
      await this.#ring.write({ entries: this.#ring.entriesWith(id, ended(entry)) });
    });
  }

  /** The account as it is kept, sealed at least as well as its address asks for; a new one where there is none. */
  async #entryFor(id: string, address: string): Promise<OpenEntry> {
    AccountId.parse(id);
    const entry = this.#ring.entries.get(id);
    const isSealable = this.#ring.state.is === 'ready' && (await this.#ring.canSeal());
    if (entry !== undefined) {
      if (entry.sealedBy === 'keychain' || isLoopback(address)) return entry;
      if (!isSealable) throw new ProblemError('noKeychain');
      return { ...entry, sealedBy: 'keychain' }; // from now on it is a real account's key
    }
    // Closed, or a file without its key: a new key would make what lies there unreadable for good.
    const isThere = this.#ring.file?.accounts[id] !== undefined || this.#folders.hasFile(id);
    if (this.#ring.state.is === 'closed' || isThere) throw new ProblemError('keychainChanged');
    if (!isSealable && !isLoopback(address)) throw new ProblemError('noKeychain');
    const dataKey = { bytes: this.#parts.random(DATA_KEY_LENGTH), version: 1 };
    const sealedBy = isSealable ? 'keychain' : 'plainFile';
    const keys = { dataKey, formerKey: null, credentials: null };
    return { address, sealedBy, ...keys, isInDoubt: false, renewBecause: null };
  }

  // ---- behind closed keys

  waitingClosed(): WaitingClosed | null {
    return this.#folders.waitingClosed();
  }

  waitingIn(except: string | null): readonly (WaitingClosed | null)[] {
    return this.#folders.waitingIn(except);
  }

  recovery(): ReturnType<Vault['recovery']> {
    return this.#codes.recovery();
  }

  makeCode(): Promise<{ id: string; code: string }> {
    return this.#codes.makeCode();
  }

  confirmCode(id: string): Promise<void> {
    return this.#codes.confirmCode(id);
  }

  dropCode(id: string): Promise<void> {
    return this.#codes.dropCode(id);
  }

  openByCode(typed: string): Promise<CodeTried> {
    return this.#codes.openByCode(typed);
  }
}
