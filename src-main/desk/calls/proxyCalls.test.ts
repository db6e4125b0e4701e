// Goal: what was typed for a proxy is kept for the one that asked or has one already; for any other it is refused.
import { expect, test } from 'vitest';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import type { ProxyAsked, ProxyPassword } from '../../api/proxySignIn.ts';
import type { DeskParts } from '../parts.ts';
import { connectionCalls } from './connectionCalls.ts';

const typed = { proxy: 'p:8080', name: 'CANARY-N', password: 'CANARY-P' };

function desk(asked: ProxyAsked | null, first: ProxyPassword | null = null) {
  let kept = first;
  let woken = 0;
  const parts = {
    accounts: { open: () => ({ outbox: { wake: () => void woken++ } }) },
    proxy: {
      asked: () => asked,
      keptFor: () => kept?.proxy ?? null,
      keep: (password: ProxyPassword | null) => Promise.resolve(void (kept = password)),
    },
  } as unknown as DeskParts;
  return { calls: connectionCalls(parts), kept: () => kept, woken: () => woken };
}

test.each([
  ['the one that asks', { proxy: 'p:8080', is: 'wanted' }, null],
  ['the one that refuses', { proxy: 'p:8080', is: 'refused' }, typed],
  ['the one that has one already', null, typed],
] as const)('%s gets it, what waits is woken, and no answer holds it', async (_, asked, first) => {
  const { calls, kept, woken } = desk(asked, first);
  const answer = await calls['connection.keepPassword'](typed);
  expect([kept(), woken()]).toEqual([typed, 1]);
  expect(answer.kept).toBe('p:8080');
  expect(JSON.stringify([answer, await calls['connection.proxy'](undefined)])).not.toContain('CANARY');
  expect((await calls['connection.forgetPassword'](undefined)).kept).toBeNull();
});

test.each([
  ['another one that asks', { proxy: 'q:8080', is: 'wanted' }],
  ['one that wants NTLM', { proxy: 'p:8080', is: 'cannot' }],
  ['nobody who asked', null],
] as const)('%s gets nothing', async (_, asked) => {
  const { calls, kept, woken } = desk(asked);
  await expect(async () => calls['connection.keepPassword'](typed)).rejects.toThrow(new ProblemError('otherProxy'));
  expect([kept(), woken()]).toEqual([null, 0]);
});
