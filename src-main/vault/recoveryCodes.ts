// The recovery code at work: made, confirmed or dropped while the keys are open, and what opens them when they are closed.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { readCode } from '../../src-shared/recovery/code.ts';
import type { AccountFolders } from './accountFolders.ts';
import type { KeyRing, KeyRingParts } from './keyRing.ts';
import { onDisk, throwDiskFailed } from './onDisk.ts';
import type { CodeTried, Vault } from './port.ts';
import { Attempts } from './recovery.ts';
import { reseal } from './reseal.ts';

type Does = Pick<Vault, 'recovery' | 'makeCode' | 'confirmCode' | 'dropCode' | 'openByCode'>;

/** Members as `Vault` tells them. */
export class RecoveryCodes implements Does {
  readonly #parts: KeyRingParts;
  readonly #ring: KeyRing;
  readonly #folders: AccountFolders;
  readonly #attempts: Attempts;

  constructor(parts: KeyRingParts, ring: KeyRing, folders: AccountFolders) {
    this.#parts = parts;
    this.#ring = ring;
    this.#folders = folders;
    this.#attempts = new Attempts(parts.monotonic);
  }

  recovery(): ReturnType<Vault['recovery']> {
    const { state, entries, trusted, recovery } = this.#ring;
    const isClosed = state.is === 'closed' && state.because !== 'newer';
    return {
      ...recovery.standing({ entries, trusted }),
      mayMake: state.is === 'ready' && [...entries.values()].some((entry) => entry.sealedBy === 'keychain'),
      mayOpen: isClosed && recovery.isThere,
    };
  }

  makeCode(): Promise<{ id: string; code: string }> {
    const ring = this.#ring;
    return ring.inTurn(async () => {
      if (ring.state.is === 'closed') throw new ProblemError('keychainChanged');
      if (ring.entries.size === 0) throw new ProblemError('noAccount');
      if (!(await ring.canSeal())) throw new ProblemError('noKeychain');
      const { covered } = ring;
      const { id, code, publicKey } = await ring.recovery.make(covered).catch(throwDiskFailed);
      try {
        // Known to the keychain before it is shown: from now on later accounts are added to it.
        await ring.write({ live: covered.live, trusted: [...ring.recovery.knownOf(ring.trusted), publicKey] });
      } catch (error) {
        onDisk(() => ring.recovery.drop(id));
        throw error;
      }
      return { id, code };
    });
  }

  confirmCode(id: string): Promise<void> {
    const ring = this.#ring;
    return ring.inTurn(async () => {
      const publicKey = onDisk(() => ring.recovery.confirm(id));
      if (publicKey === null) throw new ProblemError('noSuchCode');
      // The file decides which code opens; one that the keychain still knows beside it opens nothing.
      await ring.write({ trusted: [publicKey] }).catch(() => undefined);
    });
  }

  dropCode(id: string): Promise<void> {
    return this.#ring.inTurn(() => Promise.resolve(onDisk(() => this.#ring.recovery.drop(id))));
  }

  openByCode(typed: string): Promise<CodeTried> {
    const ring = this.#ring;
    return ring.inTurn(async (): Promise<CodeTried> => {
      const { keychain, random } = this.#parts;
      if (ring.state.is === 'ready') throw new ProblemError('vaultOpen');
      if (ring.state.because === 'newer' || ring.recovery.isNewer) throw new ProblemError('keysNewer');
      if (!ring.recovery.isThere) throw new ProblemError('noRecovery');
      const read = readCode(typed);
      if (read.is !== 'code') return { is: 'slip' };
      if (this.#attempts.waitMs > 0) return { is: 'wait', ms: this.#attempts.waitMs };
      const opened = await ring.recovery.open(read.code);
      if (opened === null) {
        this.#attempts.failed();
        return { is: 'wrong', ms: this.#attempts.waitMs };
      }
      if (opened.keys.size === 0) throw new ProblemError('noRecovery');
      const sealing = { keychain, random, isAvailable: await ring.canSeal() };
      const resealed = await reseal(opened, ring.entries, ring.live, sealing);
      const earlier = new Set([...Object.keys(ring.file?.accounts ?? {}), ...this.#folders.real()]);
      ring.replaceBy(resealed);
      const { entries } = resealed.unsealed;
      const left = [...earlier].filter((id) => !entries.has(id)).length;
      return { is: 'opened', accounts: entries.size, left };
    });
  }
}
