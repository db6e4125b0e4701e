// Times, codes and counts as the tour tells them, and the moments that typed times stand for.
import { addDays, dayOf } from '../../src-shared/time/day.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { showDate, showTime } from '../../src-shared/time/show.ts';
import { resolveWall } from '../../src-shared/time/wall.ts';

/** The zone in which the practice clinic stands. */
export { clinicZone } from '../../src-main/practice/people.ts';

/** "Tue 24 Nov, 3:00 pm". */
export function timeWords(utcMs: number, zone: Zone): string {
  return `${showDate(utcMs, zone)}, ${showTime(utcMs, zone)}`;
}

/** "1 session", "3 sessions". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** The moment of a wall clock's HH:mm tomorrow in a zone, UTC milliseconds. */
export function tomorrowAt(time: string, zone: Zone): number {
  const wall = resolveWall({ date: addDays(dayOf(Date.now(), zone), 1), time }, zone);
  if (wall.is !== 'one') throw new Error(`Tomorrow the clocks change at ${time}: the tour does not know that time.`);
  return wall.utcMs;
}

/** A connect code as the app writes it: nine digits. */
export function codeText(connectCode: number): string {
  return String(connectCode).padStart(9, '0');
}
