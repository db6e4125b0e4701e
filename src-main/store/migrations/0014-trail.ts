// The trail: who looked, changed, answered and exported, one sealed line after another, each chained to the one before it.
import type { DatabaseSync } from 'node:sqlite';

/**
 * `at` and `local_id` (of our making) are readable, so that a day or a session is found without opening all; both are sealed
 * in the line too, and compared when the trail is checked. `hash` is keyed: over the sealed bytes and the hash before it.
 * `trail_head` is one row: what the first line follows and which line is the last, sealed, so that a cut end is seen.
 */
export function trail(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE trail (
      seq      INTEGER PRIMARY KEY,
      at       INTEGER NOT NULL,
      local_id TEXT,
      sealed   BLOB NOT NULL,
      hash     TEXT NOT NULL
    ) STRICT;
    CREATE INDEX trail_at ON trail (at);
    CREATE INDEX trail_of_session ON trail (local_id) WHERE local_id IS NOT NULL;

    CREATE TABLE trail_head (
      id     INTEGER PRIMARY KEY CHECK (id = 1),
      sealed BLOB NOT NULL
    ) STRICT;
  `);
}
