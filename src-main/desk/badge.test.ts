import { expect, test } from 'vitest';
import { badgeOf } from './badge.ts';

const zone = 'America/Denver';
const online = { is: 'online', since: 0 } as const;
const offline = { is: 'offline', since: Date.UTC(2026, 10, 23, 17, 42), why: 'noNetwork', nextTryAt: null } as const;
const counts = (needsYou: number, waiting: number, sending = 0) => ({ needsYou, waiting, sending });

test.each([
  [counts(0, 0), online, 'calm', 0, 'Nothing waits'],
  [counts(0, 2, 1), online, 'waiting', 3, '3 waiting'],
  [counts(1, 2), online, 'needsYou', 1, '1 needs you, 2 waiting'],
  [counts(2, 0), offline, 'needsYou', 2, '2 need you, offline since 10:42'],
  [counts(0, 3), offline, 'offline', 3, '3 waiting, offline since 10:42'],
  [counts(0, 0), offline, 'offline', 0, 'Offline since 10:42'],
  [counts(0, 0), { is: 'keysRefused', since: 0 } as const, 'offline', 0, 'New keys needed'],
  [counts(0, 0), { is: 'unknown' } as const, 'calm', 0, 'Nothing waits'],
])('%o with the line %o', (sums, line, is, count, words) => {
  expect(badgeOf({ counts: sums, line, paused: null, mode: 'live' }, zone)).toEqual({ is, count, words });
});

test('held for other keys, and practice, are called so', () => {
  expect(badgeOf({ counts: counts(0, 1), line: online, paused: 'account', mode: 'live' }, zone)).toEqual({
    is: 'offline',
    count: 1,
    words: '1 waiting, held until the keys are proven',
  });
  expect(badgeOf({ counts: counts(0, 1), line: online, paused: null, mode: 'practice' }, zone).words).toBe(
    'Practice: 1 waiting',
  );
});
