// Goal: what IT sets of lock, names and PINs holds over what was chosen at the desk. Method: each door with the policy and without.
import { expect, test } from 'vitest';
import type { ProblemError } from '../../src-shared/contract/problems.ts';
import { nothingInForce } from '../../src-shared/policy/inForce.ts';
import type { PolicyInForce } from '../../src-shared/policy/inForce.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { keyOf } from '../store/testing/testStore.ts';
import { join } from 'node:path';
import { Gate } from './gate.ts';
import type { StaffBook } from './staffBook.ts';
import { openStaff } from './testing/testStaff.ts';

function staffIn(folder: string, policy: Partial<PolicyInForce>): StaffBook {
  return openStaff(folder, new TestClock(), { policy: { ...nothingInForce, ...policy } });
}
const gateOf = (book: StaffBook): Gate =>
  new Gate({ book, mode: () => 'live', secretIsKept: () => true, turned: () => undefined });

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return (error as ProblemError).problem.code;
  }
}

test('the ceiling: never more than IT’s, less if the desk says so, and the desk’s own again without it', async () => {
  const folder = emptyFolder();
  const free = staffIn(folder, {});
  await free.add('Dana', 'administer', '7391', true);
  free.setCeiling(30);
  free.lockAfter(30);
  expect([free.afterMinutes, free.ceilingMinutes]).toEqual([30, 30]);

  const bound = staffIn(folder, { LockCeilingMinutes: 10 });
  expect([bound.afterMinutes, bound.ceilingMinutes]).toEqual([10, 10]);
  bound.lockAfter(15);
  expect(bound.afterMinutes).toBe(10);
  expect(await codeOf(() => bound.setCeiling(15))).toBe('setByPolicy');
  bound.setCeiling(5);
  expect([bound.afterMinutes, bound.ceilingMinutes]).toEqual([5, 5]);
  expect(staffIn(folder, {}).ceilingMinutes).toBe(5);
});

test('required: nobody does without, and a desk that did signs in again', async () => {
  const folder = emptyFolder();
  const required = staffIn(folder, { SignIn: 'required' });
  expect(required.isUnset).toBe(true);
  expect(await codeOf(() => required.useNoPins())).toBe('setByPolicy');
  expect([required.mayUseNoPins, staffIn(folder, {}).mayUseNoPins]).toEqual([false, true]);
  expect(await codeOf(() => required.add('Dana', 'administer', '7391', true))).toBe('done');

  const free = staffIn(folder, {});
  expect(await codeOf(() => free.useNoPins())).toBe('done');
  expect([free.pins, gateOf(free).isLocked]).toEqual([false, false]);

  const again = staffIn(folder, { SignIn: 'required' });
  expect([again.pins, again.isUnset, gateOf(again).stage]).toEqual([true, false, 'signIn']);
  const [dana] = again.present;
  expect(await codeOf(() => again.remove(dana?.staffId ?? ''))).toBe('lastAdministrator');
});

test('required, where nobody was ever on the list: locked until the account’s owner says who works here', () => {
  const folder = emptyFolder();
  staffIn(folder, {}).useNoPins();
  const gate = gateOf(staffIn(folder, { SignIn: 'required' }));
  expect([gate.isLocked, gate.stage]).toEqual([true, 'begin']);
});

test('off: PINs are not turned on; where they are on they stay until somebody turns them off', async () => {
  const off = staffIn(emptyFolder(), { SignIn: 'off' });
  expect([off.isUnset, gateOf(off).isLocked]).toEqual([false, false]);
  expect(await codeOf(() => off.add('Dana', 'administer', '7391', true))).toBe('setByPolicy');

  const folder = emptyFolder();
  await staffIn(folder, {}).add('Dana', 'administer', '7391', true);
  const on = staffIn(folder, { SignIn: 'off' });
  expect(on.pins).toBe(true);
  expect(await codeOf(() => on.add('Luis', 'book', '2580'))).toBe('done');
  expect(await codeOf(() => on.useNoPins())).toBe('done');
  expect(await codeOf(() => on.usePins())).toBe('setByPolicy');
});

test('read strictly: PINs stay as they are', async () => {
  const folder = emptyFolder();
  await staffIn(folder, {}).add('Dana', 'administer', '7391', true);
  expect(await codeOf(() => staffIn(folder, { SignIn: 'stays' }).useNoPins())).toBe('setByPolicy');
  const without = emptyFolder();
  staffIn(without, {}).useNoPins();
  const stays = staffIn(without, { SignIn: 'stays' });
  expect([stays.pins, gateOf(stays).isLocked]).toEqual([false, false]);
});

test('practice is nobody’s: names and PINs are asked of the clinic’s own account alone', () => {
  const folder = emptyFolder();
  const book = staffIn(folder, { SignIn: 'required' });
  book.open({ path: join(folder, 'practice.sealed'), dataKey: keyOf(1), formerKey: null, isReal: false });
  expect([book.pins, gateOf(book).isLocked]).toEqual([false, false]);
});
