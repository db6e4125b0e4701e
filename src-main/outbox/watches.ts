// Watches: the id of every create ever sent, compared with every read until two days after the session's time.
import type { StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import { statementsOf } from '../store/statements.ts';

/** How long after the session's time its id is watched for. */
export const WATCHED_AFTER_START_MS = 2 * dayMs;

const Watched = z.object({ externalId: z.string() });

/** Kept through delivery, discarding and cancelling: what was sent once may land whenever it likes. */
export class Watches {
  readonly #store: FollowedStore;
  readonly #sql: (sql: string) => StatementSync;
  /** By the id in lower case, since SecureVideo may compare without case; several creates may carry one typed id. */
  readonly #byId = new Map<string, Map<string, UtcMs>>();

  constructor(store: FollowedStore) {
    this.#store = store;
    this.#sql = statementsOf(store.db);
    for (const row of this.#sql('SELECT change_id, watched, until FROM watches').all()) {
      const changeId = String(row['change_id']);
      const externalId = this.#open(changeId, row['watched']);
      if (externalId !== undefined) this.#remember(externalId, changeId, Number(row['until']));
    }
  }

  /** Call inside of the transaction that marks the create; `startsAt` is the session's time. */
  watch(changeId: string, externalId: string, startsAt: UtcMs): void {
    const until = startsAt + WATCHED_AFTER_START_MS;
    const sealed = this.#store.seal('watches', changeId, 'watched', { externalId });
    this.#sql(
      'INSERT INTO watches (change_id, watched, until) VALUES (?, ?, ?) ON CONFLICT (change_id) DO UPDATE SET until = max(until, excluded.until)',
    ).run(changeId, sealed, until);
    this.#remember(externalId, changeId, until);
    // After a rollback it watches for one id too many, which does no harm.
  }

  /** Creates that carried this id. */
  of(externalId: string): readonly string[] {
    return [...(this.#byId.get(externalId.toLowerCase())?.keys() ?? [])];
  }

  /** Every create that is watched for. */
  all(): readonly string[] {
    return [...this.#byId.values()].flatMap((changes) => [...changes.keys()]);
  }

  /** Ends the watches whose time is over. */
  sweep(now: UtcMs): void {
    let over = 0;
    for (const [id, changes] of this.#byId) {
      for (const [changeId, until] of changes) if (until < now && changes.delete(changeId)) over++;
      if (changes.size === 0) this.#byId.delete(id);
    }
    if (over > 0) this.#sql('DELETE FROM watches WHERE until < ?').run(now);
  }

  #remember(externalId: string, changeId: string, until: UtcMs): void {
    const key = externalId.toLowerCase();
    const changes = this.#byId.get(key) ?? new Map<string, UtcMs>();
    changes.set(changeId, Math.max(until, changes.get(changeId) ?? 0));
    this.#byId.set(key, changes);
  }

  #open(changeId: string, sealed: unknown): string | undefined {
    try {
      return Watched.parse(this.#store.unseal('watches', changeId, 'watched', sealed as Uint8Array)).externalId;
    } catch {
      return undefined; // the row stays; the change itself still names the id
    }
  }
}
