// The clinician's day as a column beside the form: where sessions lie, where the new one would, when the clinic is closed. Pure.
import type { OfficeHours } from '../../../src-shared/contract/views/settings.ts';
import { USUAL_LENGTH_MS } from '../../../src-shared/session/limits.ts';
import { dayOf, weekdayOf, type Day } from '../../../src-shared/time/day.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import { hourMarks, type HourMark } from '../../../src-shared/time/hours.ts';
import { showTime } from '../../../src-shared/time/show.ts';
import { minuteMs, type UtcMs } from '../../../src-shared/time/utc.ts';
import { minutesOf, wallOf } from '../../../src-shared/time/wall.ts';
import type { Beside } from '../../form/readings.ts';

/** Hours that the column shows at least; sessions and office hours outside of them make it longer. */
const HOURS = { from: 8, to: 18 } as const;
/** SecureVideo keeps no end: a session is drawn as long as one usually takes. */
export const USUAL_MINUTES = USUAL_LENGTH_MS / minuteMs;

/** One session in the column; `top` in minutes below its upper edge. */
export type ColumnCard = {
  readonly key: string;
  readonly top: number;
  readonly time: string;
  readonly names: string;
  /** The one that is being written. */
  readonly isNew: boolean;
  /** Another one begins nearer than a session usually takes, or at the same minute. */
  readonly isClose: boolean;
  /** Place side by side, of so many. */
  readonly lane: number;
  readonly lanes: number;
};

export type HostColumn = {
  readonly cards: readonly ColumnCard[];
  readonly hours: readonly HourMark[];
  /** Height in minutes. */
  readonly minutes: number;
  /** When the clinic is closed, in minutes below the upper edge. */
  readonly closed: readonly { readonly top: number; readonly minutes: number }[];
  /** Now; null on other days and outside of the hours. */
  readonly now: number | null;
};

export type HostColumnInput = {
  readonly date: Day;
  /** The clinic's zone: the column is read as its day. */
  readonly zone: Zone;
  readonly now: UtcMs;
  readonly others: readonly Beside[];
  /** Start of the session that is written; null while it has none. */
  readonly startsAt: UtcMs | null;
  readonly names: string;
  readonly officeHours: OfficeHours | null;
};

/** The column of a clinician's day. */
export function hostColumnOf({ date, zone, now, others, startsAt, names, officeHours }: HostColumnInput): HostColumn {
  const minuteOf = (at: UtcMs): number => minutesOf(wallOf(at, zone).time);
  const all = [
    ...others.map((other) => ({ startsAt: other.startsAt, names: other.names, isNew: false })),
    ...(startsAt === null ? [] : [{ startsAt, names, isNew: true }]),
  ]
    .filter((one) => dayOf(one.startsAt, zone) === date)
    .sort((a, b) => a.startsAt - b.startsAt || Number(a.isNew) - Number(b.isNew));
  const open = opening(date, officeHours);
  const edges = [...all.map((one) => minuteOf(one.startsAt)), ...(open === null ? [] : [open.from])];
  const ends = [...all.map((one) => minuteOf(one.startsAt) + USUAL_MINUTES), ...(open === null ? [] : [open.to])];
  const from = Math.min(HOURS.from, ...edges.map((minute) => Math.floor(minute / 60)));
  const to = Math.min(24, Math.max(HOURS.to, ...ends.map((minute) => Math.ceil(minute / 60))));
  const minutes = (to - from) * 60;
  const nowTop = dayOf(now, zone) === date ? minuteOf(now) - from * 60 : -1;
  const cards = all.map((one, place) => ({
    key: `${String(one.startsAt)} ${String(place)}`,
    top: minuteOf(one.startsAt) - from * 60,
    time: showTime(one.startsAt, zone),
    names: one.names,
    isNew: one.isNew,
    isClose: all.some((other) => other !== one && Math.abs(other.startsAt - one.startsAt) < USUAL_LENGTH_MS),
  }));
  return {
    cards: inLanes(cards),
    hours: hourMarks(from, to),
    minutes,
    closed: closedOf(open, officeHours !== null, from * 60, minutes),
    now: nowTop >= 0 && nowTop <= minutes ? nowTop : null,
  };
}

/** First and last minute of a start on that day; null = closed all day, or hours are not told. */
function opening(date: Day, officeHours: OfficeHours | null): { readonly from: number; readonly to: number } | null {
  if (officeHours === null || !officeHours.days.includes(weekdayOf(date))) return null;
  return { from: minutesOf(officeHours.from), to: minutesOf(officeHours.to) };
}

function closedOf(
  open: { readonly from: number; readonly to: number } | null,
  isTold: boolean,
  begin: number,
  minutes: number,
): HostColumn['closed'] {
  if (!isTold) return [];
  if (open === null) return [{ top: 0, minutes }];
  const parts = [
    { top: 0, minutes: open.from - begin },
    { top: open.to - begin, minutes: begin + minutes - open.to },
  ];
  return parts.filter((part) => part.minutes > 0);
}

/** Cards that would cover each other stand side by side. */
function inLanes(cards: readonly Omit<ColumnCard, 'lane' | 'lanes'>[]): ColumnCard[] {
  const placed: ColumnCard[] = [];
  let group: Omit<ColumnCard, 'lanes'>[] = [];
  let floor = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    placed.push(...group.map((card) => ({ ...card, lanes })));
    group = [];
  };
  for (const card of cards) {
    if (card.top >= floor) close();
    const taken = new Set(group.filter((other) => other.top + USUAL_MINUTES > card.top).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    group.push({ ...card, lane });
    floor = Math.max(floor, card.top + USUAL_MINUTES);
  }
  close();
  return placed;
}
