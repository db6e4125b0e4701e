// Goal: a mark outlives a restart, ends with its day, is sealed, and never keeps a desk from opening. Method: a real file.
import { afterEach, expect, test } from 'vitest';
import { openDeskMarks } from './deskMarks.ts';
import type { DeskMarks } from './deskMarks.ts';
import type { OpenedStore } from './open.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore } from './testing/testStore.ts';

const open: OpenedStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});
function opened(
  clock: { now: number },
  folder = emptyFolder(),
): { marks: DeskMarks; store: OpenedStore; folder: string } {
  const store = openTestStore(folder);
  open.push(store);
  return { marks: openDeskMarks({ store, now: () => clock.now }), store, folder };
}
const arrived = { is: 'arrived', at: 1000 } as const;
const idsIn = (store: OpenedStore): unknown[] => store.db.prepare('SELECT local_id FROM desk_marks').all();

test('a mark is there after a restart, the later one in place of the earlier, and can be taken away', () => {
  const clock = { now: 1000 };
  const was = opened(clock);
  was.marks.put('s-1', arrived, 5000);
  was.marks.put('s-1', { is: 'done', at: 2000 }, 5000);
  was.marks.put('s-2', arrived, 5000);
  was.marks.put('s-2', null, 5000);
  was.store.close();
  const { marks } = opened(clock, was.folder);
  expect([marks.of('s-1'), marks.of('s-2'), marks.of('s-3')]).toEqual([{ is: 'done', at: 2000 }, null, null]);
});

test('it stands until the last moment of the day, and not a moment longer', () => {
  const clock = { now: 1000 };
  const { marks } = opened(clock);
  marks.put('s-1', arrived, 5000);
  clock.now = 4999;
  expect(marks.of('s-1')).toEqual(arrived);
  clock.now = 5000;
  expect(marks.of('s-1')).toBeNull();
});

test('what is over leaves the disk with the next mark, and at the next start', () => {
  const clock = { now: 1000 };
  const was = opened(clock);
  was.marks.put('s-1', arrived, 5000);
  clock.now = 6000;
  was.marks.put('s-2', arrived, 9000);
  expect(idsIn(was.store)).toEqual([{ local_id: 's-2' }]);
  was.store.close();
  clock.now = 9000;
  expect(idsIn(opened(clock, was.folder).store)).toEqual([]);
});

test('the file does not tell which mark it is', () => {
  const { marks, store } = opened({ now: 1000 });
  marks.put('s-1', { is: 'noShow', at: 1000 }, 5000);
  const [row] = store.db.prepare('SELECT sealed FROM desk_marks').all();
  expect(Buffer.from(row?.sealed as Uint8Array).toString('latin1')).not.toContain('noShow');
});

test('a row that does not open is set aside, and the others are there', () => {
  const clock = { now: 1000 };
  const was = opened(clock);
  was.marks.put('s-1', arrived, 5000);
  was.marks.put('s-2', arrived, 5000);
  was.store.db.prepare("UPDATE desk_marks SET sealed = zeroblob(40) WHERE local_id = 's-1'").run();
  was.store.close();
  const { marks, store } = opened(clock, was.folder);
  expect([marks.of('s-1'), marks.of('s-2')]).toEqual([null, arrived]);
  expect(store.db.prepare('SELECT of_table, of_row FROM damaged_rows').all()).toEqual([
    { of_table: 'desk_marks', of_row: 's-1' },
  ]);
});

test('rolled back, the mark before it stands', () => {
  const { marks, store } = opened({ now: 1000 });
  marks.put('s-1', arrived, 5000);
  const fail = (): void =>
    store.transaction(() => {
      marks.put('s-1', null, 5000);
      throw new Error('disk');
    });
  expect(fail).toThrow('disk');
  expect(marks.of('s-1')).toEqual(arrived);
});
