// Somebody quits: what is being opened is waited for, then what is on its way; where something waits there is a question.
import { quitWords, stillOpeningWords } from '../../src-shared/outbox/quitWords.ts';
import type { QuitWords } from '../../src-shared/outbox/quitWords.ts';
import { atRest, isOnItsWay, leavingOf, unsentOf } from './leaving.ts';
import type { Accounts } from './parts.ts';

export type Quitting = {
  /** Resolves when nothing is being opened and nothing is on its way any more. Has no bound of its own. */
  settle(): Promise<void>;
  /** The question to be put now; null = nobody is to be asked. */
  question(): QuitWords | null;
};

/** `sending`: it is waited for what is on its way, and the page may say so. */
export function quittingOf(accounts: Pick<Accounts, 'open' | 'opening'>, sending: () => void): Quitting {
  return {
    async settle() {
      await accounts.opening();
      const open = accounts.open();
      if (open && isOnItsWay(leavingOf(open))) sending();
      return atRest(open);
    },
    question() {
      const open = accounts.open();
      if (open) return quitWords(unsentOf(leavingOf(open)));
      // It took too long: what waits is not known, and is not taken for nothing.
      return accounts.opening() === null ? null : stillOpeningWords();
    },
  };
}
