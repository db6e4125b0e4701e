// The recovery codes of this computer: made, confirmed, kept up to date without the code, and opened with it.
import { join } from 'node:path';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { setAsideName } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import type { DataKey, RandomBytes } from '../store/seal.ts';
import { readRecoveryFile, writeRecoveryFile } from './recoveryFile.ts';
import type { KeptCode, RecoveryFile } from './recoveryFile.ts';
import { NotOpened, makeCode, openCode, openKey, sealKey } from './recoverySeal.ts';
import type { Stretching } from './recoverySeal.ts';

/** An account as a code keeps it: what its file is opened with, and where it is connected; not its API keys. */
export type KeptKey = { readonly address: string; readonly dataKey: DataKey; readonly formerKey: DataKey | null };

/** What is to be in the file. `trusted`: public halves that the keychain knows as made here. */
export type Covered = {
  readonly entries: ReadonlyMap<string, KeptKey>;
  readonly live: string | null;
  readonly trusted: readonly string[];
};

/**
 * `madeAt`: since when the code in force exists, null = there is none. `shownAt`: when a code was shown that nobody
 * confirmed; it opens too. `isWhole`: every account is in it.
 */
export type RecoveryStanding = {
  readonly madeAt: number | null;
  readonly id: string | null;
  readonly shownAt: number | null;
  readonly isWhole: boolean;
};

/** What a code opened. `publicKey`: of that code. `unopened`: accounts in it whose seal was damaged. */
export type OpenedByCode = {
  readonly keys: ReadonlyMap<string, KeptKey>;
  readonly live: string | null;
  readonly publicKey: string;
  readonly unopened: number;
};

export type RecoveryParts = {
  readonly folder: string;
  readonly files: Files;
  readonly random: RandomBytes;
  readonly now: () => number;
  readonly stretching?: Stretching;
};

const NAME = 'recovery.json';

/** Reads the recovery file of `folder`. Throws what the disk says. */
export function openRecovery(parts: RecoveryParts): Recovery {
  return new Recovery(parts);
}

/** Written by the vault alone, one change at a time. */
export class Recovery {
  readonly setAside: readonly string[];
  readonly isNewer: boolean;
  readonly #parts: RecoveryParts;
  readonly #path: string;
  #file: RecoveryFile | null;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
    this.#path = join(parts.folder, NAME);
    const found = readRecoveryFile(parts.files, this.#path, parts.now());
    this.#file = found.is === 'found' ? found.file : null;
    this.isNewer = found.is === 'newer';
    this.setAside = found.is === 'found' || found.is === 'damaged' ? found.setAside : [];
  }

  /** Whether there is any code that could open something. */
  get isThere(): boolean {
    return (this.#file?.codes.length ?? 0) > 0;
  }

  /** Those of the trusted public halves whose codes are still in the file. */
  knownOf(trusted: readonly string[]): readonly string[] {
    return this.#codes(trusted).map((code) => code.publicKey);
  }

  standing({ entries, trusted }: Pick<Covered, 'entries' | 'trusted'>): RecoveryStanding {
    const codes = this.#codes(trusted);
    const inForce = codes.find((code) => code.confirmedAt !== null);
    const shown = codes.find((code) => code.confirmedAt === null);
    return {
      madeAt: inForce?.madeAt ?? null,
      id: inForce?.id ?? null,
      shownAt: shown?.madeAt ?? null,
      isWhole: inForce !== undefined && [...entries].every(([account, key]) => isIn(inForce, account, key)),
    };
  }

  /** Makes a code beside the one in force, which goes on to open until the new one is confirmed. On the disk when it resolves. */
  async make(covered: Covered): Promise<{ readonly id: string; readonly code: string; readonly publicKey: string }> {
    this.#mayWrite();
    const { random, now, stretching } = this.#parts;
    const { code, seal } = await makeCode(random, stretching);
    const made = this.#filled({ ...seal, madeAt: now(), confirmedAt: null, accounts: {}, former: {} }, covered);
    const inForce = this.#codes(covered.trusted).filter((one) => one.confirmedAt !== null);
    this.#keepForeign(covered.trusted);
    this.#write({ live: covered.live, codes: [...inForce, made] });
    return { id: seal.id, code, publicKey: seal.publicKey };
  }

  /** From now on this code alone opens; its public half is answered. Null where no such code is shown. */
  confirm(id: string): string | null {
    const code = this.#file?.codes.find((one) => one.id === id && one.confirmedAt === null);
    if (this.#file === null || code === undefined) return null;
    this.#write({ ...this.#file, codes: [{ ...code, confirmedAt: this.#parts.now() }] });
    return code.publicKey;
  }

  /** The shown code opens nothing any more; the one in force stays. */
  drop(id: string): void {
    if (this.#file === null) return;
    const codes = this.#file.codes.filter((one) => one.id !== id || one.confirmedAt !== null);
    if (codes.length !== this.#file.codes.length) this.#write({ ...this.#file, codes });
  }

  /**
   * Adds what is not in the trusted codes yet, with their public halves: no code is needed. `anew`: an account whose keys
   * are put in also where keys of the same versions are in them.
   */
  add(covered: Covered, anew: string | null = null): void {
    if (this.#file === null || this.#codes(covered.trusted).length === 0) return;
    const codes = this.#file.codes.map((code) =>
      covered.trusted.includes(code.publicKey) ? this.#filled(code, covered, anew) : code,
    );
    const isSame = covered.live === this.#file.live && codes.every((code, at) => code === this.#file?.codes[at]);
    if (!isSame) this.#write({ ...this.#file, live: covered.live, codes });
  }

  /** What `code` opens; null where it is none of these codes. Writes nothing. */
  async open(code: string): Promise<OpenedByCode | null> {
    for (const kept of this.#file?.codes ?? []) {
      const privateKey = await openCode(code, kept).catch(rethrowUnless(NotOpened));
      if (privateKey === null) continue;
      const keys = new Map<string, KeptKey>();
      for (const [account, sealed] of Object.entries(kept.accounts)) {
        try {
          const former = kept.former[account];
          const formerKey = former === undefined ? null : openKey(privateKey, account, former);
          keys.set(account, { address: sealed.address, dataKey: openKey(privateKey, account, sealed), formerKey });
        } catch (error) {
          if (!(error instanceof NotOpened)) throw error;
        }
      }
      const unopened = Object.keys(kept.accounts).length - keys.size;
      return { keys, live: this.#file?.live ?? null, publicKey: kept.publicKey, unopened };
    }
    return null;
  }

  /** The same object where nothing was missing in it. */
  #filled(code: KeptCode, { entries }: Covered, anew: string | null = null): KeptCode {
    const missing = [...entries].filter(([account, key]) => account === anew || !isIn(code, account, key));
    if (missing.length === 0) return code;
    const { random } = this.#parts;
    const [accounts, former] = [{ ...code.accounts }, { ...code.former }];
    for (const [account, { address, dataKey, formerKey }] of missing) {
      accounts[account] = sealKey(code.publicKey, account, { address, dataKey }, random);
      delete former[account];
      if (formerKey === null) continue;
      former[account] = sealKey(code.publicKey, account, { address, dataKey: formerKey }, random);
    }
    return { ...code, accounts, former };
  }

  #codes(trusted: readonly string[]): readonly KeptCode[] {
    return this.#file?.codes.filter((code) => trusted.includes(code.publicKey)) ?? [];
  }

  // A code that was not made by this computer's keychain may be the last way into an account that was here before.
  #keepForeign(trusted: readonly string[]): void {
    const { files, now } = this.#parts;
    const isForeign = this.#file?.codes.some((code) => !trusted.includes(code.publicKey)) ?? false;
    if (isForeign && files.size(this.#path) !== null) files.copy(this.#path, setAsideName(files, this.#path, now()));
  }

  #write({ live, codes }: Omit<RecoveryFile, 'version'>): void {
    const isRenewing = codes.some((code) => Object.keys(code.former).length > 0);
    const file: RecoveryFile = { version: isRenewing ? 2 : 1, live, codes: [...codes] };
    this.#mayWrite();
    writeRecoveryFile(this.#parts.files, this.#path, file);
    this.#file = file;
  }

  #mayWrite(): void {
    if (this.isNewer) throw new ProblemError('keysNewer');
  }
}

function isIn(code: KeptCode, account: string, { address, dataKey, formerKey }: KeptKey): boolean {
  const kept = code.accounts[account];
  const isFormerIn = code.former[account]?.keyVersion === formerKey?.version;
  return kept !== undefined && kept.keyVersion === dataKey.version && kept.address === address && isFormerIn;
}

function rethrowUnless(kind: new () => Error): (error: unknown) => null {
  return (error) => {
    if (error instanceof kind) return null;
    throw error;
  };
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait between codes that did not open: twice as long after each, a minute at most. */
export class Attempts {
  readonly #monotonic: () => number;
  #failed = 0;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Milliseconds until the next try; 0 = now. */
  get waitMs(): number {
    return Math.max(0, this.#notBefore - this.#monotonic());
  }

  failed(): void {
    this.#notBefore = this.#monotonic() + Math.min(FIRST_WAIT_MS * 2 ** this.#failed, LONGEST_WAIT_MS);
    this.#failed++;
  }
}
