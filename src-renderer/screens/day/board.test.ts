import { expect, test } from 'vitest';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { boardOf, countOver, shortWords, stepOnBoard, type BoardInput } from './board.ts';
import { at, date, guest, row, zone } from '../../session/testRows.ts';

const clinician = (userId: string): Clinician => ({
  userId,
  name: userId,
  email: '',
  phone: '',
  zoneId: '',
  externalId: '',
  helpNumber: '',
  mayHost: true,
});
const input = (more: Partial<BoardInput>): BoardInput => ({
  rows: [],
  date,
  now: at('10:47'),
  zone,
  asOf: false,
  hostZoneId: () => '',
  clinicians: [clinician('bell'), clinician('voss')],
  hostId: null,
  ...more,
});
const of = (hostId: string) => ({ session: { hostId } });

test('a column a clinician in the given order; a card stands at its start', () => {
  const board = boardOf(input({ rows: [row('9:00', [guest('A')], of('bell')), row('11:30', [guest('B')])] }));
  expect(board.columns.map(({ clinician: { userId }, cards }) => [userId, cards.map((card) => card.top)])).toEqual([
    ['bell', [60]],
    ['voss', [210]],
  ]);
  expect(board.columns.flatMap(({ cards }) => cards.map((card) => card.past))).toEqual([true, false]);
  expect([board.now, board.minutes, board.hours[0], board.hours.at(-1)?.words]).toEqual([
    167,
    600,
    { words: '8 am', top: 0 },
    '5 pm',
  ]);
});

test('early and late sessions make the board longer, and another day has no now', () => {
  const board = boardOf(input({ rows: [row('6:30', [guest('A')]), row('20:30', [guest('B')])], date: '2026-11-24' }));
  expect([board.hours[0]?.words, board.hours.at(-1)?.words, board.now]).toEqual(['6 am', '9 pm', null]);
  expect(board.columns[1]?.cards.map((card) => card.top)).toEqual([30, 870]);
});

test('cards that would cover each other stand side by side; one that comes after has the width again', () => {
  const rows = ['11:15', '12:00', '12:00', '12:30', '14:00'].map((time, nth) => row(time, [guest(`P${nth}`)]));
  const cards = boardOf(input({ rows })).columns[1]?.cards ?? [];
  expect(cards.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 1],
    [0, 3],
    [1, 3],
    [2, 3],
    [0, 1],
  ]);
});

test('one clinician’s board has every row of theirs, as a colleague too', () => {
  const board = boardOf(input({ rows: [row('9:00', [guest('A')], of('bell'))], hostId: 'voss' }));
  expect(board.columns.map(({ clinician: { userId }, cards }) => [userId, cards.length])).toEqual([['voss', 1]]);
});

const places = [
  [
    { id: 'a1', top: 60 },
    { id: 'a2', top: 120 },
  ],
  [],
  [
    { id: 'c1', top: 30 },
    { id: 'c2', top: 130 },
  ],
];
test.each([
  ['a1', 'down', 'a2'],
  ['a2', 'up', 'a1'],
  ['a2', 'down', undefined],
  ['a2', 'right', 'c2'],
  ['c1', 'left', 'a1'],
  ['c1', 'right', undefined],
  [undefined, 'down', 'a1'],
] as const)('from %s %s: %s', (from, arrow, to) => {
  expect(stepOnBoard(places, from, arrow)).toBe(to);
});

test.each([
  ['Said yes', 'Yes'],
  ['No reply yet', 'No reply'],
  ['In 13 min', '13 min'],
  ['Joined 10:44', 'Joined'],
  ['Both joined 10:44', 'Both'],
  ['1 of 2 joined', '1 of 2 joined'],
  ['1 of 2 said yes', '1 of 2 yes'],
  ['Waiting to send', 'Waiting'],
  ['Needs you', 'Needs you'],
])('%s is %s on a card', (words, short) => {
  expect(shortWords(words)).toBe(short);
});

test.each([
  [[], 10, 0],
  [[10, 20, 20, 30], 9, 4],
  [[10, 20, 20, 30], 10, 3],
  [[10, 20, 20, 30], 20, 1],
  [[10, 20, 20, 30], 30, 0],
])('of %j over %d: %d', (sorted, bound, count) => {
  expect(countOver(sorted, bound)).toBe(count);
});
