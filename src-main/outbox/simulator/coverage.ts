// What a batch of days has met: each step of a change's life, each way in which it ended, each kind of crash.
import type { DatabaseSync } from 'node:sqlite';
import type { ChangeState } from '../../../src-shared/outbox/state.ts';
import type { Wished } from './wished.ts';

export class Coverage {
  /** How often each was met; the keys read "queued + marked", "end delivered", "crash after commit". */
  readonly counts = new Map<string, number>();

  met(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Steps of a change since its revision `since`, told by its story. */
  steps(db: DatabaseSync, wished: Wished, before: ChangeState, since: number): void {
    const sql = 'SELECT what FROM change_story WHERE change_id = ? AND line > ? ORDER BY line';
    const [first, ...rest] = db.prepare(sql).all(wished.changeId, since);
    if (first === undefined) return;
    const what = String(first['what']);
    if (!what.startsWith('with:')) this.met(`${before} + ${what}`);
    if (rest.length === 0 && wished.endedAt !== null) this.met(`end ${String(wished.state)}`);
  }

  add(others: Iterable<readonly [string, number]>): void {
    for (const [what, count] of others) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }
}
