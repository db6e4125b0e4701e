// "Remove everything from this computer": how much still waits is told first, and it goes only at a typed word.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { isRemovalWord } from '../../src-shared/removal.ts';
import type { WaitingClosed } from '../store/waitingClosed.ts';
import type { OpenAccount } from './openAccount.ts';

export type RemovalParts = {
  readonly open: () => OpenAccount | undefined;
  /** What waits in the clinic's accounts, without the one that is open if `isLive`; null for one that cannot be read. */
  readonly waitingElsewhere: (isLive: boolean) => readonly (WaitingClosed | null)[];
  /** Stops sending and closes every file. */
  readonly close: () => Promise<void>;
  /** Destroys everything and ends the program; throws where a key could not be destroyed. */
  readonly destroy: () => void;
};

/** `waiting`: changes that SecureVideo does not have; `isWhole` false: there are files in which they could not be counted. */
export type RemovalLook = { readonly waiting: number; readonly isWhole: boolean };

export interface Removal {
  look(): RemovalLook;
  /** Throws ProblemError('notTyped') where the word is another one; nothing is touched then. */
  go(typed: string): Promise<void>;
}

export function createRemoval(parts: RemovalParts): Removal {
  return {
    look: () => {
      const account = parts.open();
      const isLive = account?.mode === 'live';
      const open = isLive ? account.outbox.rows(Number.POSITIVE_INFINITY) : [];
      const here = open.filter((row) => row.endedAt === null).length;
      const others = parts.waitingElsewhere(isLive);
      const counted = others.reduce((sum, one) => sum + (one?.count ?? 0), here);
      return { waiting: counted, isWhole: !others.includes(null) };
    },
    go: async (typed) => {
      if (!isRemovalWord(typed)) throw new ProblemError('notTyped');
      await parts.close();
      parts.destroy();
    },
  };
}
