// The outbox: what was promised, its story, the ids that are watched for, and names that a session had before.
import type { DatabaseSync } from 'node:sqlite';

/**
 * `kind`, `state` and the moments stay readable without the key, so that a desk that lost it can still say how many
 * changes wait, of what kind and since when. `progress` is the state machine's own part; `wish` and `facts` are sealed.
 * `digest` is that of the bytes which were marked last.
 */
export function outbox(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE changes (
      seq       INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never given twice: the witness counts on it
      change_id TEXT NOT NULL UNIQUE,
      lane      TEXT NOT NULL,
      kind      TEXT NOT NULL,
      state     TEXT NOT NULL,
      revision  INTEGER NOT NULL,
      made_at   INTEGER NOT NULL,
      ended_at  INTEGER,
      notice    TEXT,
      group_id  TEXT,
      digest    TEXT,
      progress  TEXT NOT NULL,
      wish      BLOB NOT NULL,
      facts     BLOB NOT NULL
    ) STRICT;
    CREATE INDEX changes_of_lane ON changes (lane);
    CREATE INDEX changes_open ON changes (seq) WHERE ended_at IS NULL OR notice IS NOT NULL;
    CREATE INDEX changes_ended ON changes (ended_at) WHERE ended_at IS NOT NULL;

    CREATE TABLE change_story (
      change_id TEXT NOT NULL,
      line      INTEGER NOT NULL,
      at        INTEGER NOT NULL,
      what      TEXT NOT NULL,
      detail    BLOB NOT NULL,
      PRIMARY KEY (change_id, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE watches (
      change_id TEXT PRIMARY KEY,
      watched   BLOB NOT NULL,
      until     INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lane_names (
      earlier TEXT PRIMARY KEY,
      lane    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
