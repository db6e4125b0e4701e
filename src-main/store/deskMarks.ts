// The desk's own marks: arrived, late, no-show, done. Sealed, in memory too, and gone when the clinic's day is over.
import { DeskMark } from '../../src-shared/session/session.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { setRowAside } from './rowAside.ts';
import type { FollowedStore } from './sqliteStore.ts';
import { statementsOf } from './statements.ts';
import { DamagedRow } from './storeError.ts';

type Standing = { readonly mark: DeskMark; readonly until: UtcMs };

export interface DeskMarks {
  /** The mark of a session that still stands; null = none. */
  of(localId: string): DeskMark | null;
  /** On the disk when it returns; null takes the mark away. It ends at `until`, and so do all others that are over. */
  put(localId: string, mark: DeskMark | null, until: UtcMs): void;
}

/** Opens the marks of an account. `now`: UTC milliseconds by the wall. A row that does not open is set aside. */
export function openDeskMarks({ store, now }: { readonly store: FollowedStore; readonly now: () => UtcMs }): DeskMarks {
  const sql = statementsOf(store.db);
  const sweep = (): void => void sql('DELETE FROM desk_marks WHERE until <= ?').run(now());
  const open = (localId: string, sealed: unknown): DeskMark | null => {
    try {
      if (!(sealed instanceof Uint8Array)) return null;
      return DeskMark.safeParse(store.unseal('desk_marks', localId, 'sealed', sealed)).data ?? null;
    } catch (error) {
      if (error instanceof DamagedRow) return null;
      throw error;
    }
  };
  const setAside = (rowId: string): void =>
    store.transaction(() => {
      setRowAside(store, { table: 'desk_marks', key: 'local_id', rowId, column: 'sealed' }, now());
      sql('DELETE FROM desk_marks WHERE local_id = ?').run(rowId);
    });
  const read = (): Map<string, Standing> => {
    const found = new Map<string, Standing>();
    for (const row of sql('SELECT local_id, until, sealed FROM desk_marks').all()) {
      const localId = String(row.local_id);
      const mark = open(localId, row.sealed);
      if (mark === null) setAside(localId);
      else found.set(localId, { mark, until: Number(row.until) });
    }
    return found;
  };
  let standing: ReadonlyMap<string, Standing> = read();
  if ([...standing.values()].some((one) => one.until <= now())) {
    try {
      store.transaction(sweep);
    } catch {
      // A disk that takes nothing must not keep a desk from opening: what is over is not shown, and goes with the next mark.
    }
  }

  return {
    of: (localId) => {
      const found = standing.get(localId);
      return found !== undefined && found.until > now() ? found.mark : null;
    },
    put: (localId, mark, until) => {
      store.transaction(() => {
        sweep();
        const next = new Map([...standing].filter(([, one]) => one.until > now()));
        if (mark === null) {
          sql('DELETE FROM desk_marks WHERE local_id = ?').run(localId);
          next.delete(localId);
        } else {
          sql(
            `INSERT INTO desk_marks (local_id, until, sealed) VALUES (?, ?, ?)
             ON CONFLICT (local_id) DO UPDATE SET until = excluded.until, sealed = excluded.sealed`,
          ).run(localId, until, store.seal('desk_marks', localId, 'sealed', mark));
          next.set(localId, { mark, until });
        }
        const before = standing;
        standing = next;
        store.whenSettled({ rolledBack: () => (standing = before) });
      });
    },
  };
}
