// Single sealed values under a name: what was typed in a panel, the clinicians as last read.
import type { DatabaseSync } from 'node:sqlite';

/** Names are ours and hold nothing about a patient. */
export function shelf(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE shelf (
      name    TEXT PRIMARY KEY,
      kept_at INTEGER NOT NULL,
      sealed  BLOB NOT NULL
    ) STRICT;
  `);
}
