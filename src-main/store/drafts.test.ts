// Goal: what was typed survives, and never comes back once it was saved. Method: a real file, closed and opened again.
import { afterEach, expect, test } from 'vitest';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { Drafts } from './drafts.ts';
import { DRAFTS_MAX, openDrafts } from './drafts.ts';
import type { OpenedStore } from './open.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore } from './testing/testStore.ts';

const open: OpenedStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});
function newDrafts(
  folder = emptyFolder(),
  clock = { now: 1000 },
): { drafts: Drafts; store: OpenedStore; folder: string } {
  const store = openTestStore(folder);
  open.push(store);
  return { drafts: openDrafts({ store, now: () => clock.now }), store, folder };
}

test('a draft is there after a restart, as it was kept last, the latest first', () => {
  const clock = { now: 1000 };
  const was = newDrafts(undefined, clock);
  expect(was.drafts.keep('d-1', { typed: 'Ro' })).toBe(true);
  clock.now = 2000;
  was.drafts.keep('d-2', { typed: 'x' });
  clock.now = 3000;
  was.drafts.keep('d-1', { typed: 'Rosa Vega' });
  was.store.close();
  const { drafts } = newDrafts(was.folder);
  expect(drafts.list()).toEqual([
    { draftId: 'd-1', keptAt: 3000, value: { typed: 'Rosa Vega' } },
    { draftId: 'd-2', keptAt: 2000, value: { typed: 'x' } },
  ]);
  expect(drafts.read('d-1')).toEqual({ typed: 'Rosa Vega' });
  expect(drafts.read('d-9')).toBeNull();
});

test('an ended draft does not come back when a keep comes late, also after a restart', () => {
  const was = newDrafts();
  was.drafts.keep('d-1', 1);
  was.drafts.end('d-1');
  expect(was.drafts.keep('d-1', 2)).toBe(false);
  was.store.close();
  const { drafts } = newDrafts(was.folder);
  expect(drafts.keep('d-1', 3)).toBe(false);
  expect(drafts.list()).toEqual([]);
});

test('a draft that is ended before its first keep stays ended', () => {
  const { drafts } = newDrafts();
  drafts.end('d-1');
  expect(drafts.keep('d-1', 1)).toBe(false);
});

test('a removed one may be kept again', () => {
  const { drafts } = newDrafts();
  drafts.keep('ask-1', 1);
  drafts.remove('ask-1');
  expect(drafts.list()).toEqual([]);
  expect(drafts.keep('ask-1', 2)).toBe(true);
  expect(drafts.read('ask-1')).toBe(2);
});

test('ending is part of the transaction that saves: rolled back, the draft is still there and may be kept', () => {
  const { drafts, store } = newDrafts();
  drafts.keep('d-1', 'typed');
  const fail = (): void =>
    store.transaction(() => {
      drafts.end('d-1');
      throw new Error('disk');
    });
  expect(fail).toThrow('disk');
  expect(drafts.read('d-1')).toBe('typed');
  expect(drafts.keep('d-1', 'more')).toBe(true);
});

test('the draft of a saved change is gone at once, and its bytes with the next that is kept', () => {
  const was = newDrafts();
  was.drafts.end('d-0'); // the day's sweep is over
  was.drafts.keep('d-1', 'typed');
  was.drafts.endSaved('d-1');
  expect([was.drafts.read('d-1'), was.drafts.list(), was.drafts.keep('d-1', 'late')]).toEqual([null, [], false]);
  was.drafts.endSaved('d-2');
  was.drafts.keep('d-3', 'another');
  expect(was.store.db.prepare('SELECT draft_id FROM drafts').all()).toEqual([{ draft_id: 'd-3' }]);
  was.drafts.endSaved('d-3');
  was.store.close();
  const { drafts, store } = newDrafts(was.folder);
  expect([drafts.read('d-3'), drafts.list(), drafts.keep('d-3', 'late')]).toEqual([null, [], false]);
  expect(store.db.prepare('SELECT draft_id FROM drafts').all()).toEqual([]);
});

test('what has ended is forgotten after its time', () => {
  const clock = { now: 1000 };
  const { drafts, store } = newDrafts(undefined, clock);
  drafts.end('d-1');
  clock.now += 31 * dayMs;
  drafts.end('d-2');
  expect(store.db.prepare('SELECT draft_id FROM ended_drafts').all()).toEqual([{ draft_id: 'd-2' }]);
});

test('the oldest give way when there are too many, never the one that is being kept', () => {
  const { drafts, store } = newDrafts(undefined, { now: 5 });
  store.transaction(() => {
    for (let at = 0; at <= DRAFTS_MAX; at++) drafts.keep(`d-${at}`, at);
  });
  expect(drafts.list()).toHaveLength(DRAFTS_MAX);
  expect(drafts.read('d-0')).toBeNull();
  drafts.keep('d-1', 'again');
  expect(drafts.read('d-1')).toBe('again');
});

test('one that does not open is set aside and costs no other', () => {
  const { drafts, store } = newDrafts();
  drafts.keep('d-1', 'one');
  drafts.keep('d-2', 'two');
  store.db.prepare("UPDATE drafts SET sealed = x'00' WHERE draft_id = 'd-1'").run();
  expect(drafts.list().map((draft) => draft.draftId)).toEqual(['d-2']);
  expect(drafts.read('d-1')).toBeNull();
  expect(store.db.prepare('SELECT of_row, sealed FROM damaged_rows').all()).toEqual([
    { of_row: 'd-1', sealed: Uint8Array.of(0) },
  ]);
});
