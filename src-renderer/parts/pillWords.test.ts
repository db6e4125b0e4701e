import { expect, test } from 'vitest';
import type { AppStatus } from '../../src-shared/contract/views/status.ts';
import { pillHalves, type PillStatus } from './pillWords.ts';

const since = Date.UTC(2026, 10, 23, 17, 42); // 10:42 am in Denver
const offline = { is: 'offline', since, why: 'noNetwork', nextTryAt: null } as const;
const online = { is: 'online', since } as const;
const none = { needsYou: 0, waiting: 0, sending: 0 };

type Some = Pick<AppStatus, 'mode' | 'line' | 'counts'> & Partial<PillStatus>;
const cases: [string, Some, string[]][] = [
  ['online', { mode: 'live', line: online, counts: none }, ['Online']],
  [
    'one needs you',
    { mode: 'live', line: online, counts: { ...none, needsYou: 1, waiting: 4 } },
    ['Online', '1 needs you'],
  ],
  ['two need you', { mode: 'live', line: offline, counts: { ...none, needsYou: 2 } }, ['Offline', '2 need you']],
  ['waiting', { mode: 'live', line: offline, counts: { ...none, waiting: 3 } }, ['Offline', '3 waiting']],
  ['sending', { mode: 'live', line: online, counts: { ...none, waiting: 2, sending: 2 } }, ['Online', 'Sending 2']],
  ['keys', { mode: 'live', line: { is: 'keysRefused', since }, counts: none }, ['New keys needed']],
  ['practice', { mode: 'practice', line: online, counts: none }, ['Practice']],
  ['practice, line cut', { mode: 'practice', line: offline, counts: none }, ['Offline since 10:42']],
  [
    'rehearsed, it is called so',
    { mode: 'practice', line: offline, counts: { ...none, waiting: 2 }, rehearsal: 'cut' },
    ['Rehearsal', '2 waiting'],
  ],
  [
    'rehearsed slowness shows on a line that is up',
    { mode: 'practice', line: online, counts: none, rehearsal: 'slow' },
    ['Rehearsal: slow internet'],
  ],
  ['held', { mode: 'live', line: online, counts: { ...none, waiting: 2 }, paused: 'account' }, ['Held', '2 waiting']],
  ['sign-in', { mode: 'live', line: { ...offline, why: 'portal' }, counts: none }, ['Network sign-in']],
  ['down', { mode: 'live', line: { ...offline, why: 'serviceDown' }, counts: none }, ['SecureVideo is down']],
  ['first run', { mode: 'none', line: { is: 'unknown' }, counts: { ...none, waiting: 1 } }, ['Not connected yet']],
  ['not asked yet', { mode: 'live', line: { is: 'unknown' }, counts: none }, ['Connecting']],
];

test.each(cases)('%s', (_, status, words) => {
  expect(
    pillHalves({ now: since, paused: null, rehearsal: null, ...status }, 'America/Denver').map(
      (half) => half.words + half.far,
    ),
  ).toEqual(words);
});

test('beside a count the line is said in a word, and in full to who points at it or hears it', () => {
  const status = {
    mode: 'live',
    line: { ...offline, why: 'serviceDown' },
    counts: { ...none, needsYou: 2 },
    paused: null,
    rehearsal: null,
    now: since,
  } as const;
  const halves = pillHalves(status, 'America/Denver');
  expect(halves.map((half) => half.words)).toEqual(['Down', '2 need you']);
  expect(halves.map((half) => half.full)).toEqual(['SecureVideo is down since 10:42 am', '2 need you']);
});
