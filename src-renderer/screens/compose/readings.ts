// One moment as every wall shows it: a line for each zone in the session, the one that was typed first.
import { calledAmong, capital, listWords, shortList, shortNameOf } from '../../parts/nameWords.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { showDate, showTime } from '../../../src-shared/time/show.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { minuteMs, type UtcMs } from '../../../src-shared/time/utc.ts';

/** Somebody whose wall counts. `zoneId` is a Windows id; '' = not told. */
export type Reader = { readonly name: string; readonly zoneId: string };

/** Who reads a start: the guests in their order, the clinician, the clinic. */
export type Readers = {
  readonly guests: readonly Reader[];
  readonly host: Reader | undefined;
  readonly clinicZoneId: string;
};

/** One line: "Tue 24 Nov", "3:00 pm", "Trevor, Eastern". `main` = the zone in which the time was typed. */
export type Reading = { readonly date: string; readonly time: string; readonly whose: string; readonly main: boolean };

/** Lines for `startsAt` (UTC milliseconds); `zoneId` is the zone it was typed in. Zones that we do not know are left out. */
export function readingsOf(startsAt: UtcMs, zoneId: string, readers: Readers, now: UtcMs): readonly Reading[] {
  const zones = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (zone.known) zones.set(zone.windowsId, [...(zones.get(zone.windowsId) ?? []), name].filter(Boolean));
  };
  add(zoneId, '');
  for (const guest of readers.guests)
    add(guest.zoneId || readers.host?.zoneId || readers.clinicZoneId, calledAmong(guest, readers.guests));
  if (readers.host) add(readers.host.zoneId || readers.clinicZoneId, shortNameOf(readers.host.name));
  add(readers.clinicZoneId, 'clinic');

  return [...zones].flatMap(([id, names], place): Reading[] => {
    const zone = zoneOf(id);
    if (!zone.known) return [];
    const short = zone.short;
    const { date, time } = dateAndTime(startsAt, zone.iana, now);
    return [
      { date, time, whose: names.length === 0 ? short : `${capital(shortList(names))}, ${short}`, main: place === 0 },
    ];
  });
}

/** A start as one guest reads it: "Tue 24 Nov, 3:00 pm Eastern"; '' where the zone is not known. */
export function readFor(startsAt: UtcMs, zoneId: string, now: UtcMs): string {
  const zone = zoneOf(zoneId);
  if (!zone.known) return '';
  const { date, time } = dateAndTime(startsAt, zone.iana, now);
  return `${date}, ${time} ${zone.short}`;
}

/** "Tue 24 Nov" (with the year where it is not that of `now`) and "3:00 pm", in an IANA zone. */
function dateAndTime(utcMs: UtcMs, iana: string, now: UtcMs): { readonly date: string; readonly time: string } {
  const yearNow = Number(dayOf(now, iana).slice(0, 4));
  return { date: showDate(utcMs, iana, { yearNow }), time: showTime(utcMs, iana) };
}

/** Another session of the clinician on that day. */
export type Beside = { readonly startsAt: UtcMs; readonly names: string };

/** How near another session's start may be before it is told first, in milliseconds. */
const NEAR_MS = 30 * minuteMs;

/**
 * What else the clinician has: a session at the very minute (`clash`), one less than half an hour away, or the
 * starts just before and after on that day. Times are read in `zoneId`. '' = nothing else is known.
 */
export function besideWords(
  startsAt: UtcMs,
  host: Reader,
  others: readonly Beside[],
  zoneId: string,
): { readonly words: string; readonly clash: boolean } {
  const zone = zoneOf(zoneId);
  if (others.length === 0 || !zone.known) return { words: '', clash: false };
  const who = shortNameOf(host.name);
  const same = others.find((other) => other.startsAt === startsAt);
  if (same) return { words: `${who} already has ${same.names} at ${showTime(startsAt, zone.iana)}.`, clash: true };
  const near = others.find((other) => Math.abs(other.startsAt - startsAt) < NEAR_MS);
  if (near) return { words: `${who} has ${near.names} at ${showTime(near.startsAt, zone.iana)}.`, clash: false };
  const sameDay = others.filter((other) => showDate(other.startsAt, zone.iana) === showDate(startsAt, zone.iana));
  // The one before and the one after say whether it fits; the rest of the day stands in the agenda.
  const before = sameDay.findLast((other) => other.startsAt < startsAt);
  const after = sameDay.find((other) => other.startsAt > startsAt);
  const times = [before, after].flatMap((other) => (other ? [showTime(other.startsAt, zone.iana)] : []));
  return { words: times.length === 0 ? '' : `${who} also has ${listWords(times)}.`, clash: false };
}
