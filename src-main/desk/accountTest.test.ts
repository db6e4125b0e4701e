import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import type { ReadAnswer, SecureVideoApi, SessionList, UserList } from '../api/port.ts';
import { testAccount } from './accountTest.ts';

const NOW = Date.UTC(2026, 10, 23, 17, 47);
const facts = { begunAt: NOW, begunMonotonic: 0 };

/** Only the two reads of the test: anything else that it might do has no method here. */
function api(users: ReadAnswer<UserList>, sessions: ReadAnswer<SessionList>): SecureVideoApi {
  return { listUsers: () => Promise.resolve(users), listSessions: () => Promise.resolve(sessions) } as never;
}
const noUsers = (serverDate: number | null): ReadAnswer<UserList> => ({
  is: 'read',
  value: { users: [], unreadable: 0 },
  serverDate,
  ...facts,
});
const noSessions: ReadAnswer<SessionList> = {
  is: 'read',
  value: { sessions: [], unreadable: 0 },
  serverDate: NOW,
  ...facts,
};

test('keys that work say what was found, and whether the clocks agree', async () => {
  const clock = new TestClock(NOW);
  const agrees = await testAccount(api(noUsers(NOW - 5_000), noSessions), clock);
  expect(agrees.test).toMatchObject({ result: 'ok', clockOffMs: 5_000 });
  expect(agrees.test.detail).toContain('agrees');
  const behind = await testAccount(api(noUsers(NOW + 4 * 60_000), noSessions), clock);
  expect(behind.test.detail).toContain('4 minutes behind');
});

test.each<[ReadAnswer<UserList>, string]>([
  [{ is: 'keysRefused' }, 'keysRefused'],
  [{ is: 'forbidden' }, 'forbidden'],
  [{ is: 'busy', retryAfterMs: 1000 }, 'busy'],
  [{ is: 'failed', trouble: 'notTheApi' }, 'notTheApi'],
  [{ is: 'failed', trouble: 'certificate' }, 'certificate'],
  [{ is: 'failed', trouble: 'proxyWantsPassword' }, 'proxy'],
  [{ is: 'failed', trouble: 'timeout' }, 'noLine'],
])('%j has words of its own', async (answer, result) => {
  const { test: outcome } = await testAccount(api(answer, noSessions), new TestClock(NOW));
  expect(outcome.result).toBe(result);
  expect(outcome.title).not.toBe('');
});

test('users that answer do not hide sessions that do not', async () => {
  const { test: outcome } = await testAccount(api(noUsers(NOW), { is: 'forbidden' }), new TestClock(NOW));
  expect(outcome.result).toBe('forbidden');
});
