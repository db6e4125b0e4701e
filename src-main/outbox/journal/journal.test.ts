// Goal: the journal is whole or absent after each step, tells what moved on, and keeps what cannot be opened.
// Method: the real store on a real file; steps out of order, transactions that fail, rows that are spoiled.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import type { Progress } from '../../../src-shared/outbox/state.ts';
import { openStore } from '../../store/open.ts';
import type { OpenedStore } from '../../store/open.ts';
import { Journal } from './journal.ts';
import { StaleChange } from './transition.ts';
import type { ChangeRecord } from '../record.ts';
import { freshFacts } from '../promise.ts';
import { NOW, wish } from '../testing/wishes.ts';

let folder: string;
let store: OpenedStore;
const clock = new TestClock(NOW);

function open(): Journal {
  let nonce = Math.floor(clock.monotonic()) + 1;
  clock.tick(1_000);
  const random = (count: number): Uint8Array => {
    const bytes = new Uint8Array(count);
    new DataView(bytes.buffer).setUint32(0, nonce++);
    return bytes;
  };
  const dataKey = { bytes: new Uint8Array(32).fill(9), version: 1 };
  store = openStore({ path: join(folder, 'desk.db'), dataKey, clock, log: { error: () => undefined }, random });
  return new Journal(store, () => clock.now());
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'front-desk-journal-'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const queued: Progress = {
  state: 'queued',
  kind: 'create',
  isNow: false,
  everSent: false,
  sentBefore: false,
  doubts: 0,
  refusalToCheck: null,
  cause: null,
  notice: null,
};

function insert(journal: Journal, changeId: string, lane = 'lane-1'): ChangeRecord {
  const made = { wall: clock.now(), mono: clock.monotonic(), run: 'run', server: null };
  const facts = freshFacts(made, 'Dana Whitlock');
  return store.transaction(() => journal.insert({ changeId, lane, wish: wish.create(), progress: queued, facts }));
}

test('what was written is there after closing and opening, to the letter', () => {
  const journal = open();
  const change = journal.apply(insert(journal, 'c1'), { is: 'marked' }, { digest: 'abc', facts: { others: [7] } });
  store.close();
  const again = open();
  expect(again.get('c1')).toEqual(change);
  expect(again.openOf('lane-1')).toEqual([change]);
  expect(again.highest).toBe(1);
  expect(store.db.prepare('SELECT digest FROM changes').get()).toEqual({ digest: 'abc' });
});

test('what nothing has happened to yet is there to the letter, in one sealed value', () => {
  const journal = open();
  const change = insert(journal, 'c1');
  expect(store.db.prepare('SELECT length(facts) AS n FROM changes').get()).toEqual({ n: 0 });
  store.close();
  expect(open().get('c1')).toEqual(change);
});

test('a change of an earlier version, whose wish and facts were sealed apart, is read as it was', () => {
  const journal = open();
  const change = insert(journal, 'c1');
  const wishAlone = store.seal('changes', 'c1', 'wish', change.wish);
  const facts = store.seal('changes', 'c1', 'facts', change.facts);
  store.db.prepare('UPDATE changes SET wish = ?, facts = ?').run(wishAlone, facts);
  store.close();
  expect(open().get('c1')).toEqual(change);
});

test('a step from an older revision is refused, and nothing of it is written', () => {
  const journal = open();
  const first = insert(journal, 'c1');
  journal.apply(first, { is: 'marked' });
  expect(() => journal.apply(first, { is: 'takenBack' })).toThrow(StaleChange);
  expect(journal.get('c1')?.progress.state).toBe('sending');
  expect(journal.storyOf(first)).toHaveLength(1);
});

test('a transaction that fails takes its changes out of memory, too', () => {
  const journal = open();
  const first = insert(journal, 'c1');
  expect(() =>
    store.transaction(() => {
      journal.apply(first, { is: 'marked' });
      const made = { wall: 0, mono: 0, run: '', server: null };
      journal.insert({
        changeId: 'c2',
        lane: 'lane-1',
        wish: wish.create(),
        progress: queued,
        facts: freshFacts(made, ''),
      });
      throw new Error('disk full');
    }),
  ).toThrow();
  expect(journal.get('c1')).toEqual(first);
  expect(journal.get('c2')).toBeUndefined();
  expect(journal.openOf('lane-1').map((change) => change.changeId)).toEqual(['c1']);
  expect(journal.openCount).toBe(1);
  expect(journal.highest).toBe(1);
});

test('how many changes wait, of what kind and since when is readable without the key; names are not', () => {
  const journal = open();
  const change = insert(journal, 'c1');
  journal.apply(change, { is: 'marked' }, { by: 'Dana Whitlock', quote: 'Rosa Vega is not valid' });
  expect(store.db.prepare('SELECT kind, state, made_at FROM changes').all()).toEqual([
    { kind: 'create', state: 'sending', made_at: change.madeAt },
  ]);
  store.close();
  const bytes = readFileSync(join(folder, 'desk.db')).toString('latin1');
  for (const name of ['Rosa Vega', 'rosa.vega', 'Dana Whitlock']) expect(bytes).not.toContain(name);
  open();
});

test('a row that does not open stays as it is, is counted, and its lane stands still; others go on', () => {
  const journal = open();
  insert(journal, 'c1', 'lane-1');
  insert(journal, 'c2', 'lane-2');
  store.db.prepare("UPDATE changes SET wish = zeroblob(60) WHERE change_id = 'c1'").run();
  store.close();
  const again = open();
  expect(again.damagedCount).toBe(1);
  expect(again.isDamaged('lane-1')).toBe(true);
  expect(again.isDamaged('lane-2')).toBe(false);
  expect(again.get('c2')?.progress.state).toBe('queued');
  expect(store.db.prepare('SELECT count(*) AS n FROM changes').get()).toEqual({ n: 2 });
});

test('somebody has looked into what does not open: it ends with its bytes kept, and what was saved on top of it asks', () => {
  const journal = open();
  insert(journal, 'c1', 'lane-1');
  insert(journal, 'c2', 'lane-1');
  store.db.prepare("UPDATE changes SET wish = zeroblob(60) WHERE change_id = 'c1'").run();
  store.close();
  const again = open();
  expect(again.unreadable()).toMatchObject([{ changeId: 'c1', lane: 'lane-1', kind: 'create' }]);
  again.endUnreadable();
  expect(again.unreadable()).toEqual([]);
  expect(again.isDamaged('lane-1')).toBe(false);
  expect(again.get('c2')?.progress).toMatchObject({ state: 'asks', cause: 'restored' });
  expect(store.db.prepare("SELECT state, length(wish) AS n FROM changes WHERE change_id = 'c1'").get()).toEqual({
    state: 'discarded',
    n: 60,
  });
  store.close();
  expect(open().isDamaged('lane-1')).toBe(false);
});

test('steps are counted as the disk has them, also when a transaction fails', () => {
  const journal = open();
  journal.apply(insert(journal, 'c1'), { is: 'marked' });
  expect(() =>
    store.transaction(() => {
      insert(journal, 'c2');
      throw new Error('disk full');
    }),
  ).toThrow();
  const { from, steps } = journal.marks;
  expect([from, steps, journal.stepsAfter(from)]).toEqual([0, 2, 2]);
  store.close();
  expect(open().marks).toEqual({ highest: 1, from: 0, steps: 2 });
});

test('a sealed wish that was put into another row does not open', () => {
  const journal = open();
  insert(journal, 'c1', 'lane-1');
  insert(journal, 'c2', 'lane-2');
  store.db.exec("UPDATE changes SET wish = (SELECT wish FROM changes WHERE change_id = 'c2') WHERE change_id = 'c1'");
  store.close();
  expect(open().isDamaged('lane-1')).toBe(true);
});

test('changes of another name of the same session join its lane, in the order made', () => {
  const journal = open();
  insert(journal, 'c1', 'earlier');
  insert(journal, 'c2', 'lane-1');
  insert(journal, 'c3', 'earlier');
  store.transaction(() => journal.joinLanes('earlier', 'lane-1'));
  expect(journal.openOf('lane-1').map((change) => change.changeId)).toEqual(['c1', 'c2', 'c3']);
  expect(journal.openOf('earlier')).toEqual([]);
  expect(journal.laneOf('earlier')).toBe('lane-1');
  expect([...journal.openLanes()]).toEqual(['lane-1']);
  expect(journal.openCount).toBe(3);
});

test('a number is never given twice, even after the last row is gone', () => {
  const journal = open();
  insert(journal, 'c1');
  store.db.exec('DELETE FROM changes');
  store.close();
  const again = open();
  expect(again.highest).toBe(1);
  expect(insert(again, 'c2').seq).toBe(2);
});
