// The rail's month: six weeks at most, Sunday first, with what each day is.
import { addDays, weekdayOf, type Day } from '../../../src-shared/time/day.ts';

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

/** Weeks of a month ('YYYY-MM'), from the Sunday on or before its first to the Saturday on or after its last. */
export function monthWeeks(month: string, today: Day, booked: Readonly<Record<Day, number>>): readonly MonthDay[][] {
  const first = `${month}-01`;
  const weeks: MonthDay[][] = [];
  let day = addDays(first, -weekdayOf(first));
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

/** "November 2026". */
export function monthName(month: string): string {
  const names = 'January February March April May June July August September October November December'.split(' ');
  return `${names[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}
