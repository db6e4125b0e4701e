// Goal: a forgotten PIN has one way out, the account's own keys, and no other way in beside it. Method: the handlers as they ship
// over a real list of staff; whoever stands at the lock screen tries.
import { expect, test } from 'vitest';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { MemoryAudit } from '../../staff/audit.ts';
import { Gate } from '../../staff/gate.ts';
import { openStaff } from '../../staff/testing/testStaff.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import type { DeskParts } from '../parts.ts';
import { staffCalls } from './staffCalls.ts';

const ours = { identifier: 'our identifier', secret: 'our secret' };
const theirs = { identifier: 'our identifier', secret: 'another secret' };

async function desk(owns?: (typed: typeof ours) => Promise<boolean>) {
  const folder = emptyFolder();
  const clock = new TestClock();
  const audit = new MemoryAudit();
  const start = () => {
    const book = openStaff(folder, clock);
    const gate = new Gate({ book, mode: () => 'live', secretIsKept: () => true, turned: () => undefined });
    const ownsAccount = owns ?? ((typed) => Promise.resolve(typed.secret === ours.secret));
    const staff = { book, gate, ownsAccount };
    const parts = { staff, audit, lockChanged: () => undefined, changed: () => undefined } as unknown as DeskParts;
    return { book, gate, calls: staffCalls(parts) };
  };
  const { book } = start();
  const dana = await book.add('Dana', 'administer', '7391', true);
  const luis = await book.add('Luis', 'book', '258025');
  return { ...start(), start, audit, clock, dana, luis };
}

const codeOf = (work: Promise<unknown> | undefined): Promise<string> =>
  Promise.resolve(work).then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

test('the account’s own keys give an administrator a new PIN, and let them in; the old PIN opens nothing', async () => {
  const { calls, gate, book, dana, audit } = await desk();
  expect(await calls['staff.reset']({ staffId: dana, pin: '802461', secret: ours })).toEqual({ is: 'done' });
  expect([gate.isLocked, gate.who().name]).toEqual([false, 'Dana']);
  expect(await book.tryPin(dana, '7391')).toMatchObject({ is: 'wrong' });
  expect(await book.tryPin(dana, '802461')).toEqual({ is: 'right' });
  expect(audit.lines.at(-1)?.event).toEqual({ is: 'settings', call: 'staff.reset', about: dana });
});

test('other keys change nothing, are counted and told, and wait after five, also over a restart', async () => {
  const { calls, gate, book, dana, audit, start, clock } = await desk();
  for (let times = 1; times <= 5; times++) {
    expect(await calls['staff.reset']({ staffId: dana, pin: '802461', secret: theirs })).toMatchObject({ is: 'wrong' });
    expect(audit.lines.at(-1)?.event).toEqual({ is: 'failedSecret', failed: times });
  }
  expect(gate.isLocked).toBe(true);
  expect(await book.tryPin(dana, '7391')).toEqual({ is: 'right' });
  // Even the right ones wait now, and a new start does not help.
  for (const { calls: again } of [{ calls }, start()]) {
    const tried = await again['staff.reset']({ staffId: dana, pin: '802461', secret: ours });
    expect(tried).toMatchObject({ is: 'wait' });
  }
  clock.tick(minuteMs);
  const waited = start();
  await waited.calls['staff.reset']({ staffId: dana, pin: '802461', secret: ours });
  clock.tick(minuteMs);
  expect(await waited.calls['staff.reset']({ staffId: dana, pin: '802461', secret: ours })).toEqual({ is: 'done' });
});

test('who does not administer is given nothing by it, nor is somebody who is not there, nor an easy PIN', async () => {
  const { calls, gate, book, dana, luis } = await desk();
  const reset = calls['staff.reset'];
  for (const staffId of [luis, 'nobody', '', ' secret']) {
    expect(await codeOf(Promise.resolve().then(() => reset({ staffId, pin: '802461', secret: ours })))).toBe(
      'noSuchStaff',
    );
  }
  expect(await codeOf(Promise.resolve().then(() => reset({ staffId: dana, pin: '1234', secret: ours })))).toBe(
    'pinEasy',
  );
  book.remove(luis);
  expect(gate.isLocked).toBe(true);
});

test('where nobody can say whose keys they are, it is told so, and nothing changes', async () => {
  const { calls, gate, dana } = await desk(() => Promise.reject(new ProblemError('notAnswered')));
  const work = Promise.resolve().then(() => calls['staff.reset']({ staffId: dana, pin: '802461', secret: ours }));
  expect(await codeOf(work)).toBe('notAnswered');
  expect(gate.isLocked).toBe(true);
});

test('that somebody has proven the account once opens no door later: the first administrator is said once', async () => {
  const { calls, gate, dana } = await desk();
  gate.proveOwner();
  const first = { administrator: { name: 'Mallory', pin: '802461' }, secret: null };
  expect(await codeOf(Promise.resolve().then(() => calls['staff.begin'](first)))).toBe('notUnset');
  const none = { identifier: '', secret: '' };
  expect(await calls['staff.reset']({ staffId: dana, pin: '802461', secret: none })).toMatchObject({ is: 'wrong' });
  expect(gate.isLocked).toBe(true);
});

test('one’s own PIN is changed by who knows it, and tries count like those at the lock', async () => {
  const { calls, gate, book, dana, luis } = await desk();
  gate.enter(luis);
  expect(await calls['staff.ownPin']({ pin: '111111', next: '802461' })).toMatchObject({ is: 'wrong', left: 4 });
  expect(await calls['staff.ownPin']({ pin: '258025', next: '802461' })).toEqual({ is: 'in' });
  expect(await book.tryPin(luis, '802461')).toEqual({ is: 'right' });
  expect(await book.tryPin(dana, '7391')).toEqual({ is: 'right' });
});

test('a wrong PIN at the lock has its line, with whose and how often; the count is an administrator’s to see', async () => {
  const { calls, audit, gate, dana, luis } = await desk();
  for (let times = 1; times <= 2; times++) {
    expect(await calls['staff.signIn']({ staffId: luis, pin: '111111' })).toMatchObject({ is: 'wrong' });
    expect(audit.lines.at(-1)).toEqual({
      event: { is: 'failedPin', of: { staffId: luis, name: 'Luis' }, failed: times },
      by: { staffId: '', name: 'this desk' },
    });
  }
  const failedOfLuis = async (): Promise<unknown> =>
    (await calls['staff.read'](undefined)).people.find(({ staffId }) => staffId === luis)?.failed;
  gate.enter(dana);
  expect(await failedOfLuis()).toBe(2);
  gate.enter(luis);
  expect(await failedOfLuis()).toBeNull();
});
