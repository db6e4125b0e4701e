import { expect, test } from 'vitest';
import type { Action, OutboxRow } from '../../../src-shared/outbox/change.ts';
import { testNow } from '../compose/testDraft.ts';
import { askWords, byWords, editWords, lineWords, rowActions, rowIcon } from './outboxWords.ts';

const zone = 'America/Denver';
const row = (actions: readonly Action[], change: Partial<OutboxRow> = {}): OutboxRow =>
  ({ actions, kind: 'create', cause: 'refused', editable: false, ...change }) as OutboxRow;
const words = (given: OutboxRow, online = true): string[] =>
  rowActions(given, online).map((one) => `${one.words} (${one.look})`);

test('the likeliest answer is the first button, unless the booking may be corrected, and discarding is asked', () => {
  expect(words(row(['tryAgain', 'discard']))).toEqual(['Try again (first)', 'Discard (ask)']);
  expect(words(row(['tryAgain', 'discard'], { editable: true }))).toEqual(['Try again (usual)', 'Discard (ask)']);
  expect(words(row(['sendMine', 'keepTheirs']))).toEqual(['Send mine (first)', 'Keep theirs (usual)']);
  expect(words(row(['takeBack']))).toEqual([]);
});

test('a Meet Now is started now, or when there is a line', () => {
  expect(words(row(['startNow']))).toEqual(['Start now (first)']);
  expect(words(row(['startNow']), false)).toEqual(['Start when online (first)']);
});

test('a passed time is chosen anew, a refusal is corrected', () => {
  expect(editWords('timePassed')).toBe('Choose a time');
  expect(editWords('refused')).toBe('Correct');
});

test('discarding says what stays where it may have arrived', () => {
  expect(askWords('discard', row([], { cause: 'notProven' })).question).toMatch(/stays there/);
  expect(askWords('discard', row([])).question).toMatch(/is not sent/);
  expect(askWords('cancelTwin', row([])).yes).toBe('Cancel the second one');
});

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
    'A login page is in the way since 10:47 am',
    'nothing waits',
    'Next try in 5 min',
  ],
  [
    { is: 'offline', since: testNow, why: 'busy', nextTryAt: null },
    0,
    'SecureVideo is busy since 10:47 am',
    'nothing waits',
    '',
  ],
  [
    { is: 'keysRefused', since: 0 },
    1,
    'SecureVideo does not take the keys',
    'nothing is lost, all waits for new ones',
    '',
  ],
] as const)('the line %j with %i waiting', (line, waiting, strong, rest, next) => {
  expect(lineWords(line, waiting, testNow, zone)).toEqual({ strong, rest, next });
});
