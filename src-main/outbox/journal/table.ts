// The journal's tables: every statement that reads or writes them.
import type { StatementSync } from 'node:sqlite';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { FollowedStore } from '../../store/sqliteStore.ts';
import { statementsOf } from '../../store/statements.ts';
import type { ChangeRecord } from '../record.ts';
import { rowOf, sealFresh } from './row.ts';
import type { StoredRow } from './row.ts';
import { StaleChange } from './transition.ts';
import type { Entry } from './transition.ts';

export class JournalTable {
  readonly #store: FollowedStore;
  readonly #sql: (sql: string) => StatementSync;

  constructor(store: FollowedStore) {
    this.#store = store;
    this.#sql = statementsOf(store.db);
  }

  /** Highest number ever given; 0 = none. */
  highest(): number {
    const highest = this.#sql("SELECT seq FROM sqlite_sequence WHERE name = 'changes'").get();
    return highest === undefined ? 0 : Number(highest['seq']);
  }

  /** Number of the first change that is open; null = none is. */
  firstOpen(): number | null {
    const first = this.#sql('SELECT min(seq) AS seq FROM changes WHERE ended_at IS NULL').get()?.['seq'] ?? null;
    return first === null ? null : Number(first);
  }

  /** Steps of all changes after a number. */
  stepsAfter(from: number): number {
    const row = this.#sql('SELECT total(revision + 1) AS steps FROM changes WHERE seq > ?').get(from);
    return Number(row?.['steps'] ?? 0);
  }

  laneOfChange(changeId: string): string | undefined {
    const row = this.#sql('SELECT lane FROM changes WHERE change_id = ?').get(changeId);
    return row === undefined ? undefined : String(row['lane']);
  }

  rowsOf(lane: string): Iterable<StoredRow> {
    return this.#sql('SELECT * FROM changes WHERE lane = ? ORDER BY seq').all(lane);
  }

  /** All rows of each lane in which something is open, noticed or to be compared, in the order made. */
  rowsToKeep(): Iterable<StoredRow> {
    const lanes = `SELECT lane FROM changes WHERE ended_at IS NULL OR notice IS NOT NULL
      UNION SELECT lane FROM changes WHERE to_compare = 1`;
    return this.#sql(`SELECT * FROM changes WHERE lane IN (${lanes}) ORDER BY seq`).iterate();
  }

  /** Ids of the changes that ended then or later, in the order made. */
  endedSince(since: UtcMs): string[] {
    const rows = this.#sql('SELECT change_id FROM changes WHERE ended_at >= ? ORDER BY seq').all(since);
    return rows.map((row) => String(row['change_id']));
  }

  /** Lanes by the local ids under which their sessions were known before. */
  laneNames(): Map<string, string> {
    const rows = this.#sql('SELECT earlier, lane FROM lane_names').all();
    return new Map(rows.map((row) => [String(row['earlier']), String(row['lane'])]));
  }

  joinLanes(earlier: string, lane: string): void {
    const upsert = 'INSERT INTO lane_names (earlier, lane) VALUES (?, ?) ON CONFLICT (earlier) DO UPDATE SET lane = ?';
    this.#sql(upsert).run(earlier, lane, lane);
    this.#sql('UPDATE lane_names SET lane = ? WHERE lane = ?').run(lane, earlier);
    this.#sql('UPDATE changes SET lane = ? WHERE lane = ?').run(lane, earlier);
  }

  /** Writes a new change and answers its number. */
  insert({ changeId, lane, wish, progress, facts }: Entry): number {
    const sql = `INSERT INTO changes (change_id, lane, kind, state, revision, made_at, progress, wish, facts)
      VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)`;
    const sealed = sealFresh(this.#store, changeId, { wish, facts });
    const madeAt = facts.made.wall;
    const kept = JSON.stringify(rowOf(progress));
    const { lastInsertRowid } = this.#sql(sql).run(
      changeId,
      lane,
      wish.kind,
      progress.state,
      madeAt,
      kept,
      sealed.wish,
      sealed.facts,
    );
    return Number(lastInsertRowid);
  }

  /** Compares and sets: throws `StaleChange` where `change` is not the one that is kept, by state and revision. */
  update(change: ChangeRecord, next: ChangeRecord, digest: string | null): void {
    const { progress } = next;
    const sql = `UPDATE changes SET state = ?, revision = ?, ended_at = ?, notice = ?, group_id = ?,
        digest = coalesce(?, digest), to_compare = ?, progress = ?, facts = ?
      WHERE change_id = ? AND state = ? AND revision = ?`;
    const { changes } = this.#sql(sql).run(
      progress.state,
      next.revision,
      next.endedAt,
      progress.notice,
      next.group,
      digest,
      next.facts.toCompare ? 1 : 0,
      JSON.stringify(rowOf(progress)),
      this.#store.seal('changes', next.changeId, 'facts', next.facts),
      change.changeId,
      change.progress.state,
      change.revision,
    );
    if (changes !== 1) throw new StaleChange();
  }

  /** Ends a change whose row does not open; its bytes stay as they are. */
  endUnreadable(changeId: string, at: UtcMs): void {
    const sql = "UPDATE changes SET state = 'discarded', ended_at = ? WHERE change_id = ? AND ended_at IS NULL";
    this.#sql(sql).run(at, changeId);
  }
}
