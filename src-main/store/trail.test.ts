// Goal: every line that was altered, removed, cut off or swapped is found and named. Method: the file is changed behind the
// trail's back, as somebody with the disk in hand would, and checked after a new opening.
import { expect, test } from 'vitest';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore, TestLog } from './testing/testStore.ts';
import { openTrail } from './trail.ts';
import type { Trail, TrailCheck } from './trail.ts';

const all = { from: 0, to: Number.MAX_SAFE_INTEGER, localId: null };

function add(trail: Trail, nth: number): void {
  trail.add({ at: 1000 * nth, localId: nth % 2 === 0 ? 's-even' : null, value: { nth } });
}

function checked(trail: Trail): TrailCheck {
  const steps = trail.checking();
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** A trail of six lines, changed by `sql`, opened anew and checked. */
function checkedAfter(...sql: readonly string[]): TrailCheck {
  const folder = emptyFolder();
  const store = openTestStore(folder);
  const trail = openTrail(store);
  for (const nth of [1, 2, 3, 4, 5, 6]) add(trail, nth);
  for (const one of sql) store.db.exec(one);
  store.close();
  const again = openTestStore(folder);
  try {
    return checked(openTrail(again));
  } finally {
    again.close();
  }
}

test('untouched, there is no fault, over a restart too', () => {
  expect(checkedAfter()).toEqual({ lines: 6, faults: [] });
});

test.each([
  ['a byte of the sealed line', "UPDATE trail SET sealed = CAST(sealed || x'00' AS BLOB) WHERE seq = 3"],
  ['the time', 'UPDATE trail SET at = at + 1 WHERE seq = 3'],
  ['the session', "UPDATE trail SET local_id = 's-other' WHERE seq = 3"],
  ['the hash', "UPDATE trail SET hash = 'ff' WHERE seq = 3"],
])('altered is %s: its own line is named, and no other', (_what, sql) => {
  expect(checkedAfter(sql)).toEqual({
    lines: 6,
    faults: [{ is: 'altered', seq: 3, at: expect.any(Number) as number }],
  });
});

test.each([
  ['first', 'DELETE FROM trail WHERE seq = 1', { is: 'missing', seq: 1, to: 1 }],
  ['in the middle', 'DELETE FROM trail WHERE seq IN (3, 4)', { is: 'missing', seq: 3, to: 4 }],
  ['last', 'DELETE FROM trail WHERE seq >= 5', { is: 'missing', seq: 5, to: 6 }],
  ['all', 'DELETE FROM trail', { is: 'missing', seq: 1, to: 6 }],
])('removed, %s', (_what, sql, fault) => {
  expect(checkedAfter(sql).faults).toEqual([fault]);
});

test('swapped, both lines are named', () => {
  const faults = checkedAfter(
    'UPDATE trail SET seq = 100 WHERE seq = 2',
    'UPDATE trail SET seq = 2 WHERE seq = 5',
    'UPDATE trail SET seq = 5 WHERE seq = 100',
  ).faults.map((fault) => (fault.is === 'altered' ? fault.seq : fault.is));
  expect(faults).toEqual(expect.arrayContaining([2, 5]));
});

test('a gap that is closed by new numbers is named by the lines that were moved', () => {
  const faults = checkedAfter('DELETE FROM trail WHERE seq = 4', 'UPDATE trail SET seq = seq - 1 WHERE seq > 4').faults;
  expect(faults).toContainEqual({ is: 'altered', seq: 4, at: 5000 });
  expect(faults).toContainEqual({ is: 'missing', seq: 6, to: 6 });
});

test.each(['DELETE FROM trail_head', "UPDATE trail_head SET sealed = x'00'"])(
  'the head gone, it is told: %s',
  (sql) => {
    expect(checkedAfter(sql).faults).toContainEqual({ is: 'headLost' });
  },
);

test('gone whole, with its head, it is not taken for one that never began', () => {
  expect(checkedAfter('DELETE FROM trail', 'DELETE FROM trail_head').faults).toEqual([{ is: 'headLost' }]);
});

test('that the head was lost is still told after lines were added', () => {
  const folder = emptyFolder();
  const store = openTestStore(folder);
  add(openTrail(store), 1);
  store.db.exec('DELETE FROM trail_head');
  add(openTrail(store), 2);
  expect(checked(openTrail(store))).toEqual({ lines: 2, faults: [{ is: 'headLost' }] });
  store.close();
});

test('a line goes with the transaction that it belongs to, in memory too', () => {
  const store = openTestStore(emptyFolder());
  const trail = openTrail(store);
  add(trail, 1);
  expect(() =>
    store.transaction(() => {
      add(trail, 2);
      throw new Error('the change was not saved');
    }),
  ).toThrow('the change was not saved');
  add(trail, 3);
  expect(trail.read(all).map(({ seq, value }) => [seq, value])).toEqual([
    [2, { nth: 3 }],
    [1, { nth: 1 }],
  ]);
  expect(checked(trail).faults).toEqual([]);
  store.close();
});

test('read by day and by session, newest first; a line that does not open is there without its words', () => {
  const store = openTestStore(emptyFolder());
  const trail = openTrail(store);
  for (const nth of [1, 2, 3, 4]) add(trail, nth);
  expect(trail.read({ from: 2000, to: 4000, localId: null }).map(({ seq }) => seq)).toEqual([3, 2]);
  expect(trail.read({ ...all, localId: 's-even' }).map(({ seq }) => seq)).toEqual([4, 2]);
  store.db.exec("UPDATE trail SET sealed = x'00' WHERE seq = 2");
  expect(trail.read(all).map(({ value }) => value)).toEqual([{ nth: 4 }, { nth: 3 }, null, { nth: 1 }]);
  store.close();
});

test('a line that was written later than it happened stands where it happened', () => {
  const store = openTestStore(emptyFolder());
  const trail = openTrail(store);
  for (const at of [3000, 1000, 2000, 3000]) trail.add({ at, localId: 's-1', value: null });
  expect(trail.read(all).map(({ seq }) => seq)).toEqual([4, 1, 3, 2]);
  expect(trail.read({ ...all, localId: 's-1' }).map(({ seq }) => seq)).toEqual([4, 1, 3, 2]);
  expect(checked(trail).faults).toEqual([]);
  store.close();
});

test('older lines go by a person’s act, and the chain goes on from there', () => {
  const folder = emptyFolder();
  const store = openTestStore(folder);
  const trail = openTrail(store);
  for (const nth of [1, 2, 3, 4]) add(trail, nth);
  expect(trail.countBefore(3000)).toBe(2);
  expect(trail.removeBefore(3000)).toBe(2);
  expect(trail.removeBefore(3000)).toBe(0);
  add(trail, 5);
  expect(checked(trail)).toEqual({ lines: 3, faults: [] });
  store.db.exec('DELETE FROM trail WHERE seq = 3');
  store.close();
  const again = openTestStore(folder);
  expect(checked(openTrail(again)).faults).toEqual([{ is: 'missing', seq: 3, to: 3 }]);
  again.close();
});

test('neither names nor addresses of a line lie readable in the file', () => {
  const folder = emptyFolder();
  const log = new TestLog();
  const store = openTestStore(folder, { log });
  openTrail(store).add({ at: 1, localId: 's-1', value: { name: 'Quillon Abernathy' } });
  const bytes = store.db.prepare('SELECT sealed FROM trail').get()?.['sealed'] as Uint8Array;
  expect(Buffer.from(bytes).includes('Quillon')).toBe(false);
  store.close();
  expect(log.codes).toEqual([]);
});
