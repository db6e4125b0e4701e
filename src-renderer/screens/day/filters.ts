// Ready-made filters of the day: what is missing or waits, each with its count. Pure.
import type { DayRow } from '../../../src-shared/contract/views.ts';
import { guestsOf } from '../../../src-shared/session/who.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { NEVER_JOINED_MS } from './rowState.ts';
import { replyOf } from './rsvp.ts';

export type FilterName = 'noReply' | 'noPacket' | 'deposit' | 'noContact' | 'needsYou' | 'waiting';

export type Filter = {
  readonly name: FilterName;
  /** On its chip. */
  readonly word: string;
  /** What it shows, in full. */
  readonly title: string;
  readonly keeps: (row: DayRow, now: UtcMs) => boolean;
};

/** Still to come, or begun so lately that it can be helped: a gap in what is over is none any more. */
function isAhead(row: DayRow, now: UtcMs): boolean {
  return !row.session.cancelled && !row.cancelWaits && row.session.startsAt > now - NEVER_JOINED_MS;
}

/** All filters in the order of their chips. */
export const filters: readonly Filter[] = [
  {
    name: 'needsYou',
    word: 'Needs you',
    title: 'A change of it waits for your decision',
    keeps: (row) => row.waiting === 'needsYou',
  },
  {
    name: 'waiting',
    word: 'To be sent',
    title: 'A change of it has not reached SecureVideo yet',
    keeps: (row) => row.waiting !== 'none' && row.waiting !== 'needsYou',
  },
  {
    name: 'noContact',
    word: 'No contact',
    title: 'A patient without e-mail and phone',
    keeps: (row, now) => isAhead(row, now) && guestsOf(row.session).some((guest) => !guest.email && !guest.phone),
  },
  {
    name: 'noReply',
    word: 'No reply',
    title: 'A patient has not replied to the invite',
    keeps: (row, now) =>
      isAhead(row, now) &&
      guestsOf(row.session).some((guest) => guest.connectedAt === null && replyOf(guest.rsvp).is === 'none'),
  },
  {
    name: 'noPacket',
    word: 'No packet',
    title: 'No packet that this desk knows of: one that was added elsewhere cannot be seen',
    keeps: (row, now) =>
      isAhead(row, now) &&
      guestsOf(row.session).length > 0 &&
      row.session.participants.every((person) => person.packet === null || person.packet === 'none'),
  },
  {
    name: 'deposit',
    word: 'Deposit asked',
    title: 'A deposit was asked for; SecureVideo does not tell whether it was paid',
    keeps: (row) => !row.session.cancelled && guestsOf(row.session).some((guest) => (guest.depositCents ?? 0) > 0),
  },
];

/** The filter of that name. */
export function filterOf(name: FilterName): Filter {
  const found = filters.find((filter) => filter.name === name);
  if (!found) throw new Error('There is no such filter.');
  return found;
}

/** How many rows each filter keeps. */
export function filterCounts(rows: readonly DayRow[], now: UtcMs): Readonly<Record<FilterName, number>> {
  const counted = filters.map(({ name, keeps }) => [name, rows.filter((row) => keeps(row, now)).length]);
  return Object.fromEntries(counted) as Record<FilterName, number>;
}
