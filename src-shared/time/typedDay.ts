// Which days the words of a text may mean. Each way of reading them leaves the words that must then be a time.
import { addDays, dayFromNumber, dayNumber, daysBetween, weekdayOf } from './day.ts';
import type { Day } from './day.ts';
import { isMonthFirstInFigures, showLongDay } from './show.ts';
import { monthFrom, monthName, weekdayFrom } from './typedWords.ts';
import { dayMs, utcDate } from './utc.ts';
import { say } from '../words/words.ts';

/** One way to read the day out of some words. */
export interface DayReading {
  readonly day: Day;
  /** The words that are left for the time. */
  readonly rest: readonly string[];
  /** The same words a week or a year on: meant when this day has passed. */
  readonly later?: Day;
  /** Whether `later` may be meant though this day has not passed: "monday" said on a Monday. */
  readonly asks?: boolean;
  /** Written with the year first, as machines do: its times have 24 hours. */
  readonly iso?: boolean;
}

/** All ways to read a day, and in words what was wrong with those that looked like one. */
export interface DayReadings {
  readonly readings: readonly DayReading[];
  readonly wrong: string | undefined;
}

interface Found {
  readonly day: Day;
  readonly later?: Day;
  readonly asks?: boolean;
  readonly iso?: boolean;
}

type Finder = (words: readonly string[], today: Day) => readonly (Found | string)[] | undefined;

const oldestLapsed = 60; // days: "nov 20" on the 23rd is a slip, "mar 3" means next March

/** Reads the day out of `words` in every way that they allow; no day at all means today. */
export function readDays(words: readonly string[], today: Day): DayReadings {
  const readings: DayReading[] = [{ day: today, rest: words }];
  let wrong: string | undefined;
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + 5); to++) {
      const rest = [...words.slice(0, from), ...words.slice(to)];
      for (const finder of finders) {
        for (const found of finder(words.slice(from, to), today) ?? []) {
          if (typeof found === 'string') wrong = found;
          else readings.push({ ...found, rest });
        }
      }
    }
  }
  return { readings, wrong };
}

const findNear: Finder = ([word, ...more], today) => {
  if (more.length > 0) return undefined;
  const by = { yesterday: -1, today: 0, tomorrow: 1 }[word ?? ''];
  return by === undefined ? undefined : [{ day: addDays(today, by) }];
};

// "in 2 weeks", "3 days from now"
const findAhead: Finder = (words, today) => {
  const match = /^(?:in (\d{1,3}) (day|week)|(\d{1,3}) (day|week) from (?:now|today))$/.exec(words.join(' '));
  if (!match) return undefined;
  const count = Number(match[1] ?? match[3]);
  return [{ day: addDays(today, count * ((match[2] ?? match[4]) === 'week' ? 7 : 1)) }];
};

// "thu", "next mon", "this fri", "mon next week", "next week"
const findWeekday: Finder = (words, today) => {
  const text = words.join(' ');
  if (text === 'next week') return [{ day: addDays(today, 7) }];
  const named = words.map(weekdayFrom).filter((weekday) => weekday !== undefined);
  const [weekday] = named;
  if (weekday === undefined || named.length > 1) return undefined;
  const others = words.filter((word) => weekdayFrom(word) === undefined).join(' ');
  const coming = addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  const nextMonday = addDays(today, 7 - ((weekdayOf(today) + 6) % 7));
  switch (others) {
    case '':
      return coming === today ? [{ day: today, later: addDays(today, 7), asks: true }] : [{ day: coming }];
    case 'this':
    case 'coming':
      return weekdayFrom(words.at(-1)) === undefined ? undefined : [{ day: coming }];
    case 'next week':
      return [{ day: addDays(nextMonday, (weekday + 6) % 7) }];
    case 'next': {
      if (weekdayFrom(words.at(-1)) === undefined) return undefined;
      const weekOn = addDays(coming, 7);
      if (coming === today) return [{ day: weekOn }];
      // Said on a Monday, "next Friday" is this week's to some and next week's to others; so is tomorrow's weekday.
      const unclear = coming < nextMonday || daysBetween(today, coming) === 1;
      return unclear ? [{ day: coming }, { day: weekOn }] : [{ day: coming }];
    }
    default:
      return undefined;
  }
};

// "24 nov", "nov 24", "sun 14 march 2027", "#24" (from "24th"), alone or with a month
const findMonthDay: Finder = (words, today) => {
  const weekday = weekdayFrom(words[0]);
  const named = weekday === undefined ? words : words.slice(1);
  const [one, two, three] = named;
  if (named.length === 1 && one !== undefined && /^#\d{1,2}$/.test(one)) {
    return findDayOfMonth(Number(one.slice(1)), today, weekday);
  }
  if (named.length < 2 || named.length > 3) return undefined;
  const month = monthFrom(one) ?? monthFrom(two);
  const date = /^#?(\d{1,2})$/.exec((monthFrom(one) === undefined ? one : two) ?? '');
  if (month === undefined || !date) return undefined;
  if (three !== undefined && !/^20\d\d$/.test(three)) return undefined;
  return dated(three === undefined ? undefined : Number(three), month, Number(date[1]), today, weekday);
};

// "12/3", "12/3/27", "2027-01-04"
const findFigures: Finder = (words, today) => {
  const weekday = weekdayFrom(words[0]);
  const [word, ...more] = weekday === undefined ? words : words.slice(1);
  if (word === undefined || more.length > 0) return undefined;
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(word);
  if (iso) {
    return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), today, weekday).map((found) =>
      typeof found === 'string' ? found : { ...found, iso: true },
    );
  }
  const slashed = /^(\d\d?)\/(\d\d?)(?:\/(20\d\d|\d\d))?$/.exec(word);
  if (!slashed) return undefined;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  const year = slashed[3] === undefined ? undefined : Number(slashed[3].slice(-2)) + 2000;
  // As the system has it; 24/11 can only be the one way, 11/24 only the other.
  const isDayFirst = first > 12 || (second <= 12 && !isMonthFirstInFigures());
  return isDayFirst && second <= 12
    ? dated(year, second, first, today, weekday)
    : dated(year, first, second, today, weekday);
};

const finders: readonly Finder[] = [findNear, findAhead, findWeekday, findMonthDay, findFigures];

function dated(
  year: number | undefined,
  month: number,
  date: number,
  today: Day,
  weekday: number | undefined,
): readonly (Found | string)[] {
  const thisYear = Number(today.slice(0, 4));
  const at = (inYear: number) => {
    const utcMs = utcDate(inYear, month, date);
    return utcMs === null ? undefined : dayFromNumber(utcMs / dayMs);
  };
  const found = year === undefined ? withoutYear(at(thisYear), at, today) : only(at(year));
  if (found === undefined) {
    const name = month >= 1 && month <= 12 ? monthName(month) : say.typing.monthNo(month);
    return [say.typing.noSuchDate(date, name, year ?? null)];
  }
  if (weekday === undefined || weekdayOf(found.day) === weekday) return [found];
  if (found.later !== undefined && weekdayOf(found.later) === weekday) return [{ day: found.later }];
  const long = showLongDay(found.day, { yearNow: thisYear });
  return [say.typing.isAnotherWeekday(long.slice(long.indexOf(' ') + 1), long.slice(0, long.indexOf(' ')))];
}

function withoutYear(day: Day | undefined, at: (year: number) => Day | undefined, today: Day): Found | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (day !== undefined && day >= today) return { day };
  const coming = [1, 2, 3, 4, 5, 6, 7, 8].map((by) => at(thisYear + by)).find((next) => next !== undefined); // 29 February
  if (coming === undefined) return undefined;
  if (day === undefined || daysBetween(day, today) > oldestLapsed) return { day: coming };
  return { day, later: coming };
}

function only(day: Day | undefined): Found | undefined {
  return day === undefined ? undefined : { day };
}

// "the 24th": this month's, or the next that has one
function findDayOfMonth(date: number, today: Day, weekday: number | undefined): readonly (Found | string)[] {
  if (date < 1 || date > 31) return [say.typing.noSuchDay(date)];
  for (let number = dayNumber(today); ; number++) {
    const day = dayFromNumber(number);
    if (Number(day.slice(8)) !== date) continue;
    if (weekday === undefined || weekdayOf(day) === weekday) return [{ day }];
    const long = showLongDay(day);
    return [say.typing.isAnotherWeekday(long.slice(long.indexOf(' ') + 1), long.slice(0, long.indexOf(' ')))];
  }
}
