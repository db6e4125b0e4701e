// The local copy of sessions, and the keyed hashes by which one is found from an e-mail address.
import type { DatabaseSync } from 'node:sqlite';

/**
 * `sealed` holds the session; ids and moments outside of it say nothing about a patient. `in_list` = 1: the row was in the
 * account's list at `read_at` and is taken to be in each later one until it is marked otherwise, so that a read which
 * changes nothing writes one row and not ten thousand.
 */
export function sessions(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE sessions (
      local_id   TEXT PRIMARY KEY,
      session_id INTEGER UNIQUE,
      read_at    INTEGER,
      gone_since INTEGER,
      in_list    INTEGER NOT NULL,
      sealed     BLOB NOT NULL
    ) STRICT;

    CREATE TABLE session_emails (
      hash     TEXT NOT NULL,
      local_id TEXT NOT NULL REFERENCES sessions (local_id) ON DELETE CASCADE,
      PRIMARY KEY (hash, local_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_emails_of ON session_emails (local_id);
  `);
}
