// Deliveries whose answer did not hold the session: kept until a read has shown whether all is as asked.
import type { DatabaseSync } from 'node:sqlite';

/** Readable without the key, like the state: it says nothing of a patient. */
export function toCompare(db: DatabaseSync): void {
  db.exec(`
    ALTER TABLE changes ADD COLUMN to_compare INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX changes_to_compare ON changes (seq) WHERE to_compare = 1;
  `);
}
