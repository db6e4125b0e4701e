// Goal: a PIN opens for its person alone, wrong ones wait, and nothing makes the wait shorter. Method: a real sealed file in a folder,
// opened again as after a restart, on a clock that is moved by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import { nodeFiles } from '../store/files.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { keyOf } from '../store/testing/testStore.ts';
import { openStaff } from './testing/testStaff.ts';

async function deskOfTwo(clock = new TestClock()) {
  const folder = emptyFolder();
  const book = openStaff(folder, clock);
  const dana = await book.add('Dana Whitlock', 'administer', '7391', true);
  const luis = await book.add('Luis Ortega', 'book', '258025');
  return { folder, clock, book, dana, luis };
}

test('the right PIN opens, another person’s does not', async () => {
  const { book, dana, luis } = await deskOfTwo();
  expect(await book.tryPin(dana, '7391')).toEqual({ is: 'right' });
  expect(await book.tryPin(luis, '7391')).toMatchObject({ is: 'wrong', failed: 1, left: 4, waitMs: 0 });
});

test('after five wrong ones a minute, then twice as long each time, and the right one ends it', async () => {
  const { book, clock, luis } = await deskOfTwo();
  for (let count = 0; count < 5; count++) await book.tryPin(luis, '0000');
  expect(await book.tryPin(luis, '258025')).toEqual({ is: 'wait', waitMs: minuteMs });
  clock.tick(minuteMs);
  expect(await book.tryPin(luis, '0000')).toMatchObject({ is: 'wrong', left: 0, waitMs: 2 * minuteMs });
  clock.tick(2 * minuteMs);
  expect(await book.tryPin(luis, '258025')).toEqual({ is: 'right' });
  expect(book.waitOf(luis)).toBe(0);
});

test('neither the wall clock nor a restart makes the wait shorter', async () => {
  const { folder, book, clock, luis } = await deskOfTwo();
  for (let count = 0; count < 5; count++) await book.tryPin(luis, '0000');
  clock.setTime(clock.now() + 60 * minuteMs);
  expect(book.waitOf(luis)).toBe(minuteMs);
  clock.setTime(clock.now() - 120 * minuteMs);
  expect(book.waitOf(luis)).toBe(minuteMs);
  clock.tick(minuteMs / 2);
  const again = openStaff(folder, new TestClock());
  expect(again.waitOf(luis)).toBe(minuteMs);
  expect(await again.tryPin(luis, '258025')).toEqual({ is: 'wait', waitMs: minuteMs });
});

test('a try counts on the disk before it is looked at: who kills the process has had it', async () => {
  const { folder, book, luis } = await deskOfTwo();
  const tried = book.tryPin(luis, '0000');
  await Promise.resolve();
  expect(openStaff(folder).find(luis)?.tries.failed).toBe(1);
  await tried;
});

test('two tries at once are two tries', async () => {
  const { book, luis } = await deskOfTwo();
  const all = await Promise.all(Array.from({ length: 7 }, () => book.tryPin(luis, '0000')));
  expect(all.map(({ is }) => is)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait', 'wait']);
});

test('who was removed is out at once, and their name may be given again under another id', async () => {
  const { book, luis } = await deskOfTwo();
  book.remove(luis);
  await expect(book.tryPin(luis, '258025')).rejects.toThrow('noSuchStaff');
  expect(await book.add('Luis Ortega', 'book', '258025')).not.toBe(luis);
});

test('somebody can always administer, names are told apart, and easy PINs are not taken', async () => {
  const { book, dana } = await deskOfTwo();
  expect(() => book.remove(dana)).toThrow('lastAdministrator');
  await expect(book.change(dana, { role: 'book' })).rejects.toThrow('lastAdministrator');
  await expect(book.add(' luis ortega ', 'view', '80351')).rejects.toThrow('staffNameTaken');
  await expect(book.add('Mei Tanaka', 'view', '1234')).rejects.toThrow('pinEasy');
});

test('nobody waits longer than the administrator’s ceiling allows', async () => {
  const { book } = await deskOfTwo();
  book.lockAfter(60);
  expect(book.record.afterMinutes).toBe(15);
  book.setCeiling(3);
  expect(book.record).toMatchObject({ ceilingMinutes: 3, afterMinutes: 3 });
});

test('the file tells neither names nor PINs; a damaged one is set aside, and nobody is let in by it', async () => {
  const { folder, book } = await deskOfTwo();
  const path = join(folder, 'staff.sealed');
  const bytes = readFileSync(path);
  for (const word of ['Dana', 'Luis', '7391', 'administer']) expect(bytes.includes(word)).toBe(false);
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(openStaff(folder)).toMatchObject({ isUnset: true, pins: false });
  expect(book.pins).toBe(true);
});

test('a file that is there and is not given to us lets nobody in, is not written over, and is read again', async () => {
  const { folder, luis } = await deskOfTwo();
  const path = join(folder, 'staff.sealed');
  const before = readFileSync(path);
  let isHeld = true;
  // A scanner or a backup holds it: it can be written, and not read.
  const read: typeof nodeFiles.read = (one) => {
    if (isHeld) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    return nodeFiles.read(one);
  };
  const codes: string[] = [];
  const book = openStaff(folder, new TestClock(), {
    log: (code) => codes.push(code),
    files: { ...nodeFiles, read },
  });
  expect(codes).toEqual(['staff.unreadable']);
  expect([book.pins, book.isUnset, book.present.length]).toEqual([true, false, 0]);
  await expect(book.tryPin(luis, '258025')).rejects.toThrow('noSuchStaff');
  await expect(book.add('Eve', 'administer', '7391', true)).rejects.toThrow('diskFailed');
  expect(await book.trySecret(() => Promise.resolve(false))).toMatchObject({ is: 'wrong' });
  expect(readFileSync(path)).toEqual(before);
  isHeld = false;
  book.open({ path, dataKey: keyOf(1), formerKey: null, isReal: true });
  expect(await book.tryPin(luis, '258025')).toEqual({ is: 'right' });
});
