// What can be said of an account's file without its key: how many changes wait in it, and since when.
import { DatabaseSync } from 'node:sqlite';
import { isOurs } from './migrate.ts';

/** `since`: when the oldest was saved, UTC milliseconds; null where none waits. */
export type WaitingClosed = { readonly count: number; readonly since: number | null };

/** Reads the file at `path` and changes nothing in it; null where it cannot be read. */
export function waitingClosed(path: string): WaitingClosed | null {
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    try {
      if (!isOurs(db)) return null;
      const row = db.prepare('SELECT count(*) AS n, min(made_at) AS since FROM changes WHERE ended_at IS NULL').get();
      return { count: Number(row?.['n'] ?? 0), since: typeof row?.['since'] === 'number' ? row['since'] : null };
    } finally {
      db.close();
    }
  } catch {
    return null; // not there, open elsewhere, or damaged: the opening itself says which
  }
}
