// What is being typed, sealed: kept while it is written, gone in the transaction that saves it, never back after that.
import type { UtcMs } from '../../src-shared/session/session.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { Store } from './port.ts';
import { setRowAside } from './rowAside.ts';
import { DamagedRow } from './storeError.ts';

/** A draft as it lies on the disk; what it is made of is checked by those who know its form. */
export type KeptDraft = { readonly draftId: string; readonly keptAt: UtcMs; readonly value: unknown };

/** More drafts than a desk writes at once; the oldest give way. */
export const DRAFTS_MAX = 200;
/** How long a draft that has ended is remembered: longer than any page that could still keep it is open. */
const ENDED_KEPT_MS = 30 * dayMs;

/** All calls may be part of a transaction that is running. */
export interface Drafts {
  /** On the disk when it returns. `value` must be JSON. False, and nothing written, where the draft has ended. */
  keep(draftId: string, value: unknown): boolean;
  read(draftId: string): unknown;
  /** The one that was written last comes first. */
  list(): readonly KeptDraft[];
  /** Takes the draft away; the same id may be kept again (a panel beside a session is opened anew). */
  remove(draftId: string): void;
  /** Takes the draft away for good, saved or thrown away: a keep that comes late does not bring it back. */
  end(draftId: string): void;
}

/** Opens the drafts of an account. `now`: UTC milliseconds by the wall. */
export function openDrafts({ store, now }: { readonly store: Store; readonly now: () => UtcMs }): Drafts {
  return new StoredDrafts(store, now);
}

class StoredDrafts implements Drafts {
  readonly #store: Store;
  readonly #now: () => UtcMs;

  constructor(store: Store, now: () => UtcMs) {
    this.#store = store;
    this.#now = now;
  }

  keep(draftId: string, value: unknown): boolean {
    const { db } = this.#store;
    return this.#store.transaction(() => {
      if (db.prepare('SELECT 1 FROM ended_drafts WHERE draft_id = ?').get(draftId) !== undefined) return false;
      const sealed = this.#store.seal('drafts', draftId, 'sealed', value);
      db.prepare(
        `INSERT INTO drafts (draft_id, kept_at, sealed) VALUES (?, ?, ?)
         ON CONFLICT (draft_id) DO UPDATE SET kept_at = excluded.kept_at, sealed = excluded.sealed`,
      ).run(draftId, this.#now(), sealed);
      db.prepare(
        `DELETE FROM drafts WHERE draft_id <> ? AND draft_id IN
           (SELECT draft_id FROM drafts ORDER BY kept_at DESC, rowid DESC LIMIT -1 OFFSET ?)`,
      ).run(draftId, DRAFTS_MAX);
      return true;
    });
  }

  read(draftId: string): unknown {
    const row = this.#store.db.prepare('SELECT sealed FROM drafts WHERE draft_id = ?').get(draftId);
    return row === undefined ? null : this.#open(draftId, row.sealed);
  }

  list(): readonly KeptDraft[] {
    const rows = this.#store.db.prepare('SELECT * FROM drafts ORDER BY kept_at DESC, rowid DESC').all();
    return rows.flatMap((row) => {
      const draftId = String(row.draft_id);
      const value = this.#open(draftId, row.sealed);
      return value === null ? [] : [{ draftId, keptAt: Number(row.kept_at), value }];
    });
  }

  remove(draftId: string): void {
    this.#store.transaction(() => {
      this.#store.db.prepare('DELETE FROM drafts WHERE draft_id = ?').run(draftId);
    });
  }

  end(draftId: string): void {
    this.#store.transaction(() => {
      const { db } = this.#store;
      this.remove(draftId);
      db.prepare('INSERT OR IGNORE INTO ended_drafts (draft_id, ended_at) VALUES (?, ?)').run(draftId, this.#now());
      db.prepare('DELETE FROM ended_drafts WHERE ended_at < ?').run(this.#now() - ENDED_KEPT_MS);
    });
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
