// People seen before, for filling in a form.
import type { DatabaseSync } from 'node:sqlite';

/** `person_id` is a keyed hash of name and contact: the same person lands in the same row, and the id tells nothing. */
export function people(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE people (
      person_id TEXT PRIMARY KEY,
      sealed    BLOB NOT NULL
    ) STRICT;
  `);
}
