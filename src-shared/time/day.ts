// Calendar dates without a zone, and where a date begins and ends in one: days of 23, 24 and 25 hours alike.
import { clockChanges, offsetAt } from './offset.ts';
import type { Zone } from './offset.ts';
import { dayMs, utcDate } from './utc.ts';
import type { UtcMs } from './utc.ts';

/** A calendar date without a zone: `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string;

/** A stretch of time: from its first moment up to, not including, `to`. */
export interface Stretch {
  readonly from: UtcMs;
  readonly to: UtcMs;
}

/** The date on the wall of `zone` at a moment. */
export function dayOf(utcMs: UtcMs, zone: Zone): Day {
  return dayFromNumber(Math.floor((utcMs + offsetAt(utcMs, zone)) / dayMs));
}

/** The moments that a date has in `zone`; empty where the zone skipped that date altogether. Throws on a bad date. */
export function dayBounds(day: Day, zone: Zone): Stretch {
  return { from: firstMomentOf(dayNumber(day), zone), to: firstMomentOf(dayNumber(day) + 1, zone) };
}

/** The date so many days later; earlier where `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** How many days `to` lies after `from`; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7; // 1970 began on a Thursday
}

/** Days since 1970-01-01. Throws a RangeError on what is not a date that exists. */
export function dayNumber(day: Day): number {
  const at = isDay(day) ? utcDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))) : null;
  if (at === null) throw new RangeError('That is not a date.');
  return at / dayMs;
}

/** The date that many days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Whether a text is written as a date and exists in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  return utcDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) !== null;
}

function firstMomentOf(number: number, zone: Zone): UtcMs {
  const midnight = number * dayMs; // as if the wall were UTC; the moment itself lies within a day of it
  const [change] = clockChanges(midnight - dayMs, midnight + dayMs, zone);
  if (change === undefined) return midnight - offsetAt(midnight, zone);
  const before = midnight - change.beforeMs;
  if (before < change.at) return before;
  const after = before - change.shiftMs;
  return Math.max(after, change.at); // midnight itself may be skipped: then the day begins with the change
}
