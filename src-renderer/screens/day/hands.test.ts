import { expect, test } from 'vitest';
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { Participant } from '../../../src-shared/session/session.ts';
import { handsOf } from './hands.ts';
import { at, guest, row, zone } from '../../session/testRows.ts';

const now = at('10:47');
const context = { now, zone, asOf: false };
const words = (rows: readonly DayRow[], change = {}): string[] =>
  handsOf(rows, { ...context, ...change }).map((hand) => hand.words);
const trevor = guest('Trevor Lane');
const joinedAt = (time: string, name = 'Imani Brooks'): Participant => guest(name, { connectedAt: at(time) });
/** The same row with its clinician connected. */
function withHost(one: DayRow, time: string): DayRow {
  const participants = one.session.participants.map((person) =>
    person.isHost ? { ...person, connectedAt: at(time) } : person,
  );
  return { ...one, session: { ...one.session, participants } };
}
/** A session long over whose clinician was seen to connect: so this account tells of it. */
const told = withHost(row('8:00', [joinedAt('7:59', 'Walter')]), '8:00');

test.each([
  ['six minutes before: let be', row('10:53', [trevor]), []],
  ['five minutes before, nobody there', row('10:52', [trevor]), ['Starts in 5 min, not connected']],
  ['at the start', row('10:47', [trevor]), ['Starts now, not connected']],
  ['six minutes after the start', row('10:41', [trevor]), ['Began 6 min ago, not connected']],
  ['half an hour after the start it is over', row('10:17', [trevor]), []],
  ['joined early, a moment ago: let be', row('11:00', [joinedAt('10:44')]), []],
  ['joined early, and waits', row('11:00', [joinedAt('10:40')]), ['Joined, waiting 7 min']],
  ['joined, the start has passed, no clinician', row('10:45', [joinedAt('10:35')]), ['Joined, waiting 12 min']],
  ['joined, and the clinician is there', withHost(row('10:45', [joinedAt('10:35')]), '10:44'), []],
  ['long past the start it is not news', row('9:47', [joinedAt('9:40')]), []],
  [
    'marked as arrived, waits',
    row('11:00', [trevor], { mark: { is: 'arrived', at: at('10:35') } }),
    ['Arrived, waiting 12 min'],
  ],
  [
    'marked as arrived, the start has passed: still not connected',
    row('10:45', [trevor], { mark: { is: 'arrived', at: at('10:47') } }),
    ['Arrived, just now, not connected'],
  ],
  [
    'marked as late: said calmly',
    row('10:41', [trevor], { mark: { is: 'late', at: at('10:40') } }),
    ['Late, began 6 min ago'],
  ],
  ['marked as late long before', row('11:30', [trevor], { mark: { is: 'late', at: at('10:40') } }), []],
  ['marked as no-show', row('10:41', [trevor], { mark: { is: 'noShow', at: at('10:45') } }), []],
  ['marked as done', row('10:41', [trevor], { mark: { is: 'done', at: at('10:45') } }), []],
  ['to be cancelled', row('10:52', [trevor], { cancelWaits: true }), []],
  ['cancelled', row('10:52', [trevor], { session: { cancelled: true } }), []],
  [
    'stopped within the hour',
    row('11:30', [trevor], { waiting: 'needsYou', notBookedYet: true }),
    ['Needs you, not booked yet'],
  ],
  ['stopped for the afternoon: the pill tells', row('15:00', [trevor], { waiting: 'needsYou' }), []],
])('%s', (_, one, expected) => {
  expect(words([told, one])).toEqual(expected);
});

test('the most urgent comes first: stopped, waiting past the start, not there, about to start, early, late', () => {
  const rows = [
    row('10:45', [trevor], { mark: { is: 'late', at: at('10:30') } }),
    row('11:10', [joinedAt('10:30')]),
    row('10:50', [guest('Soon')]),
    row('10:40', [guest('Absent')]),
    row('10:42', [joinedAt('10:38')]),
    row('11:30', [guest('Stopped')], { waiting: 'needsYou' }),
    told,
  ];
  expect(words(rows).map((one) => one.split(',')[0])).toEqual([
    'Needs you',
    'Joined',
    'Began 7 min ago',
    'Starts in 3 min',
    'Joined',
    'Late',
  ]);
});

test('where the account never tells of its clinicians, nobody is said to be kept waiting after the start', () => {
  expect(words([row('10:45', [joinedAt('10:35')])])).toEqual([]);
  expect(words([row('11:00', [joinedAt('10:35')])])).toEqual(['Joined, waiting 12 min']);
});

test('offline, what SecureVideo told carries its time, and what the desk saw does not', () => {
  expect(words([row('10:50', [trevor])], { asOf: true })).toEqual(['Starts in 3 min, not connected, as of 10:46']);
  const marked = row('11:00', [trevor], { mark: { is: 'arrived', at: at('10:35') } });
  expect(words([marked], { asOf: true })).toEqual(['Arrived, waiting 12 min']);
});
