// One Front Desk an account: a lock held by the operating system, which a crash releases by itself.
import { DatabaseSync } from 'node:sqlite';
import type { Files } from './files.ts';
import { kindOf, StoreError } from './storeError.ts';

/**
 * Holds `path` (an empty SQLite file) locked until the returned function is called or the process ends. It is taken before
 * the account's file is looked at, so that setting aside and restoring are never done under another one's feet.
 * Throws StoreError: `inUse`, or what the disk says.
 */
export function takeLock(files: Files, path: string): () => void {
  try {
    return lock(path);
  } catch (error) {
    const kind = kindOf(error);
    if (kind === undefined) throw error;
    if (kind !== 'damaged') throw new StoreError(kind);
    // It never holds anything, so junk in it is worth nothing: an empty one takes its place.
    files.removeUnfinished(path);
    return lock(path);
  }
}

/** Of two that start in the same moment each may find the other half-way: without a second try neither would get it. */
const SECOND_TRIES_MS = 100;

function lock(path: string): () => void {
  const db = new DatabaseSync(path, { timeout: SECOND_TRIES_MS });
  try {
    db.exec('PRAGMA journal_mode = MEMORY'); // no second file beside it
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch (error) {
    db.close();
    throw error;
  }
}
