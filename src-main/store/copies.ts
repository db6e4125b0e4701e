// Checked copies of an account file: written after a clean close, looked at when the file itself is damaged.
import { DatabaseSync } from 'node:sqlite';
import type { Files } from './files.ts';
import { isOurs } from './migrate.ts';
import { readPragma } from './pragmas.ts';

/** How many copies are kept, each made at another close. */
export const COPIES_KEPT = 2;

/** Paths of the copies, newest first. Not all of them need exist. */
export function copiesOf(path: string): readonly string[] {
  return Array.from({ length: COPIES_KEPT }, (_, place) => `${path}.copy-${place + 1}`);
}

/** Writes the newest copy of an open database beside it, not yet under its name. Returns a function that checks and files it. */
export function startCopy(files: Files, db: DatabaseSync, path: string): () => boolean {
  const unfinished = `${path}.copy-unfinished`;
  files.removeUnfinished(unfinished);
  db.prepare('VACUUM INTO ?').run(unfinished);
  return () => {
    if (!isSound(unfinished)) {
      files.removeUnfinished(unfinished);
      return false;
    }
    files.sync(unfinished);
    rotate(files, copiesOf(path), unfinished);
    return true;
  };
}

/** Whether a closed database file is whole and ours. Changes nothing in it. */
export function isSound(path: string): boolean {
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    try {
      return isOurs(db) && readPragma(db, 'integrity_check') === 'ok';
    } finally {
      db.close();
    }
  } catch {
    return false; // junk, cut short, or not there
  }
}

// From the oldest on, so that a stop in between never leaves fewer whole copies than there were.
function rotate(files: Files, copies: readonly string[], newest: string): void {
  for (let place = copies.length - 1; place > 0; place--) {
    const [from, to] = [copies[place - 1], copies[place]];
    if (from !== undefined && to !== undefined && files.size(from) !== null) files.move(from, to);
  }
  if (copies[0] !== undefined) files.move(newest, copies[0]);
}
