// Office hours as they are typed: two times of the clinic's clock and the days, and what is wrong with them.
import type { OfficeHours } from '../../../src-shared/contract/views/settings.ts';
import { showClock } from '../../../src-shared/time/show.ts';
import { readClocks } from '../../../src-shared/time/typedClock.ts';
import { wordsOf } from '../../../src-shared/time/typedWords.ts';
import { minutesOf, timeOfMinutes } from '../../../src-shared/time/wall.ts';

/** What office hours begin with when they are switched on. */
export const USUAL_HOURS: OfficeHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };

/** 'HH:mm' of a typed time of day ("8", "8:30 am", "17:30"); null where it is none. `late`: a bare hour up to 11 is the afternoon's. */
export function clockOf(text: string, late: boolean): string | null {
  const bare = /^(\d{1,2})(?::?([0-5]\d))?$/.exec(text.trim());
  if (bare) {
    const hour = Number(bare[1]);
    const minutes = (late && hour < 12 ? hour + 12 : hour) * 60 + Number(bare[2] ?? 0);
    return minutes < 24 * 60 ? timeOfMinutes(minutes) : null;
  }
  const [found, more] = readClocks(wordsOf(text), { iso: false, hours: 12, yearNow: 0 }).readings;
  return found === undefined || more !== undefined ? null : timeOfMinutes(found.minutes);
}

/** "8:00 am", as the field shows what is kept. */
export function clockText(time: string): string {
  return showClock(minutesOf(time));
}

/** The hours with another day open or closed; in the order of the week. */
export function withDay(hours: OfficeHours, day: number, open: boolean): OfficeHours {
  const days = open ? [...new Set([...hours.days, day])] : hours.days.filter((one) => one !== day);
  return { ...hours, days: days.toSorted((a, b) => a - b) };
}
