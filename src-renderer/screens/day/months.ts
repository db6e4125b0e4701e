// The rail's month and the week strip, from the day that begins a week here, with what each day is.
import { addDays, weekdayOf, type Day } from '../../../src-shared/time/day.ts';
import { showDay } from '../../../src-shared/time/show.ts';
import { say } from '../../../src-shared/words/words.ts';

export type MonthDay = {
  readonly day: Day;
  /** Day of the month, without a zero before it. */
  readonly number: number;
  /** Of the month before or after. */
  readonly out: boolean;
  /** Older than yesterday: SecureVideo no longer lists it. */
  readonly gone: boolean;
  readonly today: boolean;
  readonly sessions: number;
};

/** Weeks of a month ('YYYY-MM'), each from the weekday `from` (0 = Sunday), that hold all its days. */
export function monthWeeks(
  month: string,
  today: Day,
  booked: Readonly<Record<Day, number>>,
  from = 0,
): readonly MonthDay[][] {
  const weeks: MonthDay[][] = [];
  let day = weekStart(`${month}-01`, from);
  do {
    const week: MonthDay[] = [];
    for (let place = 0; place < 7; place++) {
      week.push({
        day,
        number: Number(day.slice(8)),
        out: !day.startsWith(month),
        gone: day < addDays(today, -1),
        today: day === today,
        sessions: booked[day] ?? 0,
      });
      day = addDays(day, 1);
    }
    weeks.push(week);
  } while (day.startsWith(month));
  return weeks;
}

/** A day of the week strip. */
export type WeekDay = Omit<MonthDay, 'out'> & {
  /** Its first two letters. */
  readonly weekday: string;
};

/** The first day of a day's week, where weeks begin on the weekday `from` (0 = Sunday). */
export function weekStart(day: Day, from = 0): Day {
  return addDays(day, -((weekdayOf(day) - from + 7) % 7));
}

/** The seven days of the week that `day` is in. */
export function weekOf(day: Day, today: Day, booked: Readonly<Record<Day, number>>, from = 0): readonly WeekDay[] {
  return Array.from({ length: 7 }, (_, place) => {
    const one = addDays(weekStart(day, from), place);
    return {
      day: one,
      number: Number(one.slice(8)),
      weekday: showDay(one).slice(0, 2),
      gone: one < addDays(today, -1),
      today: one === today,
      sessions: booked[one] ?? 0,
    };
  });
}

/** "November 2026". */
export function monthName(month: string): string {
  const of = new Date(Date.UTC(2000, Number(month.slice(5)) - 1));
  return `${of.toLocaleDateString(say.basics.locale, { month: 'long', timeZone: 'UTC' })} ${month.slice(0, 4)}`;
}

/** More sessions of a day than this are not counted out in the week: the room is for three digits. Its label says them all. */
const COUNTED_MAX = 999;

/** "18", "999+"; '' of none. */
export function weekCount(sessions: number): string {
  if (sessions > COUNTED_MAX) return say.day.moreThan(COUNTED_MAX);
  return sessions === 0 ? '' : String(sessions);
}
