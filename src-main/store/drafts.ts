// What is being typed, sealed: kept while it is written, gone in the transaction that saves it, never back after that.
import type { StatementSync } from 'node:sqlite';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { Store } from './port.ts';
import { statementsOf } from './statements.ts';
import { setRowAside } from './rowAside.ts';
import { DamagedRow } from './storeError.ts';

/** A draft as it lies on the disk; what it is made of is checked by those who know its form. */
export type KeptDraft = { readonly draftId: string; readonly keptAt: UtcMs; readonly value: unknown };

/** More drafts than a desk writes at once; the oldest give way. */
export const DRAFTS_MAX = 200;
/** How long a draft that has ended is remembered: longer than any page that could still keep it is open. */
const ENDED_KEPT_MS = 30 * dayMs;
/** What is due to be forgotten is looked for no more often: saving does not wait for it. */
const SWEEP_EVERY_MS = dayMs;
const ENDED = '(SELECT 1 FROM ended_drafts AS ended WHERE ended.draft_id = drafts.draft_id)';

/** All calls may be part of a transaction that is running. */
export interface Drafts {
  /** On the disk when it returns. `value` must be JSON. False, and nothing written, where the draft has ended. */
  keep(draftId: string, value: unknown): boolean;
  read(draftId: string): unknown;
  /** The one that was written last comes first. */
  list(): readonly KeptDraft[];
  /** Takes the draft away; the same id may be kept again (a panel beside a session is opened anew). */
  remove(draftId: string): void;
  /** Takes the draft away for good, thrown away: a keep that comes late does not bring it back. */
  end(draftId: string): void;
  /** Ends the draft of a change that is saved in this transaction. Its bytes, which the change has too, go with the next keep or end. */
  endSaved(draftId: string): void;
}

/** Opens the drafts of an account. `now`: UTC milliseconds by the wall. */
export function openDrafts({ store, now }: { readonly store: Store; readonly now: () => UtcMs }): Drafts {
  return new StoredDrafts(store, now);
}

class StoredDrafts implements Drafts {
  readonly #store: Store;
  readonly #now: () => UtcMs;
  readonly #sql: (sql: string) => StatementSync;
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(store: Store, now: () => UtcMs) {
    this.#store = store;
    this.#now = now;
    this.#sql = statementsOf(store.db);
  }

  keep(draftId: string, value: unknown): boolean {
    return this.#store.transaction(() => {
      this.#removeEnded();
      if (this.#hasEnded(draftId)) return false;
      const sealed = this.#store.seal('drafts', draftId, 'sealed', value);
      this.#sql(
        `INSERT INTO drafts (draft_id, kept_at, sealed) VALUES (?, ?, ?)
         ON CONFLICT (draft_id) DO UPDATE SET kept_at = excluded.kept_at, sealed = excluded.sealed`,
      ).run(draftId, this.#now(), sealed);
      this.#sql(
        `DELETE FROM drafts WHERE draft_id <> ? AND draft_id IN
           (SELECT draft_id FROM drafts ORDER BY kept_at DESC, rowid DESC LIMIT -1 OFFSET ?)`,
      ).run(draftId, DRAFTS_MAX);
      return true;
    });
  }

  read(draftId: string): unknown {
    const row = this.#sql('SELECT sealed FROM drafts WHERE draft_id = ?').get(draftId);
    return row === undefined || this.#hasEnded(draftId) ? null : this.#open(draftId, row.sealed);
  }

  list(): readonly KeptDraft[] {
    const rows = this.#sql(`SELECT * FROM drafts WHERE NOT EXISTS ${ENDED} ORDER BY kept_at DESC, rowid DESC`).all();
    return rows.flatMap((row) => {
      const draftId = String(row.draft_id);
      const value = this.#open(draftId, row.sealed);
      return value === null ? [] : [{ draftId, keptAt: Number(row.kept_at), value }];
    });
  }

  remove(draftId: string): void {
    this.#store.transaction(() => {
      this.#sql('DELETE FROM drafts WHERE draft_id = ?').run(draftId);
    });
  }

  end(draftId: string): void {
    this.#store.transaction(() => {
      this.endSaved(draftId);
      this.#removeEnded();
    });
  }

  endSaved(draftId: string): void {
    this.#store.transaction(() => {
      this.#sql('INSERT OR IGNORE INTO ended_drafts (draft_id, ended_at) VALUES (?, ?)').run(draftId, this.#now());
      this.#sweep();
    });
  }

  #hasEnded(draftId: string): boolean {
    return this.#sql('SELECT 1 FROM ended_drafts WHERE draft_id = ?').get(draftId) !== undefined;
  }

  #removeEnded(): void {
    this.#sql(`DELETE FROM drafts WHERE EXISTS ${ENDED}`).run();
  }

  #sweep(): void {
    const now = this.#now();
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY_MS) return;
    this.#removeEnded(); // before their ends are forgotten
    this.#sql('DELETE FROM ended_drafts WHERE ended_at < ?').run(now - ENDED_KEPT_MS);
    this.#sweptAt = now;
  }

  /** Null for a draft that does not open: its bytes are set aside, and the others are still listed. */
  #open(draftId: string, sealed: unknown): unknown {
    try {
      if (!(sealed instanceof Uint8Array)) throw new DamagedRow('drafts');
      return this.#store.unseal('drafts', draftId, 'sealed', sealed);
    } catch (error) {
      if (!(error instanceof DamagedRow)) throw error;
      this.#store.transaction(() => {
        setRowAside(this.#store, { table: 'drafts', key: 'draft_id', rowId: draftId, column: 'sealed' }, this.#now());
        this.remove(draftId);
      });
      return null;
    }
  }
}
