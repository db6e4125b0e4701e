// From a wall clock's reading in a zone to the moment it means. Readings that clocks skip or repeat are asked about.
import { addDays, dayBounds, dayFromNumber, dayNumber } from './day.ts';
import type { Day } from './day.ts';
import { clockChanges, offsetAt } from './offset.ts';
import type { ClockChange, Zone } from './offset.ts';
import { showClock } from './show.ts';
import type { ShowStyle } from './show.ts';
import { dayMs, hourMs, minuteMs } from './utc.ts';
import type { UtcMs } from './utc.ts';
import { say } from '../words/words.ts';

/** What a clock and a calendar on a wall show: `time` is `HH:mm`, 24 hours. */
export interface Wall {
  readonly date: Day;
  readonly time: string;
}

/** A reading that exists once, with its moment. */
export interface WallChoice extends Wall {
  readonly utcMs: UtcMs;
}

/** What a reading means in a zone. Only `one` may be saved: the others are questions for a person. */
export type WallAnswer =
  | { readonly is: 'one'; readonly utcMs: UtcMs }
  | {
      readonly is: 'skipped';
      /** The likely afternoon first, then as much before and after as the clocks jump; each exists once. */
      readonly choices: readonly WallChoice[];
      readonly change: ClockChange;
    }
  | { readonly is: 'twice'; readonly first: UtcMs; readonly second: UtcMs; readonly change: ClockChange };

/** The moment, or the question, that a reading stands for. Throws a RangeError on a bad date, time or zone. */
export function resolveWall(wall: Wall, zone: Zone): WallAnswer {
  const wallMs = wallNumber(wall);
  const moments = momentsOf(wallMs, zone);
  const [first, second] = moments;
  if (first !== undefined && second === undefined) return { is: 'one', utcMs: first };
  const change = changeAround(wallMs, zone);
  if (first !== undefined && second !== undefined) return { is: 'twice', first, second, change };

  const jumpMs = Math.abs(change.shiftMs);
  const minuteOfTheDay = (wallMs % dayMs) / minuteMs;
  // Half past two at night is hardly ever meant: a desk that leaves "pm" away means the afternoon.
  const near = minuteOfTheDay < 12 * 60 ? [12 * hourMs, -jumpMs, jumpMs] : [-jumpMs, jumpMs];
  const choices = near.flatMap((byMs): WallChoice[] => {
    const [only, more] = momentsOf(wallMs + byMs, zone);
    return only === undefined || more !== undefined ? [] : [{ ...wallFromNumber(wallMs + byMs), utcMs: only }];
  });
  return { is: 'skipped', choices, change };
}

/** What calendar and clock show in `zone` at a moment; seconds are left away. */
export function wallOf(utcMs: UtcMs, zone: Zone): Wall {
  return wallFromNumber(Math.floor((utcMs + offsetAt(utcMs, zone)) / minuteMs) * minuteMs);
}

/** Minutes since midnight that the wall clock shows in a zone, whole ones. */
export function minuteOfDay(utcMs: UtcMs, zone: Zone): number {
  return minuteInDay(utcMs + offsetAt(utcMs, zone));
}

/** The change of clocks that falls on a date, if one does: "The clocks go forward that night." */
export function clockChangeOn(day: Day, zone: Zone): ClockChange | undefined {
  const { from, to } = dayBounds(day, zone);
  return clockChanges(from, to, zone)[0];
}

/** The question of a skipped or repeated reading, as a heading and a sentence; `zoneName` is the short one. */
export function questionWords(
  wall: Wall,
  answer: Exclude<WallAnswer, { is: 'one' }>,
  zoneName: string,
  style: ShowStyle = {},
): { readonly heading: string; readonly sentence: string } {
  const at = showClock(minutesOf(wall.time), style);
  const { change } = answer;
  if (answer.is === 'twice') {
    return {
      heading: say.typing.comesTwice(at),
      sentence: say.typing.firstOrSecond,
    };
  }
  const until = minuteInDay(change.at + change.beforeMs);
  const from = minuteInDay(change.at + change.beforeMs + change.shiftMs);
  return {
    heading: say.typing.isSkipped(at),
    sentence: say.typing.clocksGo(zoneName, showClock(until, style), showClock(from, style)),
  };
}

/** Minutes since midnight of an `HH:mm`. Throws a RangeError on anything else. */
export function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError('That is not a time of day.');
  return Number(match[1]) * 60 + Number(match[2]);
}

/** `HH:mm` of minutes since midnight, 0 to 1439. */
export function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The same reading so many days later: how a weekly visit is repeated across a change of clocks. */
export function laterBy(wall: Wall, days: number): Wall {
  return { date: addDays(wall.date, days), time: wall.time };
}

// A reading as a number: the milliseconds that it would be if the wall were in UTC.
function wallNumber(wall: Wall): number {
  return dayNumber(wall.date) * dayMs + minutesOf(wall.time) * minuteMs;
}

function wallFromNumber(wallMs: number): Wall {
  return { date: dayFromNumber(Math.floor(wallMs / dayMs)), time: timeOfMinutes(minuteInDay(wallMs)) };
}

function minuteInDay(wallMs: number): number {
  return Math.floor((wallMs - Math.floor(wallMs / dayMs) * dayMs) / minuteMs);
}

/** Every moment at which the wall shows this reading, in order: none, one or two. */
function momentsOf(wallMs: number, zone: Zone): UtcMs[] {
  // A day to either side is further than any zone is from UTC, and nearer than the next change of clocks.
  const offsets = [offsetAt(wallMs - dayMs, zone), offsetAt(wallMs + dayMs, zone)];
  const moments = offsets.map((offsetMs) => wallMs - offsetMs).filter((at) => at + offsetAt(at, zone) === wallMs);
  return [...new Set(moments)].sort((a, b) => a - b);
}

function changeAround(wallMs: number, zone: Zone): ClockChange {
  const [change] = clockChanges(wallMs - dayMs, wallMs + dayMs, zone);
  if (change === undefined) throw new Error('A reading is skipped or repeated only where clocks change.');
  return change;
}
