// What a person types for a time ("3pm tomorrow", "thu 15:30", "in 20 min"): understood and read back in words, asked
// about where two things may be meant, or answered with a hint. Nothing is guessed without saying so.
import { addDays, dayOf } from './day.ts';
import type { Day } from './day.ts';
import type { Zone } from './offset.ts';
import { showClock, showDay } from './show.ts';
import type { ShowStyle } from './show.ts';
import { readClocks } from './typedClock.ts';
import { readDays } from './typedDay.ts';
import type { DayReading } from './typedDay.ts';
import { monthName, wordsOf } from './typedWords.ts';
import { minuteMs, wholeMinute } from './utc.ts';
import type { UtcMs } from './utc.ts';
import { minutesOf, resolveWall, timeOfMinutes, wallOf } from './wall.ts';
import type { Wall } from './wall.ts';
import { say } from '../words/words.ts';

/** When and where something was typed, and how the desk likes its times. */
export interface TypedContext {
  readonly now: UtcMs;
  /** The zone that the typed time is meant in. */
  readonly zone: Zone;
  readonly style?: ShowStyle;
  /** Start of the session that is followed or moved: "same time" and "in 2 weeks" count from it. */
  readonly follows?: UtcMs | null | undefined;
}

/** Something that may have been meant, in words for a button: "9:00 am tomorrow". */
export interface TypedChoice extends Wall {
  readonly words: string;
}

/** What a typed text means. `date` and `time` are a reading of the wall clock in the context's zone: resolve it next. */
export type Typed =
  | {
      readonly is: 'understood';
      readonly date: Day;
      readonly time: string;
      /** "Tue 24 Nov, 3:00 pm" */
      readonly words: string;
      /** The moment itself, where that was typed ("in 20 min"): no question about the wall clock is needed. */
      readonly utcMs?: UtcMs;
    }
  | { readonly is: 'ambiguous'; readonly question: string; readonly choices: readonly TypedChoice[] }
  | {
      readonly is: 'passed';
      readonly date: Day;
      readonly time: string;
      readonly words: string;
      /** "9:00 am today has passed." */
      readonly sentence: string;
      readonly choices: readonly TypedChoice[];
    }
  | {
      readonly is: 'notUnderstood';
      readonly hint: string;
      /** The day, where that much was understood. */
      readonly date?: Day;
    };

// "3-4pm", "9 to 10", but not the dashes of a date nor "quarter to 3"
const isRange = /(?<![\d-])\d{1,2}(:\d\d)? ?([ap]\.?m?\.?)? ?(-|–|\bto\b|\buntil\b) ?\d{1,2}(:\d\d)?(?![\d-])/i;

/** Reads a typed day and time. Pure: the same text, moment and zone give the same answer on every machine. */
export function readTyped(text: string, context: TypedContext): Typed {
  const words = dayAfter(wordsOf(text), context);
  if (words.length === 0) return { is: 'notUnderstood', hint: say.typing.examples };
  if (words.join(' ') === 'now') return { is: 'notUnderstood', hint: say.typing.chooseMeetNow };
  if (isRange.test(text)) return { is: 'notUnderstood', hint: say.typing.noSetEnd };
  const exact = readLength(words, context);
  if (exact) return exact;
  const again = readAgain(words, context);
  if (again) return again;

  const today = dayOf(context.now, context.zone);
  const yearNow = Number(today.slice(0, 4));
  const hours = context.style?.hours ?? 12;
  const days = readDays(words, today);
  let { wrong } = days;
  const found: Candidate[] = [];
  for (const day of days.readings) {
    const clocks = readClocks(day.rest, { iso: day.iso === true, hours, yearNow });
    wrong ??= clocks.wrong;
    for (const clock of clocks.readings) found.push(...candidates(day, clock, context));
  }
  if (found.length > 0) return decide(found, context);

  const [dayOnly] = days.readings.filter(({ rest }) => isOnlyPart(rest)).toReversed();
  if (dayOnly === undefined) return { is: 'notUnderstood', hint: wrong ?? say.typing.examples };
  if (wrong !== undefined) return { is: 'notUnderstood', hint: wrong };
  const hint = say.typing.atWhatTime(showDay(dayOnly.day, { ...context.style, yearNow }));
  return { is: 'notUnderstood', hint, date: dayOnly.day };
}

/** A typed day without a time. */
export type TypedDay =
  | { readonly is: 'understood'; readonly date: Day; readonly words: string }
  | { readonly is: 'notUnderstood'; readonly hint: string };

/** Reads a day to look at ("tomorrow", "12/3", "next mon"), past ones too; where two are possible, the nearer one. */
export function readTypedDay(text: string, context: TypedContext): TypedDay {
  const today = dayOf(context.now, context.zone);
  const { readings, wrong } = readDays(wordsOf(text), today);
  const found = readings.find(({ rest }) => rest.length === 0);
  if (found === undefined || text.trim() === '') {
    return { is: 'notUnderstood', hint: wrong ?? say.typing.dayExamples };
  }
  const style = { ...context.style, yearNow: Number(today.slice(0, 4)) };
  return { is: 'understood', date: found.day, words: showDay(found.day, style) };
}

interface Candidate extends Wall {
  readonly hasPassed: boolean;
  /** The other half of the day, where the half was taken for granted. */
  readonly otherHalf: string | undefined;
  /** The same words a year or a week on. */
  readonly later: Day | undefined;
}

function candidates(
  reading: DayReading,
  clock: { minutes: number; otherHalf?: number; dayShift?: 1 },
  context: TypedContext,
): Candidate[] {
  const { zone } = context;
  const make = (day: Day, minutes: number, otherHalf?: number): Candidate => {
    const wall = { date: clock.dayShift ? addDays(day, 1) : day, time: timeOfMinutes(minutes) };
    return {
      ...wall,
      hasPassed: isPast(wall, context),
      otherHalf: otherHalf === undefined ? undefined : timeOfMinutes(otherHalf),
      later: reading.later,
    };
  };
  const on = (day: Day): Candidate[] => {
    const { minutes, otherHalf } = clock;
    const night = otherHalf !== undefined && otherHalf < minutes ? otherHalf : undefined;
    if (night !== undefined) {
      // On the night that clocks change, the small hours may be just what is meant.
      const small = resolveWall({ date: day, time: timeOfMinutes(night) }, zone).is;
      if (small === 'skipped') return [make(day, night)];
      if (small === 'twice') return [make(day, minutes), make(day, night)];
    }
    return [make(day, minutes, otherHalf)];
  };
  const first = on(reading.day);
  if (reading.asks !== true || reading.later === undefined) return first;
  const ahead = first.filter(({ hasPassed }) => !hasPassed);
  return [...ahead, ...on(reading.later)];
}

function decide(found: readonly Candidate[], context: TypedContext): Typed {
  const ahead = found.filter(({ hasPassed }) => !hasPassed);
  const each = (ahead.length > 0 ? ahead : found).filter(
    (one, at, all) => all.findIndex((other) => isSame(one, other)) === at,
  );
  const [first, second] = each;
  if (first === undefined) throw new Error('There is nothing to decide.');
  if (second !== undefined && ahead.length > 0) {
    return { is: 'ambiguous', question: question(each), choices: each.map((one) => choice(one, context)) };
  }
  const { date, time } = first;
  if (!first.hasPassed) return { is: 'understood', date, time, words: fullWords(first, context) };
  return {
    is: 'passed',
    date,
    time,
    words: fullWords(first, context),
    sentence: say.typing.hasPassed(choice(first, context).words),
    choices: insteadOf(first, context).map((one) => choice(one, context)),
  };
}

/** What may have been meant by a reading that has passed: the next day, the other half of today, a year on. */
function insteadOf({ date, time, later }: Candidate, context: TypedContext): Wall[] {
  const today = dayOf(context.now, context.zone);
  if (later !== undefined) return [{ date: later, time }];
  const halfOn = timeOfMinutes((minutesOf(time) + 12 * 60) % (24 * 60));
  const near = [
    { date: today, time },
    { date: addDays(today, 1), time },
    { date: today, time: halfOn },
  ];
  const ahead = near.filter((wall) => !isPast(wall, context) && resolveWall(wall, context.zone).is === 'one');
  return date === today ? ahead : ahead.filter((wall) => wall.time === time).slice(0, 2);
}

// "in 20 min", "in 1 hour 30 min", "90 min from now"
function readLength(words: readonly string[], context: TypedContext): Typed | undefined {
  const text = words.join(' ');
  const said = /^in (.+)$/.exec(text)?.[1] ?? /^(.+) from now$/.exec(text)?.[1];
  if (said === undefined) return undefined;
  const match = /^(?:(\d{1,3}(?:\.\d)?) hour)?(?: ?(\d{1,4})(?: min)?)?$/.exec(said);
  if (!match || (match[1] === undefined && !said.endsWith(' min'))) return undefined;
  const minutes = Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0);
  if (minutes === 0) return { is: 'notUnderstood', hint: say.typing.chooseMeetNow };
  const utcMs = wholeMinute(context.now) + minutes * minuteMs;
  const wall = wallOf(utcMs, context.zone);
  return { is: 'understood', ...wall, words: fullWords(wall, context), utcMs };
}

// "same time next week", "thu same time"; where a session is followed also "in 2 weeks" and "+2": the clock reads the same
function readAgain(words: readonly string[], context: TypedContext): Typed | undefined {
  const { follows, zone, now } = context;
  const at = words.findIndex((word, place) => word === 'same' && words[place + 1] === 'time');
  const rest = at === -1 ? words : words.toSpliced(at, 2);
  const text = rest.join(' ');
  const [, count] = /^in (\d{1,2})(?: week)?$/.exec(text) ?? [];
  const isFollowing = typeof follows === 'number';
  if (at === -1 && !(isFollowing && count !== undefined)) return undefined;
  if (!isFollowing) return { is: 'notUnderstood', hint: say.typing.nothingToFollow };
  const was = wallOf(follows, zone);
  const weeks = text === 'next week' ? 1 : count === undefined ? undefined : Number(count);
  const readings =
    weeks === undefined
      ? readDays(rest, dayOf(now, zone)).readings.filter((reading) => text !== '' && reading.rest.length === 0)
      : [{ day: addDays(was.date, 7 * weeks), rest: [] }];
  const found = readings.flatMap((reading) => candidates(reading, { minutes: minutesOf(was.time) }, context));
  if (found.length > 0) return decide(found, context);
  return { is: 'notUnderstood', hint: say.typing.sameTimeExamples };
}

// "the day after at 10", "next day 10": the day after that of the session which is followed or moved, as a whole date
function dayAfter(words: readonly string[], { follows, zone }: TypedContext): readonly string[] {
  const at = words.findIndex((word, place) =>
    /^(day after|next day|following day)$/.test(`${word} ${words[place + 1]}`),
  );
  if (at === -1 || typeof follows !== 'number') return words;
  const [year, month, date] = addDays(wallOf(follows, zone).date, 1).split('-');
  const length = words[at + 2] === 'that' ? 3 : 2;
  return words.toSpliced(at, length, `#${Number(date)}`, monthName(Number(month)).toLowerCase(), year ?? '');
}

function isPast(wall: Wall, { now, zone }: TypedContext): boolean {
  const answer = resolveWall(wall, zone);
  if (answer.is === 'one') return answer.utcMs <= now;
  return (answer.is === 'twice' ? answer.second : answer.change.at) <= now;
}

function isSame(one: Wall, other: Wall): boolean {
  return one.date === other.date && one.time === other.time;
}

function isOnlyPart(rest: readonly string[]): boolean {
  return rest.every((word) => word === 'morning' || word === 'afternoon' || word === 'evening');
}

function question(choices: readonly Wall[]): string {
  if (choices.every(({ time }) => time === choices[0]?.time)) return say.typing.whichDay;
  return choices.every(({ date }) => date === choices[0]?.date) ? say.typing.whichHalf : say.typing.whichOne;
}

function fullWords({ date, time }: Wall, context: TypedContext): string {
  const yearNow = Number(dayOf(context.now, context.zone).slice(0, 4));
  return `${showDay(date, { ...context.style, yearNow })}, ${showClock(minutesOf(time), context.style)}`;
}

function choice({ date, time }: Wall, context: TypedContext): TypedChoice {
  const today = dayOf(context.now, context.zone);
  const near: Readonly<Record<string, string>> = {
    [addDays(today, -1)]: say.typing.yesterday,
    [today]: say.typing.today,
    [addDays(today, 1)]: say.typing.tomorrow,
  };
  const day = near[date] ?? say.typing.on(showDay(date, { ...context.style, yearNow: Number(today.slice(0, 4)) }));
  return { date, time, words: `${showClock(minutesOf(time), context.style)} ${day}` };
}
