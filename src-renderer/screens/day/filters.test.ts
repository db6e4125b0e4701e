import { expect, test } from 'vitest';
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { FilterName } from '../../state/day.svelte.ts';
import { filterCounts, filterOf } from './filters.ts';
import { at, guest, row } from '../../session/testRows.ts';

const now = at('10:47');
const kept = (name: FilterName, one: DayRow): boolean => filterOf(name).keeps(one, now);
const known = { rsvp: 'Yes', email: 'a@example.org', packet: 'all' } as const;

test.each<[FilterName, string, DayRow, DayRow]>([
  ['noReply', 'no answer yet', row('11:00', [guest('A')]), row('11:00', [guest('A', { rsvp: 'Yes' })])],
  ['noReply', 'a no is an answer', row('11:00', [guest('A')]), row('11:00', [guest('A', { rsvp: 'Declined' })])],
  [
    'noReply',
    'who has joined need not answer',
    row('11:00', [guest('A')]),
    row('11:00', [guest('A', { connectedAt: now })]),
  ],
  ['noReply', 'one of two is enough', row('11:00', [guest('A', known), guest('B')]), row('11:00', [guest('A', known)])],
  ['noReply', 'what is over is let be', row('10:20', [guest('A')]), row('10:17', [guest('A')])],
  [
    'noPacket',
    'none and not known alike',
    row('11:00', [guest('A', { packet: 'none' })]),
    row('11:00', [guest('A', { packet: 412 })]),
  ],
  [
    'noPacket',
    'the packet of one serves',
    row('11:00', [guest('A'), guest('B')]),
    row('11:00', [guest('A'), guest('B', known)]),
  ],
  [
    'deposit',
    'asked',
    row('9:00', [guest('A', { depositCents: 2500 })]),
    row('9:00', [guest('A', { depositCents: 0 })]),
  ],
  [
    'noContact',
    'neither e-mail nor phone',
    row('11:00', [guest('A')]),
    row('11:00', [guest('A', { phone: '3035550100' })]),
  ],
  ['noContact', 'e-mail is enough', row('11:00', [guest('A')]), row('11:00', [guest('A', known)])],
  [
    'needsYou',
    'stopped',
    row('9:00', [guest('A')], { waiting: 'needsYou' }),
    row('9:00', [guest('A')], { waiting: 'waiting' }),
  ],
  ['waiting', 'on its way', row('9:00', [guest('A')], { waiting: 'sending' }), row('9:00', [guest('A')])],
  [
    'waiting',
    'what needs a person is told apart',
    row('9:00', [guest('A')], { waiting: 'checking' }),
    row('9:00', [guest('A')], { waiting: 'needsYou' }),
  ],
])('%s: %s', (name, _, keeps, leaves) => {
  expect([kept(name, keeps), kept(name, leaves)]).toEqual([true, false]);
});

test('what is to be cancelled has no gaps', () => {
  const one = row('11:00', [guest('A')], { cancelWaits: true, waiting: 'waiting' });
  expect(filterCounts([one], now)).toEqual({
    needsYou: 0,
    waiting: 1,
    noContact: 0,
    noReply: 0,
    noPacket: 0,
    deposit: 0,
  });
});

test('a colleague alone has no packet to miss', () => {
  expect(kept('noPacket', row('11:00', [guest('Marcus Bell', { userId: 'bell' })]))).toBe(false);
});
