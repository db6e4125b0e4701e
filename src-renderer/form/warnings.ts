// What speaks against a start, a sentence each: the clinician is taken, or the clinic is closed. Told, never refused.
import { besideWords, type Beside, type Reader } from './readings.ts';
import { timeWords } from './timeWords.ts';
import type { OfficeHours } from '../../src-shared/contract/views/settings.ts';
import { weekdayOf } from '../../src-shared/time/day.ts';
import { showClock } from '../../src-shared/time/show.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import { minutesOf, wallOf } from '../../src-shared/time/wall.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';
import { say } from '../../src-shared/words/words.ts';

export type WarningInput = {
  readonly host: Reader | undefined;
  /** The clinician's other sessions of that day. */
  readonly beside: readonly Beside[];
  readonly clinicZoneId: string;
  readonly officeHours: OfficeHours | null;
};

/** Every warning for a start (UTC milliseconds); empty = nothing speaks against it. */
export function warningsOf(startsAt: UtcMs, input: WarningInput): readonly string[] {
  const clash = input.host ? besideWords(startsAt, input.host, input.beside, input.clinicZoneId) : undefined;
  return [clash?.clash ? clash.words : '', hoursWords(startsAt, input)].filter(Boolean);
}

/** "The clinic is closed on Sundays.", "6:30 am is outside the clinic's hours, 8:00 am to 5:00 pm."; '' = it is open then. */
export function hoursWords(startsAt: UtcMs, { officeHours, clinicZoneId }: WarningInput): string {
  const zone = zoneOf(clinicZoneId);
  if (officeHours === null || !zone.known) return '';
  const { date, time } = wallOf(startsAt, zone.iana);
  const weekday = weekdayOf(date);
  if (!officeHours.days.includes(weekday))
    return say.compose.closedOn(say.compose.weekdays[weekday] ?? say.compose.thatDay);
  if (time >= officeHours.from && time < officeHours.to) return '';
  const shown = (at: string): string => showClock(minutesOf(at));
  return say.compose.outsideHours(timeWords(startsAt, zone.iana), shown(officeHours.from), shown(officeHours.to));
}
