// Ready-made filters of the day: what is missing or waits, each with its count. Pure.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import { isGuest } from '../../../src-shared/session/who.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { say } from '../../../src-shared/words/words.ts';
import type { FilterName } from '../../state/day.svelte.ts';
import { NEVER_JOINED_MS } from '../../session/rowState.ts';
import { replyOf } from '../../session/rsvp.ts';

export type Filter = {
  readonly name: FilterName;
  /** On its chip. */
  readonly word: string;
  /** What it shows, in full. */
  readonly title: string;
  readonly keeps: (row: DayRow, now: UtcMs) => boolean;
};

/** What a row was found to miss or to wait for: a bit a filter, so that a row is looked through once for all of them. */
const BITS: Readonly<Record<FilterName, number>> = {
  ...{ needsYou: 1, waiting: 2, noContact: 4, noReply: 8, noPacket: 16, deposit: 32 },
};

function foundIn(row: DayRow, now: UtcMs): number {
  const { session, waiting } = row;
  let found = waiting === 'none' ? 0 : waiting === 'needsYou' ? BITS.needsYou : BITS.waiting;
  if (session.cancelled) return found;
  // Still to come, or begun so lately that it can be helped: a gap in what is over is none any more.
  const isAhead = !row.cancelWaits && session.startsAt > now - NEVER_JOINED_MS;
  let [guests, packets] = [0, 0];
  for (const person of session.participants) {
    if (person.packet !== null && person.packet !== 'none') packets++;
    if (!isGuest(person)) continue;
    guests++;
    if ((person.depositCents ?? 0) > 0) found |= BITS.deposit;
    if (!isAhead) continue;
    if (!person.email && !person.phone) found |= BITS.noContact;
    if (person.connectedAt === null && replyOf(person.rsvp).is === 'none') found |= BITS.noReply;
  }
  return isAhead && guests > 0 && packets === 0 ? found | BITS.noPacket : found;
}

const filterOfDay = (name: FilterName, word: string, title: string): Filter => ({
  ...{ name, word, title },
  keeps: (row, now) => (foundIn(row, now) & BITS[name]) !== 0,
});

/** All filters in the order of their chips. */
export const filters: readonly Filter[] = [
  filterOfDay('needsYou', say.day.filterNeedsYou, say.day.filterNeedsYouIs),
  filterOfDay('waiting', say.day.filterToBeSent, say.day.filterToBeSentIs),
  filterOfDay('noContact', say.day.filterNoContact, say.day.filterNoContactIs),
  filterOfDay('noReply', say.day.filterNoReply, say.day.filterNoReplyIs),
  filterOfDay('noPacket', say.day.filterNoPacket, say.day.filterNoPacketIs),
  filterOfDay('deposit', say.day.filterDeposit, say.day.filterDepositIs),
];

/** The filter of that name. */
export function filterOf(name: FilterName): Filter {
  const found = filters.find((filter) => filter.name === name);
  if (!found) throw new Error('There is no such filter.');
  return found;
}

/** How many rows each filter keeps. */
export function filterCounts(rows: readonly DayRow[], now: UtcMs): Readonly<Record<FilterName, number>> {
  // First how often each mixture of bits is found: a day has many rows and few mixtures.
  const mixtures = new Uint32Array(1 << filters.length);
  for (const row of rows) {
    const found = foundIn(row, now);
    mixtures[found] = (mixtures[found] ?? 0) + 1;
  }
  const countOf = (bit: number): number => mixtures.reduce((sum, count, found) => (found & bit ? sum + count : sum), 0);
  return Object.fromEntries(filters.map(({ name }) => [name, countOf(BITS[name])])) as Record<FilterName, number>;
}
