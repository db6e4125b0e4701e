// Times for specs: a wall clock in a named zone some days from now, as a person types it and as SecureVideo must get it.
import { addDays, dayOf } from '../../src-shared/time/day.ts';
import { formatScheduleTs } from '../../src-shared/time/utc.ts';
import { resolveWall } from '../../src-shared/time/wall.ts';
import { ianaOf } from '../../src-shared/time/zones.ts';

export type TypedTime = {
  /** "2031-03-09 14:00". */
  readonly typed: string;
  /** UTC milliseconds. */
  readonly startsAt: number;
  /** As the API has it: "2031-03-09T21:00:00". */
  readonly scheduleTs: string;
};

/** `time` (HH:mm) on the day so many days from today (of `now`, UTC ms), both in the zone of a Windows id. */
export function inZone(windowsId: string, days: number, time: string, now: number = Date.now()): TypedTime {
  const iana = ianaOf(windowsId);
  if (iana === undefined || iana === null) throw new Error(`There is no zone ${windowsId}.`);
  const date = addDays(dayOf(now, iana), days);
  const wall = resolveWall({ date, time }, iana);
  if (wall.is !== 'one') throw new Error(`${date} ${time} is not there once: choose another time for the spec.`);
  return { typed: `${date} ${time}`, startsAt: wall.utcMs, scheduleTs: formatScheduleTs(wall.utcMs) };
}
