// Facts about the file itself, and the place for rows that can no longer be opened.
import type { DatabaseSync } from 'node:sqlite';

/** `meta` holds no patient data. `damaged_rows` keeps what does not open, byte for byte: nothing is deleted for being damaged. */
export function meta(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE meta (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE damaged_rows (
      id          INTEGER PRIMARY KEY,
      of_table    TEXT NOT NULL,
      of_row      TEXT NOT NULL,
      of_column   TEXT NOT NULL,
      sealed      BLOB NOT NULL,
      set_aside_at INTEGER NOT NULL -- UTC milliseconds
    ) STRICT;
  `);
}
