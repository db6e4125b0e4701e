// Which times of day some words may mean. A bare hour is read as an office would, and said so; the rest is asked.
import { say } from '../words/words.ts';

/** One way to read a time: minutes since midnight, 0 to 1439. */
export interface ClockReading {
  readonly minutes: number;
  /** The other half of the day, when morning or afternoon was not said but taken for granted. */
  readonly otherHalf?: number;
  /** 1 for the midnight at the end of a day. */
  readonly dayShift?: 1;
}

/** All ways to read a time; none at all when the words are no time; in words what was wrong with what looked like one. */
export interface ClockReadings {
  readonly readings: readonly ClockReading[];
  readonly wrong: string | undefined;
}

/** How bare hours are taken. */
export interface ClockHabit {
  /** Written with a date that machines write, so in 24 hours. */
  readonly iso: boolean;
  /** With 24, what has minutes is taken as it stands, and a bare 3 is asked about. */
  readonly hours: 12 | 24;
  /** Years that a number of four figures would rather be than a time. */
  readonly yearNow: number;
}

type Part = 'morning' | 'afternoon' | 'evening';

const halfDay = 12 * 60;
const none: ClockReadings = { readings: [], wrong: undefined };

/** Reads a time out of all of `words`, in any order of figure and part of the day ("3 afternoon", "morning 9"). */
export function readClocks(words: readonly string[], habit: ClockHabit): ClockReadings {
  const parts = words.filter((word): word is Part => word === 'morning' || word === 'afternoon' || word === 'evening');
  const text = words.filter((word) => !parts.includes(word as Part)).join(' ');
  if (parts.length > 1) return none;
  if (/^(12 ?)?(noon|midday)$/.test(text)) return of({ minutes: halfDay });
  if (/^(12 ?)?midnight$/.test(text)) return of({ minutes: 0 }, { minutes: 0, dayShift: 1 });

  const spoken = /^(half past|quarter past|quarter to) (\d{1,2})(am|pm|a|p)?$/.exec(text);
  if (spoken) {
    const by = { 'half past': 30, 'quarter past': 15, 'quarter to': -15 }[spoken[1] ?? ''] ?? 0;
    return shift(readFigures(spoken[2]!, undefined, spoken[3], parts[0], habit), by);
  }
  const written = /^(\d{1,2})(?:[:.](\d\d))?(am|pm|a|p)?$/.exec(text) ?? /^(\d{1,2})(\d\d)(am|pm|a|p)?$/.exec(text);
  if (!written) return none;
  const figures = `${written[1]}${written[2] ?? ''}`;
  const bare = written[3] === undefined && /^\d{4}$/.test(text);
  if (bare && Math.abs(Number(figures) - habit.yearNow) <= 2) return none;
  return readFigures(written[1]!, written[2], written[3], parts[0], habit);
}

function readFigures(
  hourText: string,
  minuteText: string | undefined,
  half: string | undefined,
  part: Part | undefined,
  habit: ClockHabit,
): ClockReadings {
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)];
  const name = minuteText === undefined ? hourText : `${hourText}:${minuteText}`;
  if (hour > 23 || minute > 59) return { readings: [], wrong: say.typing.notOnTheClock(name) };
  const morning = (hour % 12) * 60 + minute;
  const afternoon = morning + halfDay;

  if (half !== undefined) {
    const isMorning = half.startsWith('a');
    if (isMorning && hour > 12) return { readings: [], wrong: say.typing.notInTheMorning(name) };
    return of({ minutes: isMorning ? morning : afternoon });
  }
  if (hour === 0 || hour > 12) return of({ minutes: hour * 60 + minute });
  if (part === 'morning') return of({ minutes: hour === 12 ? afternoon : morning });
  if (part !== undefined) return of({ minutes: part === 'evening' && hour === 12 ? morning : afternoon });
  if (habit.iso || (habit.hours === 24 && minuteText !== undefined)) return of({ minutes: hour * 60 + minute });
  if (hour >= 7 && hour < 12) return of({ minutes: morning, otherHalf: afternoon });
  // 03:30 is how 24 hours are written, yet a desk may mean the afternoon: that one is asked.
  if (hour < 7 && (hourText.startsWith('0') || habit.hours === 24)) {
    return of({ minutes: afternoon }, { minutes: morning });
  }
  return of({ minutes: afternoon, otherHalf: morning });
}

function of(...readings: ClockReading[]): ClockReadings {
  return { readings, wrong: undefined };
}

function shift({ readings, wrong }: ClockReadings, by: number): ClockReadings {
  const moved = (minutes: number) => (minutes + by + 2 * halfDay) % (2 * halfDay);
  return {
    readings: readings.map((reading) => ({
      minutes: moved(reading.minutes),
      ...(reading.otherHalf === undefined ? {} : { otherHalf: moved(reading.otherHalf) }),
    })),
    wrong,
  };
}
