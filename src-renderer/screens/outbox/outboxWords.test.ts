import { expect, test } from 'vitest';
import { testNow } from '../compose/testDraft.ts';
import { byWords, rowIcon, headWords } from './outboxWords.ts';

const zone = 'America/Denver';

test.each([
  ['needsYou', 'refused', 'alert', 'need'],
  ['needsYou', 'timePassed', 'clock', 'need'],
  ['waiting', null, 'waiting', 'wait'],
  ['delivered', null, 'arrived', 'ok'],
  ['takenBack', null, 'none', 'mute'],
] as const)('%s (%s) is %s in %s', (standing, cause, icon, tone) => {
  expect(rowIcon({ standing, cause })).toEqual({ icon, tone });
});

test('who and when, the day where it is another', () => {
  expect(byWords({ by: 'Dana', madeAt: testNow, endedAt: null }, testNow, zone)).toBe('Dana, 10:47 am');
  expect(byWords({ by: 'this desk', madeAt: testNow - 86_400_000, endedAt: null }, testNow, zone)).toBe(
    'Sun 22 Nov 10:47 am',
  );
});

test.each([
  [{ is: 'online', since: 0 }, 0, 'Online', 'everything is delivered', ''],
  [{ is: 'online', since: 0 }, 2, 'Online', 'waiting changes go out by themselves, in order', ''],
  [
    { is: 'offline', since: testNow - 300_000, why: 'noNetwork', nextTryAt: testNow + 39_500 },
    3,
    'Offline since 10:42 am',
    'waiting changes go out by themselves, in order',
    'Next try in 40 s',
  ],
  [
    { is: 'offline', since: testNow, why: 'portal', nextTryAt: testNow + 300_000 },
    0,
    'This network wants you to sign in',
    'nothing waits',
    'Next try in 5 min',
  ],
  [
    { is: 'offline', since: testNow, why: 'busy', nextTryAt: null },
    0,
    'SecureVideo is busy and asked to wait',
    'nothing waits',
    'It is tried again by itself',
  ],
  [
    { is: 'keysRefused', since: 0 },
    1,
    'SecureVideo does not accept the keys any more',
    'nothing is lost, all waits for new ones',
    '',
  ],
] as const)('the line %j with %i waiting', (line, waiting, strong, rest, next) => {
  expect(
    headWords({ status: { mode: 'live', paused: null, rehearsal: null, line }, waiting, now: testNow, zone }),
  ).toEqual({ strong, rest, next });
});
