// Goal: what still waits is told before anything is removed, and nothing goes without the word. Method: a desk on the real disk.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { THREE } from '../outbox/testing/wishes.ts';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import type { OpenAccount } from './openAccount.ts';
import { createRemoval } from './removal.ts';
import type { RemovalParts } from './removal.ts';
import { bookAt, openAccountAt } from './testing/deskAt.ts';

function removal(open?: OpenAccount, elsewhere: ReturnType<RemovalParts['waitingElsewhere']> = []) {
  const done: string[] = [];
  const made = createRemoval({
    open: () => open,
    waitingElsewhere: () => elsewhere,
    close: () => Promise.resolve(void done.push('closed')),
    destroy: () => void done.push('destroyed'),
  });
  return { made, done };
}

test('what waits here and in accounts that are not open is counted; what cannot be counted is said', async () => {
  const account = openAccountAt(emptyFolder(), new TestClock(THREE - 86_400_000));
  bookAt(account, 1);
  bookAt(account, 2);
  const closed = { count: 3, since: 0, kinds: [] };
  expect(removal(account).made.look()).toEqual({ waiting: 2, isWhole: true });
  expect(removal(account, [closed]).made.look()).toEqual({ waiting: 5, isWhole: true });
  expect(removal(undefined, [closed, null]).made.look()).toEqual({ waiting: 3, isWhole: false });
  await account.close();
});

test.each(['remove everything', '  Remove   EVERYTHING '])(
  '%j: everything is closed, then destroyed',
  async (typed) => {
    const { made, done } = removal();
    await made.go(typed);
    expect(done).toEqual(['closed', 'destroyed']);
  },
);

test.each(['', 'remove', 'remove everything now', 'yes'])('%j removes nothing', async (typed) => {
  const { made, done } = removal();
  await expect(made.go(typed)).rejects.toMatchObject({ problem: { code: 'notTyped' } });
  expect(done).toEqual([]);
});
