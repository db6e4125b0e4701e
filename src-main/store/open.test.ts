// Goal: what was saved is there again, whatever happened to file, process or disk, or it is said that it is not.
// Method: real files are damaged, real processes are killed; the same file is opened anew.
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { isSound } from './copies.ts';
import type { OpenedStore } from './open.ts';
import { StoreError } from './storeError.ts';
import type { StoreParts } from './open.ts';
import { migrations } from './migrations/index.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { keyOf, openTestStore, TestLog } from './testing/testStore.ts';

const open: OpenedStore[] = [];
const children: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(folder: string, changes: Partial<StoreParts> = {}): OpenedStore {
  const store = openTestStore(folder, changes);
  open.push(store);
  return store;
}

/** A file with `value` in it, closed as at the end of a day. */
function closedWith(folder: string, value: string): string {
  const store = start(folder);
  store.setMeta('value', value);
  store.close();
  return join(folder, 'desk.db');
}

function kindOfOpening(folder: string, changes: Partial<StoreParts> = {}): string {
  try {
    start(folder, changes);
    return 'opened';
  } catch (error) {
    return error instanceof StoreError ? error.kind : String(error);
  }
}

const asides = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('set-aside'));

test('a first start makes a file with every switch that the promises rest on', () => {
  const folder = emptyFolder();
  const store = start(join(folder, 'accounts', 'a'));
  expect(store.opened).toEqual({ is: 'fresh', setAside: null });
  const read = (name: string): unknown => Object.values(store.db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  expect(
    Object.fromEntries(
      ['locking_mode', 'journal_mode', 'synchronous', 'fullfsync', 'checkpoint_fullfsync', 'foreign_keys'].map(
        (name) => [name, read(name)],
      ),
    ),
  ).toEqual({
    locking_mode: 'exclusive',
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    foreign_keys: 1,
  });
  expect(read('user_version')).toBe(migrations.at(-1)?.id);
});

test('closed and opened again it is as it was', () => {
  const folder = emptyFolder();
  closedWith(folder, 'kept');
  const store = start(folder);
  expect(store.opened).toEqual({ is: 'asItWas', setAside: null });
  expect(store.getMeta('value')).toBe('kept');
  expect(asides(folder)).toEqual([]);
});

test('a second opener is told that it is in use, and the first goes on', () => {
  const folder = emptyFolder();
  const first = start(folder);
  expect(kindOfOpening(folder)).toBe('inUse');
  first.setMeta('value', 'still');
  first.close();
  expect(start(folder).getMeta('value')).toBe('still');
});

const windowsHolds = process.platform === 'win32'; // a file that is open cannot be moved there
test.skipIf(windowsHolds)('a file that was moved away under its user is not begun anew by a second opener', () => {
  const folder = emptyFolder();
  const path = closedWith(folder, 'copied');
  const first = start(folder);
  renameSync(path, `${path}.elsewhere`);
  const before = snapshot(folder);
  expect(kindOfOpening(folder)).toBe('inUse');
  expect(snapshot(folder)).toEqual(before);
  expect(first.opened.is).toBe('asItWas');
});

test('another process is locked out, in both directions, and killed it leaves no lock behind', async () => {
  const folder = emptyFolder();
  const child = spawnOpener(folder, 'hold');
  expect(await lineOf(child)).toBe('fresh');
  expect(kindOfOpening(folder)).toBe('inUse');
  await killed(child);

  start(folder).setMeta('value', 'mine');
  const second = spawnOpener(folder, 'hold');
  expect(await lineOf(second)).toBe('inUse');
});

test('killed among its writes, everything that was told as saved is there', async () => {
  const folder = emptyFolder();
  const child = spawnOpener(folder, 'write');
  let told = '';
  for await (const chunk of child.stdout) {
    told += String(chunk);
    if (told.split('\n').length > 40) break;
  }
  await killed(child);
  const last = Number(told.trim().split('\n').at(-1));
  const store = start(folder);
  expect(store.opened).toEqual({ is: 'asItWas', setAside: null });
  expect(Number(store.getMeta('count'))).toBeGreaterThanOrEqual(last);
});

test('killed in the middle of a transaction, nothing of it is there', async () => {
  const folder = emptyFolder();
  const child = spawnOpener(folder, 'half');
  expect(await lineOf(child)).toBe('fresh');
  await killed(child);
  expect(start(folder).getMeta('half')).toBeNull();
});

const damages: readonly (readonly [string, (path: string) => void])[] = [
  ['junk from end to end', (path) => writeFileSync(path, 'x'.repeat(20_000))],
  ['zero bytes of the old length', (path) => writeFileSync(path, new Uint8Array(readFileSync(path).length))],
  ['cut in the middle of a page', (path) => truncateSync(path, 5000)],
  ['cut within the header', (path) => truncateSync(path, 50)],
  ['junk in its first page', (path) => overwrite(path, 100, 3000)],
  ['junk in a later page', (path) => overwrite(path, 4096, 20_000)],
  ['another program’s database', (path) => foreignDatabase(path)],
];

test.each(damages)('%s: set aside whole, the copy opened in its place, and it says so', (_, damage) => {
  const folder = emptyFolder();
  const path = closedWith(folder, 'copied');
  damage(path);
  const bytes = readFileSync(path);
  const log = new TestLog();
  const store = start(folder, { log });
  expect(store.opened.is).toBe('restoredFromCopy');
  expect(store.getMeta('value')).toBe('copied');
  expect(readFileSync(store.opened.setAside ?? '').equals(bytes)).toBe(true);
  expect(store.opened.setAside).toMatch(/desk\.db\.set-aside-2026-11-23T17-47-00-000Z$/);
  expect(log.codes).toContain('store:restoredFromCopy');
  store.setMeta('value', 'goes on');
  store.close();
  expect(start(folder).opened).toEqual({ is: 'asItWas', setAside: null });
});

test.each(damages)('%s, and no copy: set aside whole, a new file begun, and it says so', (_, damage) => {
  const folder = emptyFolder();
  const path = closedWith(folder, 'lost');
  rmSync(`${path}.copy-1`);
  damage(path);
  const bytes = readFileSync(path);
  const store = start(folder);
  expect(store.opened.is).toBe('fresh');
  expect(store.getMeta('value')).toBeNull();
  expect(readFileSync(store.opened.setAside ?? '').equals(bytes)).toBe(true);
});

test('emptied by the disk or gone, the copy takes its place', () => {
  for (const empty of [(path: string) => truncateSync(path, 0), (path: string) => rmSync(path)]) {
    const folder = emptyFolder();
    empty(closedWith(folder, 'copied'));
    const store = start(folder);
    expect(store.opened.is).toBe('restoredFromCopy');
    expect(store.getMeta('value')).toBe('copied');
  }
});

test('an empty file of a first start that was stopped is no damage', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'desk.db'), '');
  expect(start(folder).opened).toEqual({ is: 'fresh', setAside: null });
  expect(asides(folder)).toEqual([]);
});

test('of the copies the newest that is sound is taken, and a damaged one stays where it lies', () => {
  const folder = emptyFolder();
  closedWith(folder, 'first day');
  const path = closedWith(folder, 'second day');
  expect([`${path}.copy-1`, `${path}.copy-2`].every(isSound)).toBe(true);
  overwrite(path, 0, 5000);
  overwrite(`${path}.copy-1`, 0, 5000);
  const log = new TestLog();
  const store = start(folder, { log });
  expect(store.getMeta('value')).toBe('first day');
  expect(log.codes).toContain('store:copyNotSound');
  expect(readFileSync(`${path}.copy-1`).subarray(0, 4).toString()).toBe('junk');
});

test('damage far behind what opening reads is found, in the file and in a copy', () => {
  const folder = emptyFolder();
  const fill = (word: string): string => {
    const store = start(folder);
    for (let nth = 0; nth < 200; nth++) store.setMeta(`${word} ${String(nth)}`, word.repeat(100));
    store.close();
    return join(folder, 'desk.db');
  };
  fill('first');
  const path = fill('second');
  for (const damaged of [path, `${path}.copy-1`]) overwrite(damaged, readFileSync(damaged).length - 2 * 4096, 4096);
  const store = start(folder);
  expect([store.opened.is, store.getMeta('first 7') !== null, store.getMeta('second 7')]).toEqual([
    ...['restoredFromCopy', true, null],
  ]);
});

test('two copies are kept, each a day older, and a close without changes makes none', () => {
  const folder = emptyFolder();
  for (const day of ['1', '2', '3']) closedWith(folder, day);
  const copies = (): string[] => readdirSync(folder).filter((name) => name.includes('.copy-'));
  expect(copies()).toEqual(['desk.db.copy-1', 'desk.db.copy-2']);
  const before = copies().map((name) => readFileSync(join(folder, name)));
  start(folder).close();
  expect(copies().map((name) => readFileSync(join(folder, name)))).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
});

test('a copy that cannot be written does not keep the file from closing whole', () => {
  const folder = emptyFolder();
  const log = new TestLog();
  const store = start(folder, { log });
  store.setMeta('value', 'kept');
  const full = new Error('full'); // as SQLite says it
  store.db.prepare = ((prepare) => (sql: string) => {
    if (sql.startsWith('VACUUM')) throw Object.assign(full, { errcode: 13 });
    return prepare.call(store.db, sql);
  })(store.db.prepare);
  store.close();
  expect(log.codes).toEqual(['store:copyFailed.full']);
  expect(start(folder).getMeta('value')).toBe('kept');
});

test('a log of writes goes aside with its file, and one without a file is never played into another', () => {
  const folder = emptyFolder();
  const path = closedWith(folder, 'copied');
  const stray = Buffer.from('left behind by another file');
  writeFileSync(`${path}-wal`, stray);
  renameSync(path, `${path}.taken-away`);
  const store = start(folder);
  expect(store.opened.is).toBe('restoredFromCopy');
  expect(store.getMeta('value')).toBe('copied');
  const [aside] = asides(folder);
  expect(aside).toMatch(/-wal$/);
  expect(readFileSync(join(folder, aside ?? '')).equals(stray)).toBe(true);
});

test('a file of a newer version is refused and not a byte of the folder is changed', () => {
  const folder = emptyFolder();
  const later = { id: 999, up: (db: DatabaseSync) => db.exec('CREATE TABLE of_tomorrow (a)') };
  const store = start(folder, { migrations: [...migrations, later] });
  store.setMeta('value', 'tomorrow');
  store.close();
  const before = snapshot(folder);
  expect(kindOfOpening(folder)).toBe('newer');
  expect(snapshot(folder)).toEqual(before);
  expect(start(folder, { migrations: [...migrations, later] }).getMeta('value')).toBe('tomorrow');
});

test.each([
  ['newer', {}],
  ['wrongKey', { dataKey: keyOf(2) }],
] as const)('as a kill left it, with its log: refused as %s, and not a byte of either is changed', (kind, change) => {
  const folder = emptyFolder();
  const later = { id: 999, up: (db: DatabaseSync) => db.exec('CREATE TABLE of_tomorrow (a)') };
  const store = start(folder, kind === 'newer' ? { migrations: [...migrations, later] } : {});
  store.setMeta('value', 'in the log');
  const path = join(folder, 'desk.db');
  const left = [path, `${path}-wal`].map((name) => [name, readFileSync(name)] as const);
  store.close();
  for (const [name, bytes] of left) writeFileSync(name, bytes);
  const before = snapshot(folder);
  expect(kindOfOpening(folder, change)).toBe(kind);
  expect(snapshot(folder)).toEqual(before);
});

test('a damaged file beside a copy of a newer version is left alone as well', () => {
  const folder = emptyFolder();
  const later = { id: 999, up: () => undefined };
  const store = start(folder, { migrations: [...migrations, later] });
  store.close();
  overwrite(join(folder, 'desk.db'), 0, 5000);
  const before = snapshot(folder);
  expect(kindOfOpening(folder)).toBe('newer');
  expect(snapshot(folder)).toEqual(before);
});

test('another key opens nothing, moves nothing, and the right one still does', () => {
  const folder = emptyFolder();
  const path = closedWith(folder, 'sealed');
  let before = snapshot(folder);
  expect(kindOfOpening(folder, { dataKey: keyOf(2) })).toBe('wrongKey');
  expect(kindOfOpening(folder, { dataKey: { ...keyOf(1), version: 2 } })).toBe('wrongKey');
  expect(snapshot(folder)).toEqual(before);
  expect(start(folder).getMeta('value')).toBe('sealed');
  open.pop()?.close();

  overwrite(path, 0, 5000); // damaged, too: still nothing may be moved under a foreign key
  before = snapshot(folder);
  expect(kindOfOpening(folder, { dataKey: keyOf(2) })).toBe('wrongKey');
  expect(snapshot(folder)).toEqual(before);
});

test('an older file is brought to this form in one step, or stays as it is when that fails', () => {
  const folder = emptyFolder();
  const first = migrations.slice(0, 2);
  const store = start(folder, { migrations: first });
  store.setMeta('value', 'old');
  store.close();
  const bad = { id: 998, up: (db: DatabaseSync) => db.exec('CREATE TABLE sessions (twice)') };
  expect(kindOfOpening(folder, { migrations: [...migrations, bad] })).toContain('already exists');
  const again = start(folder, { migrations: first });
  expect(again.getMeta('value')).toBe('old');
  again.close();
  const now = start(folder);
  expect(now.getMeta('value')).toBe('old');
  expect(now.db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'drafts'").get()).toEqual({ n: 1 });
});

test('a folder that cannot be written in is said to be so, and nothing in it changes', async () => {
  const folder = emptyFolder();
  closedWith(folder, 'kept');
  const before = snapshot(folder);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  // The superuser may write everywhere, so this is asked as somebody else.
  const child = spawnOpener(folder, 'hold', process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
  const said = await lineOf(child);
  chmodSync(folder, 0o755);
  expect(said).toBe('readOnly');
  expect(snapshot(folder)).toEqual(before);
});

test('a file that cannot be written is said to be so', async () => {
  const folder = emptyFolder();
  const path = closedWith(folder, 'kept');
  chmodSync(folder, 0o777);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  const bytes = readFileSync(path);
  const child = spawnOpener(folder, 'hold', process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
  expect(await lineOf(child)).toBe('readOnly');
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('junk in the lock file is no obstacle: it never holds anything', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'desk.db.lock'), 'junk'.repeat(3000));
  expect(start(folder).opened.is).toBe('fresh');
  expect(kindOfOpening(folder)).toBe('inUse');
});

test('a failed opening gives the lock back', () => {
  const folder = emptyFolder();
  closedWith(folder, 'kept');
  expect(kindOfOpening(folder, { dataKey: keyOf(2) })).toBe('wrongKey');
  expect(kindOfOpening(folder)).toBe('opened');
});

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill('junk', from, Math.min(bytes.length, from + length));
  writeFileSync(path, bytes);
}

function foreignDatabase(path: string): void {
  rmSync(path);
  const db = new DatabaseSync(path);
  db.exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 3');
  db.close();
}

/** Names and bytes of all files but the lock, which is empty and holds nothing. */
function snapshot(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.lock'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const);
}

function spawnOpener(
  folder: string,
  work: string,
  as: { uid?: number; gid?: number } = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./testing/opener.ts', import.meta.url)), folder, work],
    as,
  );
  children.push(child);
  return child;
}

async function lineOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  for await (const chunk of child.stdout) return String(chunk).trim();
  return complaint;
}

function killed(child: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });
}
