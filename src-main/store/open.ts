// Opens an account's file so that "saved" means saved, or says in one word why not; damage is set aside, never deleted.
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../src-shared/time/clock.ts';
import { copiesOf, isSound, startCopy } from './copies.ts';
import { nodeFiles, setAside, setAsideName } from './files.ts';
import type { Files } from './files.ts';
import { takeLock } from './lock.ts';
import { formOf, isOurs, migrate } from './migrate.ts';
import { migrations as shippedMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { readPragma, setPragmas } from './pragmas.ts';
import { Sealer } from './seal.ts';
import type { DataKey, RandomBytes } from './seal.ts';
import { SqliteStore } from './sqliteStore.ts';
import type { FollowedStore, StoreLog } from './sqliteStore.ts';
import { kindOf, StoreError, toStoreError } from './storeError.ts';

/**
 * What was found. `fresh`: there was nothing, or nothing that could be used. `restoredFromCopy`: changes since that copy
 * are missing, so the queue is in doubt. `setAside`: where the damaged file lies now; null = no file was damaged.
 */
export type Opened = { readonly is: 'fresh' | 'asItWas' | 'restoredFromCopy'; readonly setAside: string | null };

/** An open account file, and how it came to be open. */
export interface OpenedStore extends FollowedStore {
  readonly opened: Opened;
  /**
   * All is sealed anew: nothing of what the key before has sealed is left in the file, its log of writes and its copies,
   * and that key opens nothing here any more once `forget` is done. Throws what the disk says; then it is to be done again.
   */
  endFormerKey(forget: () => Promise<void>): Promise<void>;
}

export type StoreParts = {
  /** The account's own database file; its folder is made where it is missing. */
  readonly path: string;
  readonly dataKey: DataKey;
  /** The key before, while what it sealed is not all sealed anew; left out or null = there is none. */
  readonly formerKey?: DataKey | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: StoreLog;
  readonly random: RandomBytes;
  readonly files?: Files;
  /** For tests of files of another version; the shipped list otherwise. */
  readonly migrations?: readonly Migration[];
};

/**
 * Throws `StoreError`: `inUse` (another Front Desk has it), `newer`, `wrongKey` (in both the file is left as it is),
 * `readOnly`, `full` or `failed` (the disk). A damaged file is set aside and the newest sound copy opened in its place.
 */
export function openStore(parts: StoreParts): OpenedStore {
  const { path } = parts;
  const files = parts.files ?? nodeFiles;
  try {
    files.makeFolder(dirname(path));
    // Asked first: SQLite would open what it cannot write, and fail somewhere later with a word that does not say why.
    const mayWrite = files.mayWrite(dirname(path)) && (files.size(path) === null || files.mayWrite(path));
    if (!mayWrite) throw new StoreError('readOnly');
    const release = takeLock(files, `${path}.lock`);
    try {
      const opening = { ...parts, files, migrations: parts.migrations ?? shippedMigrations };
      return openLocked({ ...opening, sealer: sealerOf(parts), release });
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    throw toStoreError(error);
  }
}

function sealerOf({ dataKey, random, formerKey }: StoreParts): Sealer {
  return new Sealer(dataKey, random, formerKey ?? null);
}

type Opening = Required<Omit<StoreParts, 'formerKey'>> & { readonly sealer: Sealer; readonly release: () => void };

function openLocked(opening: Opening): OpenedStore {
  const { files, path, log } = opening;
  const wasThere = files.size(path) !== null;
  // A log without its file belongs to one that is gone: it must never be played into another.
  if (!wasThere) setAsideLog(opening, setAsideName(files, path, opening.clock.now()));
  const found = wasThere ? tryOpen(opening) : 'empty';
  if (found instanceof DatabaseSync) return finish(opening, found, { is: 'asItWas', setAside: null });

  const copy = usableCopy(opening); // looked for first: under a wrong key nothing may be moved
  const aside = wasThere && (found === 'damaged' || copy !== null) ? setFileAside(opening) : null;
  if (copy !== null) files.copy(copy, path);
  if (aside !== null || copy !== null) log.error('store', copy === null ? 'startedEmpty' : 'restoredFromCopy');

  const db = copy === null ? create(opening) : tryOpen(opening);
  if (!(db instanceof DatabaseSync)) throw new StoreError('damaged'); // the copy was sound a moment ago
  return finish(opening, db, { is: copy === null ? 'fresh' : 'restoredFromCopy', setAside: aside });
}

/** The open database, brought to this version; or what is wrong with it. Throws `newer`, `wrongKey` and the disk's kinds. */
function tryOpen(opening: Opening): DatabaseSync | 'empty' | 'damaged' {
  // After a crash there is a log, which closing would play into the file and delete: what is refused stays as it was.
  if (opening.files.size(`${opening.path}-wal`) !== null && isDamagedUntouched(opening)) return 'damaged';
  const db = new DatabaseSync(opening.path, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (formOf(db) === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) {
      db.close();
      return 'empty'; // a first start that was stopped, or a file that the disk has emptied
    }
    mustBeOurs(db, opening);
    setPragmas(db);
    migrate(db, opening.migrations);
    return db;
  } catch (error) {
    db.close();
    if (kindOf(error) === 'damaged') return 'damaged';
    throw error;
  }
}

/** Looks at the file and its log without changing a byte of them. Throws `newer` and `wrongKey`. */
function isDamagedUntouched(opening: Opening): boolean {
  const { files, path } = opening;
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    try {
      if (db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) mustBeOurs(db, opening);
      return false;
    } finally {
      db.close();
    }
  } catch (error) {
    const kind = kindOf(error);
    if (kind === 'damaged') return true;
    // A full disk has no room even for looking, which needs a file of its own: opening does not.
    if (kind === 'full' || kind === 'failed' || kind === 'readOnly') return false;
    throw error;
  } finally {
    files.removeUnfinished(`${path}-shm`); // only a table of contents of the log
  }
}

function mustBeOurs(db: DatabaseSync, opening: Opening): void {
  mustBeReadable(db, opening);
  if (!isOurs(db) || readPragma(db, 'quick_check') !== 'ok') throw new StoreError('damaged');
  mustFitKey(db, opening.sealer);
}

function create(opening: Opening): DatabaseSync {
  const db = new DatabaseSync(opening.path, { timeout: 0 });
  try {
    setPragmas(db);
    // In the transaction that makes the tables: a file with rows and without this one does not exist.
    migrate(db, opening.migrations, () => {
      const sealed = Buffer.from(opening.sealer.seal(keyCheckPlace, keyCheckValue)).toString('hex');
      db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run('keyCheck', sealed);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The newest copy that is whole. Throws `newer` or `wrongKey` for a whole one that this desk may not touch. */
function usableCopy(opening: Opening): string | null {
  for (const copy of copiesOf(opening.path)) {
    if (opening.files.size(copy) === null) continue;
    if (!isSound(copy)) {
      opening.log.error('store', 'copyNotSound');
      continue;
    }
    const db = new DatabaseSync(copy, { readOnly: true, timeout: 0 });
    try {
      mustBeReadable(db, opening);
      mustFitKey(db, opening.sealer);
    } finally {
      db.close();
    }
    return copy;
  }
  return null;
}

function mustBeReadable(db: DatabaseSync, { migrations }: Opening): void {
  const newest = migrations.at(-1)?.id ?? 0;
  if (isOurs(db) && formOf(db) > newest) throw new StoreError('newer');
}

const keyCheckPlace = { table: 'meta', rowId: 'keyCheck', column: 'value' };
const keyCheckValue = 'This key opens this file.';

// The first thing that is read under the key: with another one nothing may be written, moved or called damaged.
function mustFitKey(db: DatabaseSync, sealer: Sealer): void {
  const row = db.prepare('SELECT value FROM meta WHERE key = ?').get('keyCheck');
  if (row === undefined) throw new StoreError('damaged');
  try {
    if (sealer.unseal(keyCheckPlace, Buffer.from(String(row.value), 'hex')) === keyCheckValue) return;
  } catch {
    // said below, in one way for a foreign key and for a changed value
  }
  throw new StoreError('wrongKey');
}

function setFileAside(opening: Opening): string {
  const aside = setAside(opening.files, opening.path, opening.clock.now());
  setAsideLog(opening, aside);
  return aside;
}

// Under the file's own new name, so that SQLite finds the two together again when somebody looks into them.
function setAsideLog({ files, path }: Opening, aside: string): void {
  if (files.size(`${path}-wal`) !== null) files.move(`${path}-wal`, `${aside}-wal`);
}

function finish(opening: Opening, db: DatabaseSync, opened: Opened): OpenedStore {
  const store = new SqliteStore(db, opening.sealer, opening.log, {
    onClose: () => closeAndCopy(opening, db),
    mustBeInPlace: placeOf(opening),
  });
  const endFormerKey = async (forget: () => Promise<void>): Promise<void> => {
    try {
      wipeAndCopy(opening, db);
    } catch (error) {
      throw toStoreError(error);
    }
    await forget();
    opening.sealer.forgetFormer();
  };
  return Object.assign(store, { opened, endFormerKey });
}

/** Writes the file anew without what was removed from it, empties its log, and puts copies of that in the old ones' places. */
function wipeAndCopy({ files, path }: Opening, db: DatabaseSync): void {
  db.exec('VACUUM');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const [newest, ...older] = copiesOf(path);
  if (!startCopy(files, db, path)() || newest === undefined) throw new StoreError('failed');
  for (const copy of older) files.copy(newest, copy);
}

/**
 * Asked before each transaction: SQLite goes on writing to a file that was deleted or put elsewhere, and to such a log of
 * writes, and all of it would be gone with the process. Throws StoreError('gone').
 */
function placeOf({ files, path }: Opening): () => void {
  const here = files.identity(path);
  const log = `${path}-wal`;
  let logHere: string | null = null; // made by the first write
  return () => {
    logHere ??= files.identity(log);
    if (files.identity(path) !== here || files.identity(log) !== logHere) throw new StoreError('gone');
  };
}

function closeAndCopy({ files, path, log, release }: Opening, db: DatabaseSync): void {
  let fileCopy: (() => boolean) | undefined;
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const changed = db.prepare('SELECT total_changes() AS n').get()?.n !== 0;
    const newest = copiesOf(path)[0];
    if (changed || newest === undefined || files.size(newest) === null) fileCopy = startCopy(files, db, path);
  } catch (error) {
    log.error('store', `copyFailed.${kindOf(error) ?? 'unexpected'}`); // the file itself is whole; only its copy is older
  }
  try {
    db.close();
    if (fileCopy?.() === false) log.error('store', 'copyNotSound');
  } catch (error) {
    log.error('store', `closeFailed.${kindOf(error) ?? 'unexpected'}`);
  } finally {
    release();
  }
}
