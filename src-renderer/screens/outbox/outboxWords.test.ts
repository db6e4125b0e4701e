import { expect, test } from 'vitest';
import type { LineState } from '../../../src-shared/outbox/change.ts';
import { testNow } from '../../form/testDraft.ts';
import { byWords, headWords, nextWords, rowIcon, standingWords } from './outboxWords.ts';
import type { OpenNow } from './outboxWords.ts';

const zone = 'America/Denver';

const head = (line: LineState, open: Partial<OpenNow>): ReturnType<typeof headWords> =>
  headWords(
    { status: { mode: 'live', paused: null, rehearsal: null, line }, now: testNow, zone },
    { needsYou: 0, waiting: 0, isCertain: true, ...open },
  );

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
    'SecureVideo does not accept this clinic’s keys any more',
    'nothing is lost, all waits for new ones',
    '',
  ],
] as const)('the line %j with %i waiting', (line, waiting, strong, rest, next) => {
  expect(head(line, { waiting })).toEqual({ strong, rest, next });
});

const online = { is: 'online', since: 0 } as const;
const offline = { is: 'offline', since: testNow, why: 'noNetwork', nextTryAt: null } as const;

test.each([
  [online, 1, 0, '1 change needs you'],
  [online, 2, 1, '2 changes need you, 1 waits'],
  [offline, 1, 3, '1 change needs you, 3 wait'],
  [offline, 1, 0, '1 change needs you'],
  [online, 0, 1, 'waiting changes go out by themselves, in order'],
  [online, 0, 0, 'everything is delivered'],
] as const)('%j, %i for a person, %i waiting: %s', (line, needsYou, waiting, rest) => {
  expect(head(line, { needsYou, waiting }).rest).toBe(rest);
});

test('where it is not certain what was saved, nothing is said to be well', () => {
  expect(head(online, { isCertain: false }).rest).toBe('nothing waits');
  expect(head(online, { needsYou: 1, isCertain: false }).rest).toBe('1 change needs you');
  expect(head({ is: 'keysRefused', since: 0 }, { waiting: 1, isCertain: false }).rest).toBe('all waits for new ones');
});

const waits = {
  standing: 'waiting',
  actions: ['takeBack'],
  editable: true,
  facts: 'Today 2 pm',
  why: 'Today 2 pm',
} as const;

test.each([
  [
    waits,
    offline,
    false,
    'It goes out by itself when the internet is back. Until then you can change it or take it back.',
  ],
  [{ ...waits, editable: false }, online, false, 'It goes out by itself. Until then you can take it back.'],
  [{ ...waits, actions: [] }, online, false, 'It goes out by itself.'],
  [
    waits,
    online,
    true,
    'It is held on this computer, and goes out by itself when the keys are proven to be right. Until then you can change it or take it back.',
  ],
  // Its reason says it already.
  [{ ...waits, why: 'Today 2 pm. It waits for your answer to the change before it.' }, offline, false, ''],
  [{ ...waits, standing: 'needsYou' }, online, false, ''],
  [{ ...waits, standing: 'delivered' }, online, false, ''],
] as const)('%j: what becomes of it by itself', (row, line, paused, words) => {
  expect(nextWords({ ...row, actions: [...row.actions] }, line, paused)).toBe(words);
});

test('what waits while nothing is sent is held, and what is done is not', () => {
  expect(standingWords('waiting', false)).toBe('Waiting to send');
  expect(standingWords('waiting', true)).toBe('Held');
  expect(standingWords('delivered', true)).toBe('Delivered');
});
