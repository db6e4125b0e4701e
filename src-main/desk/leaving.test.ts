import { expect, test } from 'vitest';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { atRest, isOnItsWay, unsentOf } from './leaving.ts';
import type { OpenAccount } from './openAccount.ts';
import { openRow } from './testing/sessions.ts';

const online = { is: 'online', since: 0 } as const;
const offline = { is: 'offline', since: 0, why: 'noNetwork', nextTryAt: null } as const;
const row = (standing: OutboxRow['standing'], more: Partial<OutboxRow> = {}): OutboxRow => ({
  ...openRow(),
  standing,
  ...more,
});

test('what is open is counted by what has to happen to it; what has ended keeps nobody', () => {
  const rows = [
    row('held'),
    row('waiting'),
    row('sending'),
    row('checking'),
    row('needsYou'),
    row('needsYou', { endedAt: 5, cause: 'savedDifferently' }),
    row('delivered', { endedAt: 5 }),
  ];
  expect(unsentOf({ rows, line: online, paused: null })).toEqual({
    waiting: 3,
    checking: 1,
    needsYou: 1,
    first: 'line',
  });
});

test('refused keys, or an account that is not proven, come first', () => {
  const keys = { is: 'keysRefused', since: 0 } as const;
  expect(unsentOf({ rows: [], line: keys, paused: null }).first).toBe('keys');
  expect(unsentOf({ rows: [], line: keys, paused: 'otherAccount' }).first).toBe('proof');
});

test.each([
  ['sending, whatever the line', [row('sending')], offline, null, true],
  ['held on a line', [row('held')], online, null, true],
  ['waiting on a line', [row('waiting')], online, null, true],
  ['waiting without a line', [row('waiting'), row('held')], offline, null, false],
  ['waiting while all is held', [row('waiting')], online, 'otherAccount', false],
  ['behind what needs a person', [row('needsYou'), row('waiting')], online, null, false],
  ['behind what is in doubt', [row('checking'), row('waiting')], online, null, false],
  ['beside another session that needs a person', [row('needsYou'), row('held', { lane: 'b' })], online, null, true],
  ['nothing open', [row('delivered', { endedAt: 1 })], online, null, false],
] as const)('on its way: %s', (_what, rows, line, paused, expected) => {
  expect(isOnItsWay({ rows, line, paused })).toBe(expected);
});

test('at rest as soon as the last one has ended, and at once where nothing is on its way', async () => {
  let rows = [row('sending')];
  const listeners = new Set<() => void>();
  const outbox = {
    rows: () => rows,
    line: () => online,
    paused: null,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const account = { outbox } as unknown as OpenAccount;
  let isDone = false;
  const done = atRest(account).then(() => (isDone = true));
  for (const listener of listeners) listener();
  await Promise.resolve();
  expect(isDone).toBe(false);
  rows = [];
  for (const listener of listeners) listener();
  await done;
  expect(listeners.size).toBe(0);
  await atRest(account);
  await atRest(undefined);
});
