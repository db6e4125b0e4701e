// The desk's own marks of a day: arrived, late, no-show, done.
import type { DatabaseSync } from 'node:sqlite';

/** `local_id` is of our making. Which mark it is says something of a patient, so it is sealed. */
export function deskMarks(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE desk_marks (
      local_id TEXT PRIMARY KEY,
      until    INTEGER NOT NULL, -- UTC milliseconds: the end of the clinic's day
      sealed   BLOB NOT NULL
    ) STRICT;
  `);
}
