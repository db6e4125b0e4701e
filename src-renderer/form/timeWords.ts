// Times in this form's own words: the year is said only where it is another.
import { dayOf } from '../../src-shared/time/day.ts';
import { showDate, showTime } from '../../src-shared/time/show.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';

/** "Tue 24 Nov" (with the year where it is not that of `now`) and "3:00 pm", in an IANA zone. */
export function dateAndTime(utcMs: UtcMs, iana: string, now: UtcMs): { readonly date: string; readonly time: string } {
  const yearNow = Number(dayOf(now, iana).slice(0, 4));
  return { date: showDate(utcMs, iana, { yearNow }), time: showTime(utcMs, iana) };
}

/** "3:00 pm" in an IANA zone. */
export function timeWords(utcMs: UtcMs, iana: string): string {
  return showTime(utcMs, iana);
}
