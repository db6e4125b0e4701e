import { expect, test } from 'vitest';
import type { DayRow } from '../../src-shared/contract/views/day.ts';
import { personState, sheetState, stateOf, type StateContext } from './rowState.ts';
import { at, guest, row, zone } from './testRows.ts';

const context: StateContext = { now: at('10:47'), zone, asOf: false };
const trevor = guest('Trevor Lane', { rsvp: 'Yes' });
const joined = guest('Imani Brooks', { connectedAt: at('10:44') });

const cases: [string, DayRow, string, string][] = [
  ['soon, and the reply below', row('11:00', [trevor]), 'In 13 min', 'Said yes'],
  ['exactly 15 min before', row('11:02', [trevor]), 'In 15 min', 'Said yes'],
  ['16 min before', row('11:03', [trevor]), 'Said yes', ''],
  ['no reply', row('12:00', [guest('George')]), 'No reply yet', ''],
  ['joined before the start', row('11:00', [joined]), 'Joined 10:44', 'here for 3 min'],
  ['joined, now running', row('10:45', [joined]), 'Joined 10:44', ''],
  ['one of two joined', row('10:45', [joined, trevor]), '1 of 2 joined', ''],
  ['both joined', row('10:00', [joined, guest('Ruth', { connectedAt: at('9:55') })]), 'Both joined 10:44', ''],
  ['just begun', row('10:18', [trevor]), 'Not joined yet', ''],
  ['30 min after the start', row('10:17', [trevor]), 'Never joined', ''],
  [
    'needs you wins',
    row('11:00', [joined], { waiting: 'needsYou', notBookedYet: true }),
    'Needs you',
    'not booked yet',
  ],
  [
    'new session waits',
    row('13:30', [trevor], { waiting: 'waiting', notBookedYet: true }),
    'Waiting to send',
    'new session',
  ],
  [
    'cancel waits',
    row('13:30', [trevor], { waiting: 'waiting', cancelWaits: true }),
    'Waiting to send',
    'to be cancelled',
  ],
  ['move waits', row('13:30', [trevor], { waiting: 'sending', wasStartsAt: at('13:00') }), 'Sending', 'new time'],
  ['a person is added', row('13:30', [trevor], { waiting: 'checking' }), 'Being checked', 'a change'],
  ['cancelled', row('13:30', [trevor], { session: { cancelled: true } }), 'Cancelled', ''],
  ['not listed any more', row('13:30', [trevor], { goneSince: at('10:41') }), 'Not listed', 'since 10:41'],
  ['a colleague alone counts as guest', row('10:45', [{ ...joined, userId: 'bell' }]), 'Joined 10:44', ''],
];

test.each(cases)('%s', (_, one, words, sub) => {
  expect(stateOf(one, context)).toMatchObject({ words, sub });
});

test('the host alone in the room is not "joined"', () => {
  const one = row('11:30', [guest('George')]);
  const host = one.session.participants[0]!;
  const there = {
    ...one,
    session: { ...one.session, participants: [{ ...host, connectedAt: at('10:40') }, guest('George')] },
  };
  expect(stateOf(there, context).words).toBe('No reply yet');
});

test('offline, live facts say when they were read', () => {
  expect(stateOf(row('11:00', [joined], { readAt: at('10:41') }), { ...context, asOf: true }).sub).toBe('as of 10:41');
});

test('two at one time are flagged only where nothing more urgent stands below', () => {
  expect(stateOf(row('12:00', [trevor]), context, 2)).toMatchObject({ sub: '2 at this time', subFlag: true });
  expect(stateOf(row('11:00', [trevor]), context, 2)).toMatchObject({ sub: 'Said yes', subFlag: false });
});

test('in the detail a start ahead is said in full', () => {
  expect(sheetState(row('11:00', [trevor]), context)).toMatchObject({ words: 'Starts in 13 min', tone: 'soon' });
  const later = (time: string): string => sheetState(row(time, [guest('George')]), context).words;
  expect(later('12:16')).toBe('Starts in 89 min');
  expect(later('12:17')).toBe('Today at 12:17 pm');
  expect(later('34:00')).toBe('Tomorrow at 10:00 am');
  expect(later('154:30')).toBe('Sunday at 10:30 am');
  expect(later('178:30')).toBe('Mon 30 Nov at 10:30 am');
  expect(sheetState(row('11:00', [trevor], { waiting: 'needsYou' }), context).words).toBe('Needs you');
  expect(sheetState(row('10:00', [trevor]), context).words).toBe('Never joined');
});

test('one person is joined, not joined yet, never joined, or cannot join before it is booked', () => {
  expect(personState(joined, at('11:00'), context, true).words).toBe('Joined 10:44');
  expect(personState(trevor, at('10:18'), context, true).words).toBe('Not joined yet');
  expect(personState(trevor, at('10:17'), context, true).words).toBe('Never joined');
  expect(personState(trevor, at('10:17'), context, false).words).toBe('Cannot join yet');
});

test('what its people are to be told stands in the row while something waits, and is gone with it', () => {
  const waits = row('15:00', [guest('Ana')], { waiting: 'waiting', wasStartsAt: at('14:00'), tell: 'old time known' });
  expect(stateOf(waits, context)).toMatchObject({ words: 'Waiting to send', sub: 'old time known' });
});
