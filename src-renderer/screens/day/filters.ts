// Ready-made filters of the day: what is missing or waits, each with its count. Pure.
import type { DayRow } from '../../../src-shared/contract/views.ts';
import { isGuest } from '../../../src-shared/session/who.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { say } from '../../../src-shared/words/words.ts';
import type { FilterName } from '../../state/day.svelte.ts';
import { NEVER_JOINED_MS } from './rowState.ts';
import { replyOf } from './rsvp.ts';

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
    word: say.day.filterNeedsYou,
    title: say.day.filterNeedsYouIs,
    keeps: (row) => row.waiting === 'needsYou',
  },
  {
    name: 'waiting',
    word: say.day.filterToBeSent,
    title: say.day.filterToBeSentIs,
    keeps: (row) => row.waiting !== 'none' && row.waiting !== 'needsYou',
  },
  {
    name: 'noContact',
    word: say.day.filterNoContact,
    title: say.day.filterNoContactIs,
    keeps: (row, now) =>
      isAhead(row, now) && row.session.participants.some((guest) => isGuest(guest) && !guest.email && !guest.phone),
  },
  {
    name: 'noReply',
    word: say.day.filterNoReply,
    title: say.day.filterNoReplyIs,
    keeps: (row, now) =>
      isAhead(row, now) &&
      row.session.participants.some(
        (guest) => isGuest(guest) && guest.connectedAt === null && replyOf(guest.rsvp).is === 'none',
      ),
  },
  {
    name: 'noPacket',
    word: say.day.filterNoPacket,
    title: say.day.filterNoPacketIs,
    keeps: (row, now) =>
      isAhead(row, now) &&
      row.session.participants.some(isGuest) &&
      row.session.participants.every((person) => person.packet === null || person.packet === 'none'),
  },
  {
    name: 'deposit',
    word: say.day.filterDeposit,
    title: say.day.filterDepositIs,
    keeps: (row) =>
      !row.session.cancelled &&
      row.session.participants.some((guest) => isGuest(guest) && (guest.depositCents ?? 0) > 0),
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
  const counts = Object.fromEntries(filters.map(({ name }) => [name, 0])) as Record<FilterName, number>;
  for (const row of rows) for (const { name, keeps } of filters) if (keeps(row, now)) counts[name]++;
  return counts;
}
