// Keeps the bytes of a row that does not open, before anything is written in its place.
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { Store } from './port.ts';

/** A row by its table, the name and value of its key, and the sealed column. Names are ours, never typed by anybody. */
export type RowPlace = {
  readonly table: string;
  readonly key: string;
  readonly rowId: string;
  readonly column: string;
};

/** Copies the sealed bytes into `damaged_rows`; to be called in the transaction that replaces or removes the row. */
export function setRowAside(store: Store, { table, key, rowId, column }: RowPlace, now: UtcMs): void {
  store.db
    .prepare(
      `INSERT INTO damaged_rows (of_table, of_row, of_column, sealed, set_aside_at)
       SELECT ?, ${key}, ?, ${column}, ? FROM ${table} WHERE ${key} = ?`,
    )
    .run(table, column, now, rowId);
}
