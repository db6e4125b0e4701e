// Addresses are looked for in memory, where the whole copy is: their hashes made each save write more pages.
import type { DatabaseSync } from 'node:sqlite';

export function noSessionEmails(db: DatabaseSync): void {
  db.exec('DROP TABLE session_emails');
}
