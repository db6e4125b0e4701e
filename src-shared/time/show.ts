// Moments as words on screen, in a named zone: "3:00 pm", "Tue 24 Nov", "Monday 23 November", "In 13 min".
// Each is a few sums on a kept offset; Intl is asked only for a language's names, once.
import { offsetAt } from './offset.ts';
import type { Zone } from './offset.ts';
import { dayNumber } from './day.ts';
import type { Habits } from './habits.ts';
import type { Day } from './day.ts';
import { dayMs, minuteMs } from './utc.ts';
import type { UtcMs } from './utc.ts';
import { say } from '../words/words.ts';

/** How a desk likes its times written. */
export interface ShowStyle {
  /** A language tag; it chooses the names of days and months. Default: that of the app's words. */
  readonly locale?: string;
  /** Default: as `showAs` said, else 12. */
  readonly hours?: 12 | 24;
  /** "Tue Nov 24" instead of "Tue 24 Nov". Default: as `showAs` said, else the day first. */
  readonly monthFirst?: boolean;
  /** The year that goes without saying; in another one dates carry their year. Left out: no date does. */
  readonly yearNow?: number;
}

/** A time in the two sizes that rows show it in: `3:00` and `pm`; with 24 hours `half` is ''. */
export interface ClockParts {
  readonly clock: string;
  readonly half: string;
}

// As with Intl's own default locale: one for the whole process, said at its start, so that no sentence can forget it.
let shownAs: Partial<Habits> = {};

/** Says how this process writes times from now on; page and main both do when they start, and when settings change. */
export function showAs(habits: Partial<Habits>): void {
  shownAs = habits;
}

/** Whether 3/12 means 12 March: as the system has it, and where nobody said, as in the United States. */
export function isMonthFirstInFigures(): boolean {
  return shownAs.monthFirst ?? true;
}

/** The wall clock's time of a moment: "3:00 pm" or "15:00". Seconds are left away. */
export function showTime(utcMs: UtcMs, zone: Zone, style: ShowStyle = {}): string {
  return showClock(minuteOfDay(utcMs + offsetAt(utcMs, zone)), style);
}

/** As `showTime`, in its two parts. */
export function timeParts(utcMs: UtcMs, zone: Zone, style: ShowStyle = {}): ClockParts {
  return clockParts(minuteOfDay(utcMs + offsetAt(utcMs, zone)), style);
}

/** A wall clock's time without a date: minutes since midnight (0 to 1439) as "3:00 pm" or "15:00". */
export function showClock(minuteOfTheDay: number, style: ShowStyle = {}): string {
  const { clock, half } = clockParts(minuteOfTheDay, style);
  return half === '' ? clock : `${clock} ${half}`;
}

/** "Tue 24 Nov", with the year where `style.yearNow` is another. */
export function showDate(utcMs: UtcMs, zone: Zone, style: ShowStyle = {}): string {
  return dateWords(utcMs + offsetAt(utcMs, zone), style, 'short');
}

/** "Monday 23 November", with the year where `style.yearNow` is another. */
export function showLongDate(utcMs: UtcMs, zone: Zone, style: ShowStyle = {}): string {
  return dateWords(utcMs + offsetAt(utcMs, zone), style, 'long');
}

/** "Tue 24 Nov, 3:00 pm". */
export function showDateTime(utcMs: UtcMs, zone: Zone, style: ShowStyle = {}): string {
  return `${showDate(utcMs, zone, style)}, ${showTime(utcMs, zone, style)}`;
}

/** `showDate` of a date that has no time. Throws on what is not a date. */
export function showDay(day: Day, style: ShowStyle = {}): string {
  return dateWords(dayNumber(day) * dayMs, style, 'short');
}

/** `showLongDate` of a date that has no time. Throws on what is not a date. */
export function showLongDay(day: Day, style: ShowStyle = {}): string {
  return dateWords(dayNumber(day) * dayMs, style, 'long');
}

/**
 * How far off a moment is, from `now`: "Now", "In 13 min", "In 26 hours", "In 3 days", "5 min ago". Rounds minutes up
 * ahead and down behind, so "In 1 min" is never already over; from 90 minutes it counts hours, from 48 hours days.
 */
export function showRelative(utcMs: UtcMs, now: UtcMs): string {
  const ahead = utcMs > now;
  const minutes = ahead ? Math.ceil((utcMs - now) / minuteMs) : Math.floor((now - utcMs) / minuteMs);
  if (minutes === 0) return say.basics.now;
  const words = lengthWords(minutes);
  return ahead ? say.basics.inLength(words) : say.basics.lengthAgo(words);
}

/** A stretch of time in words: "13 min", "1 hour", "26 hours", "3 days". For what is said, not for reckoning. */
export function lengthWords(minutes: number): string {
  if (minutes < 90 && minutes !== 60) return say.basics.minutes(minutes);
  const hours = Math.round(minutes / 60);
  if (hours < 48) return say.basics.hours(hours);
  return say.basics.days(Math.round(minutes / 60 / 24));
}

function clockParts(minuteOfTheDay: number, style: ShowStyle): ClockParts {
  const hour = Math.floor(minuteOfTheDay / 60);
  const minute = minuteOfTheDay % 60;
  const tail = minute < 10 ? `:0${minute}` : `:${minute}`;
  if ((style.hours ?? shownAs.hours) === 24)
    return { clock: hour < 10 ? `0${hour}${tail}` : `${hour}${tail}`, half: '' };
  return { clock: `${hour % 12 === 0 ? 12 : hour % 12}${tail}`, half: hour < 12 ? 'am' : 'pm' };
}

function minuteOfDay(wallMs: number): number {
  return Math.floor((wallMs - Math.floor(wallMs / dayMs) * dayMs) / minuteMs);
}

interface Names {
  readonly weekdays: readonly string[]; // Sunday first
  readonly months: readonly string[];
}

const namesKept = new Map<string, Names>();

function names(locale: string, length: 'short' | 'long'): Names {
  const key = `${length} ${locale}`;
  const kept = namesKept.get(key);
  if (kept) return kept;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' });
  // With the day beside it a language gives the form that stands in a date, where it has two.
  const month = new Intl.DateTimeFormat(locale, { month: length, day: 'numeric', timeZone: 'UTC' });
  const monthName = (at: UtcMs) => month.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
  const made: Names = {
    weekdays: Array.from({ length: 7 }, (_, day) => weekday.format(Date.UTC(2023, 0, 1 + day))),
    months: Array.from({ length: 12 }, (_, at) => monthName(Date.UTC(2023, at, 15))),
  };
  namesKept.set(key, made);
  return made;
}

// Rows of one day ask for the same words one after another.
let last = { day: NaN, locale: '', length: '', monthFirst: false, yearNow: undefined as number | undefined, words: '' };

function dateWords(wallMs: number, style: ShowStyle, length: 'short' | 'long'): string {
  const day = Math.floor(wallMs / dayMs);
  const { locale = say.basics.locale, yearNow, monthFirst = shownAs.monthFirst ?? false } = style;
  const isLast = day === last.day && locale === last.locale && length === last.length;
  if (isLast && yearNow === last.yearNow && monthFirst === last.monthFirst) {
    return last.words;
  }
  const date = new Date(day * dayMs);
  const { weekdays, months } = names(locale, length);
  const year = date.getUTCFullYear();
  const tail = yearNow === undefined || yearNow === year ? '' : ` ${year}`;
  const [number, month] = [date.getUTCDate(), months[date.getUTCMonth()]];
  const dayAndMonth = monthFirst ? `${month} ${number}` : `${number} ${month}`;
  const words = `${weekdays[date.getUTCDay()]} ${dayAndMonth}${tail}`;
  last = { day, locale, length, monthFirst, yearNow, words };
  return words;
}
