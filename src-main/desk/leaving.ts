// What is still open when somebody quits: how many changes of which kind, and whether a moment more would send them.
import type { LineState, OutboxRow } from '../../src-shared/outbox/change.ts';
import type { Unsent } from '../../src-shared/outbox/quitWords.ts';
import type { OpenAccount } from './openAccount.ts';

type Leaving = { readonly rows: readonly OutboxRow[]; readonly line: LineState; readonly paused: string | null };

/** What is open, counted for the question. A notice about something that has ended keeps nobody. */
export function unsentOf({ rows, line, paused }: Leaving): Unsent {
  const open = rows.filter((row) => row.endedAt === null);
  const count = (...standings: readonly OutboxRow['standing'][]): number =>
    open.filter((row) => standings.includes(row.standing)).length;
  return {
    waiting: count('held', 'waiting', 'sending'),
    checking: count('checking'),
    needsYou: count('needsYou'),
    first: paused !== null ? 'proof' : line.is === 'keysRefused' ? 'keys' : 'line',
  };
}

/** True while a moment more would send something: a request is under way, or the line stands and nothing is in its way. */
export function isOnItsWay({ rows, line, paused }: Leaving): boolean {
  if (rows.some((row) => row.standing === 'sending')) return true;
  if (paused !== null || line.is !== 'online') return false;
  const stuck = new Set(
    rows.filter((row) => row.standing === 'needsYou' || row.standing === 'checking').map((row) => row.lane),
  );
  return rows.some((row) => (row.standing === 'held' || row.standing === 'waiting') && !stuck.has(row.lane));
}

/** How an account stands now. */
export function leavingOf({ outbox }: Pick<OpenAccount, 'outbox'>): Leaving {
  return { rows: outbox.rows(Number.POSITIVE_INFINITY), line: outbox.line(), paused: outbox.paused };
}

/** Resolves when nothing is on its way any more; at once where nothing is. Never rejects, and has no bound of its own. */
export function atRest(account: Pick<OpenAccount, 'outbox'> | undefined): Promise<void> {
  if (account === undefined || !isOnItsWay(leavingOf(account))) return Promise.resolve();
  return new Promise((resolve) => {
    const off = account.outbox.onChange(() => {
      if (isOnItsWay(leavingOf(account))) return;
      off();
      resolve();
    });
  });
}
