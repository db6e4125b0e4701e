// The key file as it is open: what stands in it, and the one way in which it is written, whole and in turn.
import { join } from 'node:path';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import type { ProxyPassword } from '../api/proxySignIn.ts';
import type { Files } from '../store/files.ts';
import { isAvailable } from './keychain.ts';
import { writeKeyFile } from './keyFile.ts';
import type { KeyFile } from './keyFile.ts';
import { offered } from './keyRenewal.ts';
import { onDisk } from './onDisk.ts';
import { markOf } from './plainKey.ts';
import type { VaultParts } from './port.ts';
import type { Covered, Recovery } from './recovery.ts';
import { putInPlace } from './reseal.ts';
import type { Resealed } from './reseal.ts';
import { sealAll } from './sealing.ts';
import type { OpenEntry, Unsealed } from './sealing.ts';
import type { VaultState } from './vaultState.ts';

export type KeyRingParts = VaultParts & { readonly files: Files };

/** What a key file was found to hold; `file` null = there is none, or it opens nothing. */
export type FoundKeys = { readonly state: VaultState; readonly file: KeyFile | null; readonly unsealed: Unsealed };

/** What is to stand in the file from now on; what is left out stays as it is. */
type Change = {
  readonly entries?: ReadonlyMap<string, OpenEntry>;
  readonly live?: string | null;
  readonly trusted?: readonly string[];
  readonly proxy?: ProxyPassword | null;
};

export class KeyRing {
  readonly recovery: Recovery;
  readonly #parts: KeyRingParts;
  #state: VaultState;
  #file: KeyFile | null;
  #mark: string | null;
  #entries: ReadonlyMap<string, OpenEntry>;
  #trusted: readonly string[];
  #proxy: ProxyPassword | null;
  // One change at a time: each is made of what the last one left.
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: KeyRingParts, recovery: Recovery, { state, file, unsealed }: FoundKeys) {
    this.#parts = parts;
    this.recovery = recovery;
    this.#state = state;
    this.#file = file;
    this.#mark = unsealed.mark;
    this.#entries = unsealed.entries;
    this.#trusted = unsealed.recovery;
    this.#proxy = unsealed.proxy;
  }

  get state(): VaultState {
    return this.#state;
  }

  /** The accounts whose keys are open, by their ids. */
  get entries(): ReadonlyMap<string, OpenEntry> {
    return this.#entries;
  }

  /** The file as it was read or written last; null = there is none, or it opens nothing. */
  get file(): KeyFile | null {
    return this.#file;
  }

  /** Id of the account that is connected; null = none is. */
  get live(): string | null {
    return this.#file?.live ?? null;
  }

  /** Public halves of the recovery codes that were made here. */
  get trusted(): readonly string[] {
    return this.#trusted;
  }

  get proxy(): ProxyPassword | null {
    return this.#proxy;
  }

  /** What the recovery file is to hold. */
  get covered(): Covered {
    return { entries: this.#entries, live: this.live, trusted: this.#trusted };
  }

  /** This computer's own mark, made where there is none; on the disk with the next writing. */
  markOrNew(): string {
    this.#mark ??= markOf(this.#parts.random);
    return this.#mark;
  }

  /** Does one piece of work after the other, also behind one that failed. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** The entries with one more, or another in its place. */
  entriesWith(id: string, entry: OpenEntry): ReadonlyMap<string, OpenEntry> {
    return new Map(this.#entries).set(id, entry);
  }

  /**
   * Seals the whole file anew; on the disk when it resolves, and only then true of this ring. Call in turn. Throws
   * ProblemError: 'keychainChanged' (closed), 'noKeychain', 'diskFailed'; nothing is changed then.
   */
  async write(change: Change = {}): Promise<void> {
    // A closed vault holds a part of what the file holds: written out, the rest would be lost.
    if (this.#state.is === 'closed') throw new ProblemError('keychainChanged');
    const { entries = this.#entries, live = this.live, trusted = this.#trusted, proxy = this.#proxy } = change;
    const { files, folder, keychain } = this.#parts;
    const needsKeychain =
      (this.#file?.seal ?? null) !== null ||
      proxy !== null ||
      [...entries.values()].some((one) => one.sealedBy === 'keychain');
    const toSeal = { mark: this.markOrNew(), entries, live, recovery: trusted, proxy };
    const file = await sealAll(toSeal, needsKeychain ? keychain : null).catch(() => {
      throw new ProblemError('noKeychain'); // it was there a moment ago, and now refuses
    });
    onDisk(() => writeKeyFile(files, join(folder, 'keys.json'), file));
    this.#file = file;
    this.#entries = entries;
    this.#trusted = trusted;
    this.#proxy = proxy;
    this.bringRecoveryUpToDate();
  }

  /** Puts a file that a recovery code opened in the place of this one, which is set aside: from now on it is open. */
  replaceBy({ file, unsealed }: Resealed): void {
    const { files, folder, now } = this.#parts;
    onDisk(() => putInPlace(files, join(folder, 'keys.json'), file, now()));
    this.#state = { is: 'ready' };
    this.#file = file;
    this.#entries = unsealed.entries;
    this.#mark = unsealed.mark;
    this.#trusted = unsealed.recovery;
  }

  /** Adds to the recovery file what is not in it yet. What fails is shown as not whole, and tried again at the next start. */
  bringRecoveryUpToDate(): void {
    if (this.#state.is === 'closed') return;
    try {
      this.recovery.add(this.covered);
    } catch {
      // The account itself is kept; the settings page says that the recovery code does not open it yet.
    }
  }

  /** Seals everything anew, where the system has a newer key; the old seals still open, so a failure costs nothing. */
  async sealAgain(): Promise<void> {
    await this.inTurn(() => this.write({ entries: offered(this.#entries) })).catch(() => undefined);
  }

  /** Whether the system's keychain seals now. */
  canSeal(): Promise<boolean> {
    return isAvailable(this.#parts.keychain);
  }
}
