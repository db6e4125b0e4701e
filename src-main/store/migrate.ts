// Brings an account file from the form that it has to the form of this version, step by step.
import type { DatabaseSync } from 'node:sqlite';
import type { Migration } from './migrations/migration.ts';
import { readPragma } from './pragmas.ts';

/** "FDsk": tells an account file from every other SQLite file. */
export const APPLICATION_ID = 0x4644736b;

/** Number of the newest migration in the file; 0 = a file without any. */
export function formOf(db: DatabaseSync): number {
  return Number(readPragma(db, 'user_version'));
}

/** Whether the file was made by Front Desk. */
export function isOurs(db: DatabaseSync): boolean {
  return readPragma(db, 'application_id') === APPLICATION_ID;
}

/**
 * Runs what is missing, all of it and `alongside` in one transaction: stopped anywhere, the file has its old form or the
 * new one. Throws what a step throws.
 */
export function migrate(db: DatabaseSync, migrations: readonly Migration[], alongside?: () => void): void {
  const from = formOf(db);
  const missing = migrations.filter((migration) => migration.id > from);
  const newest = missing.at(-1);
  if (newest === undefined) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const { up } of missing) up(db);
    alongside?.();
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec(`PRAGMA user_version = ${newest.id}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
