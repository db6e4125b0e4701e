// How the outbox says times and clinicians: in the clinic's zone, by the names of the roster.
import type { Clock } from '../../src-shared/time/clock.ts';
import { addDays, dayOf } from '../../src-shared/time/day.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import { showDate, showTime } from '../../src-shared/time/show.ts';
import { windowsIdOf, zoneOf } from '../../src-shared/time/zones.ts';
import type { Naming } from '../outbox/rows.ts';
import type { Roster } from './roster.ts';
import { say } from '../../src-shared/words/ofMain.ts';
import { say as words } from '../../src-shared/words/words.ts';

/** Words for the outbox; they change when the day, the zone or the roster does. */
export function namingOf(roster: Pick<Roster, 'find' | 'onChange'>, clock: Clock, zone: () => Zone): Naming {
  let rosterChanges = 0;
  roster.onChange(() => rosterChanges++);
  // Each row of the outbox asks what day it is; no zone's day turns within a minute.
  let known = { minute: Number.NaN, zone: '', day: '' };
  const today = (): string => {
    const now = clock.now();
    const minute = Math.floor(now / minuteMs);
    if (known.minute !== minute || known.zone !== zone()) known = { minute, zone: zone(), day: dayOf(now, zone()) };
    return known.day;
  };
  return {
    time: (at) => showTime(at, zone()),
    day: (at) => {
      const day = dayOf(at, zone());
      if (day === today()) return words.row.today;
      return day === addDays(today(), 1) ? words.row.tomorrow : showDate(at, zone());
    },
    zone: () => {
      const id = windowsIdOf(zone());
      return id === null ? '' : zoneOf(id).short;
    },
    host: (userId) => roster.find(userId)?.name ?? say.system.theClinician,
    key: () => `${zone()} ${today()} ${String(rosterChanges)}`,
  };
}
