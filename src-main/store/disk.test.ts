// Goal: a disk that fails while the file is open loses nothing that was saved, and is said at once. Method: real files on a
// disk that is really full (a small one in memory, where this user may make one), limits of SQLite's own, files taken away.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { OpenedStore } from './open.ts';
import { StoreError } from './storeError.ts';
import type { StoreErrorKind } from './storeError.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore, TestLog } from './testing/testStore.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
});

function start(folder: string, log = new TestLog()): OpenedStore {
  const store = openTestStore(folder, { log });
  undo.push(() => store.close());
  return store;
}

function kindOfWriting(store: OpenedStore, value: string): StoreErrorKind | 'saved' {
  try {
    store.setMeta('value', value);
    return 'saved';
  } catch (error) {
    if (error instanceof StoreError) return error.kind;
    throw error;
  }
}

/** Writes more and more until the disk says no; answers the last value that was saved. */
function fill(store: OpenedStore): { saved: string; said: StoreErrorKind } {
  for (let size = 1000, saved = ''; ; size = Math.ceil(size * 1.5)) {
    const value = `${String(size)} `.padEnd(size, 'x');
    const said = kindOfWriting(store, value);
    if (said !== 'saved') return { saved, said };
    saved = value;
  }
}

/** A disk of one megabyte; undefined where this user may not make one. */
function smallDisk(): string | undefined {
  const folder = emptyFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  undo.push(() => execFileSync('umount', [folder]));
  return folder;
}

test('a file that may not grow says full, and what was saved before stays, over a restart too', () => {
  const folder = emptyFolder();
  const store = start(folder);
  const pages = Number(store.db.prepare('PRAGMA page_count').get()?.['page_count']);
  store.db.exec(`PRAGMA max_page_count = ${String(pages + 4)}`);
  const { saved, said } = fill(store);
  expect(said).toBe('full');
  expect(store.getMeta('value')).toBe(saved);
  store.close();
  const again = start(folder);
  expect(again.opened).toEqual({ is: 'asItWas', setAside: null });
  expect(again.getMeta('value')).toBe(saved);
});

test('a disk that is full says so; with room again it goes on, and nothing that was saved is lost', ({ skip }) => {
  const folder = smallDisk();
  if (folder === undefined) return skip('this user may not make a small disk');
  const log = new TestLog();
  const store = start(folder, log);
  writeFileSync(join(folder, 'other'), new Uint8Array(400_000));
  const { saved, said } = fill(store);
  expect(said).toBe('full');
  expect(store.getMeta('value')).toBe(saved);
  store.close(); // its copy finds no room, which must not keep the file from closing whole
  expect(log.codes).toEqual(['store:copyFailed.full']);

  const full = start(folder);
  expect(full.opened).toEqual({ is: 'asItWas', setAside: null });
  expect(full.getMeta('value')).toBe(saved);
  rmSync(join(folder, 'other'));
  expect(kindOfWriting(full, 'room again')).toBe('saved');
  full.close();
  expect(start(folder).getMeta('value')).toBe('room again');
});

test('a first start on a full disk says so, and leaves nothing that hinders the next', ({ skip }) => {
  const folder = smallDisk();
  if (folder === undefined) return skip('this user may not make a small disk');
  const other = join(folder, 'other');
  try {
    writeFileSync(other, new Uint8Array(2_000_000));
  } catch {
    // as much as went in is there
  }
  expect(() => start(folder)).toThrow(new StoreError('full'));
  rmSync(other);
  const store = start(folder);
  expect(store.opened).toEqual({ is: 'fresh', setAside: null });
  expect(kindOfWriting(store, 'kept')).toBe('saved');
});

const takenAway: readonly (readonly [string, (path: string) => void])[] = [
  ['deleted', (path) => rmSync(path)],
  ['put elsewhere', (path) => renameSync(path, `${path}.elsewhere`)],
  [
    'replaced by another one',
    (path) => {
      renameSync(path, `${path}.elsewhere`);
      writeFileSync(path, 'another file');
    },
  ],
  ['without its log of writes', (path) => rmSync(`${path}-wal`)],
];

// Windows does not let a file that is open be taken away.
test.skipIf(process.platform === 'win32').each(takenAway)(
  'while open it is %s: nothing more is called saved, and what was saved is there at the next start',
  (_, take) => {
    const folder = emptyFolder();
    const store = start(folder);
    store.setMeta('value', 'saved');
    take(join(folder, 'desk.db'));
    expect(kindOfWriting(store, 'after')).toBe('gone');
    expect(kindOfWriting(store, 'and again')).toBe('gone');
    expect(store.getMeta('value')).toBe('saved');
    store.close();
    const again = start(folder);
    expect(again.getMeta('value')).toBe('saved');
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  },
);

test('an untouched file is not called gone, however often it is written and cleaned up', () => {
  const store = start(emptyFolder());
  for (let n = 0; n < 20; n++) {
    expect(kindOfWriting(store, String(n))).toBe('saved');
    if (n % 5 === 0) store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
});

/** Closed with a copy, then changed and left as a kill leaves it: file, log and copy. */
function leftBehind(folder: string): { path: string; paths: readonly (readonly [string, Buffer])[] } {
  const path = join(folder, 'desk.db');
  const first = openTestStore(folder);
  for (let n = 0; n < 40; n++) first.setMeta(`copied-${String(n)}`, `${String(n)} `.padEnd(600, 'c'));
  first.close();
  const second = openTestStore(folder);
  second.setMeta('later', 'after the copy');
  second.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const names = [path, `${path}.copy-1`];
  const bytes = names.map((name) => [name, readFileSync(name)] as const);
  second.close();
  return { path, paths: bytes };
}

const PAGE = 4096;
const junks: readonly (readonly [string, (page: Buffer) => void])[] = [
  ['junk from end to end', (page) => page.fill('junk')],
  ['zeros', (page) => page.fill(0)],
  ['junk in its first bytes', (page) => page.fill('junk', 0, 64)],
  ['junk in its middle', (page) => page.fill('junk', PAGE / 2, PAGE / 2 + 256)],
];

test.each(junks)(
  'each page of the file in turn, %s: all is there, or it is set aside whole and the copy is in use',
  { timeout: 30_000 },
  (_, spoil) => {
    const folder = emptyFolder();
    const { path, paths } = leftBehind(folder);
    const pages = (paths[0]?.[1].length ?? 0) / PAGE;
    expect(pages).toBeGreaterThan(15);
    const told = { asItWas: 0, restoredFromCopy: 0 };
    for (let page = 0; page < pages; page++) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      for (const [name, bytes] of paths) writeFileSync(name, bytes);
      const damaged = Buffer.from(paths[0]?.[1] ?? []);
      spoil(damaged.subarray(page * PAGE, (page + 1) * PAGE));
      writeFileSync(path, damaged);
      const store = openTestStore(folder);
      const { is, setAside } = store.opened;
      if (is === 'fresh') throw new Error(`page ${String(page)}: silently empty`);
      told[is]++;
      const later = store.getMeta('later');
      if (is === 'restoredFromCopy') {
        expect([page, readFileSync(setAside ?? '').equals(damaged)]).toEqual([page, true]);
        expect([page, later]).toEqual([page, null]);
        for (let n = 0; n < 40; n++) expect(store.getMeta(`copied-${String(n)}`)).toContain(`${String(n)} c`);
      }
      store.close();
    }
    // Pages that hold nothing, and values whose bytes are changed within their page, are no damage to the file itself.
    expect(told.restoredFromCopy).toBeGreaterThan(0);
    expect(told.asItWas + told.restoredFromCopy).toBe(pages);
  },
);
