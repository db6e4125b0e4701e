// Goal: without a key it is known how much waits, and not a byte is changed by looking. Method: real files as a kill leaves them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore } from './testing/testStore.ts';
import { waitingClosed } from './waitingClosed.ts';

const insert = `INSERT INTO changes (change_id, lane, kind, state, revision, made_at, ended_at, progress, wish, facts)
  VALUES (?, 'lane', ?, 'queued', 0, ?, ?, '', x'', x'')`;

/** A file with these changes, some of them in its log alone, as a kill leaves it. */
function killedWith(changes: readonly (readonly [kind: string, madeAt: number, endedAt: number | null])[]): string {
  const folder = emptyFolder();
  const path = join(folder, 'desk.db');
  const store = openTestStore(folder);
  store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  for (const [nth, change] of changes.entries()) {
    store.transaction(() => store.db.prepare(insert).run(`change-${String(nth)}`, ...change));
  }
  const left = [path, `${path}-wal`].map((name) => [name, readFileSync(name)] as const);
  store.close();
  for (const [name, bytes] of left) writeFileSync(name, bytes);
  return folder;
}

const snapshot = (folder: string): (readonly [string, string])[] =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const);

test('number, kinds and age of what waits, from the log too; what has ended does not count', () => {
  const folder = killedWith([
    ['create', 500, null],
    ['move', 300, 400],
    ['create', 200, null],
    ['cancel', 900, null],
    ['of a newer version', 950, null],
  ]);
  const before = snapshot(folder);
  expect(waitingClosed(join(folder, 'desk.db'))).toEqual({
    count: 4,
    since: 200,
    kinds: [
      { kind: 'cancel', count: 1 },
      { kind: 'create', count: 2 },
    ],
  });
  expect(snapshot(folder)).toEqual(before);
});

test('nothing waits; nothing there; not ours', () => {
  const folder = killedWith([]);
  expect(waitingClosed(join(folder, 'desk.db'))).toEqual({ count: 0, since: null, kinds: [] });
  expect(waitingClosed(join(folder, 'nothing.db'))).toBeNull();
  writeFileSync(join(folder, 'junk.db'), 'junk'.repeat(5000));
  expect(waitingClosed(join(folder, 'junk.db'))).toBeNull();
  expect(readdirSync(folder).filter((name) => name.endsWith('-shm'))).toEqual([]);
});
