// Goal: what IT keeps of the trail stays, and what is wrong with a policy is told to whom it concerns. Method: a desk on the real
// disk, asked as the page asks it, with each policy and with none.
import { afterEach, expect, test } from 'vitest';
import type { Handlers } from '../../src-shared/contract/calls.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { NOW } from '../outbox/testing/wishes.ts';
import { interpret, noPolicy } from '../policy/interpret.ts';
import type { PolicyReading } from '../policy/interpret.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { deskOf, openAccountAt } from './testing/deskAt.ts';

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

function deskWith(policy: PolicyReading): Handlers {
  const clock = new TestClock(NOW);
  const account = openAccountAt(emptyFolder(), clock);
  undo.push(() => account.close());
  account.audit.write({ is: 'signedIn' }, { staffId: '', name: 'this desk' });
  clock.tick(20 * 86_400_000); // it is Sunday 13 December now
  return deskOf(account, clock, () => null, policy);
}
const policyOf = (members: Readonly<Record<string, unknown>>): PolicyReading =>
  interpret({ is: 'found', members: Object.entries(members) }, 'linux');

/** What became of counting and removing lines from before a day. */
async function removed(policy: PolicyReading, before: string): Promise<unknown[]> {
  const calls = deskWith(policy);
  const told = async (work: () => unknown): Promise<unknown> => {
    try {
      return ((await work()) as { count: number }).count;
    } catch (error) {
      return (error as { problem?: { code: string } }).problem?.code ?? error;
    }
  };
  return [await told(() => calls['audit.count']({ before })), await told(() => calls['audit.remove']({ before }))];
}

test('lines of the trail are removed where IT says nothing', async () => {
  expect(await removed(noPolicy, '2026-12-14')).toEqual([1, 1]);
});

test('lines that are younger than IT’s days stay; older ones may go', async () => {
  expect(await removed(policyOf({ AuditKeepDays: 10 }), '2026-12-04')).toEqual(['trailKept', 'trailKept']);
  expect(await removed(policyOf({ AuditKeepDays: 10 }), '2026-12-03')).toEqual([1, 1]);
});

test('where the days are wrong no line goes', async () => {
  expect(await removed(policyOf({ AuditKeepDays: 'long' }), '2020-01-01')).toEqual(['trailKept', 'trailKept']);
});

test('what is wrong with the policy is a notice, and stands on the settings page', async () => {
  const wrong = deskWith(policyOf({ LockCeilingMinutes: 'ten', Odd: 1 }));
  const { notices } = await wrong['app.status'](undefined);
  expect(notices[0]).toMatchObject({
    id: 'policy',
    todo: [expect.stringContaining('LockCeilingMinutes'), expect.stringContaining('Odd')],
  });
  expect((await wrong['policy.read'](undefined)).faults).toHaveLength(2);
  await wrong['app.dismissNotice']({ id: 'policy' });
  expect((await wrong['app.status'](undefined)).notices).toEqual([]);
});

test('a sound policy is no news', async () => {
  const sound = deskWith(policyOf({ LockCeilingMinutes: 10 }));
  expect((await sound['app.status'](undefined)).notices).toEqual([]);
  expect(await sound['policy.read'](undefined)).toMatchObject({ source: 'linux', lockCeilingMinutes: 10, faults: [] });
});
