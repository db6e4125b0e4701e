// Drafts that are being written, and the ids of those that have ended.
import type { DatabaseSync } from 'node:sqlite';

/** `ended_drafts`: a keep that comes late must not bring back a draft that was saved or thrown away. */
export function drafts(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE drafts (
      draft_id TEXT PRIMARY KEY,
      kept_at  INTEGER NOT NULL,
      sealed   BLOB NOT NULL
    ) STRICT;

    CREATE TABLE ended_drafts (
      draft_id TEXT PRIMARY KEY,
      ended_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
