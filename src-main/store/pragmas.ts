// SQLite's switches that our promises rest on: each is set, read back, and refused when it did not take.
import type { DatabaseSync } from 'node:sqlite';

// The order matters: exclusive locking before WAL, or the lock would end with the first transaction.
const wanted: readonly (readonly [name: string, set: string, reads: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2], // a commit returns when it is on the disk
  ['fullfsync', '1', 1], // macOS: through the drive's own cache as well
  ['checkpoint_fullfsync', '1', 1],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
];

/** Throws where a switch does not read back as it was set: without them "saved" would not mean saved. */
export function setPragmas(db: DatabaseSync): void {
  for (const [name, set, reads] of wanted) {
    db.exec(`PRAGMA ${name} = ${set}`);
    const got = readPragma(db, name);
    if (got !== reads) throw new Error(`PRAGMA ${name} reads ${String(got)}`);
  }
}

/** The first value that a pragma answers. */
export function readPragma(db: DatabaseSync, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
