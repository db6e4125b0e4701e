// One moment as every wall shows it: a line for each zone in the session, the one that was typed first.
import { dateAndTime, timeWords } from './timeWords.ts';
import { shortNameOf } from '../parts/initials.ts';
import type { DayRow } from '../../src-shared/contract/views/day.ts';
import { USUAL_LENGTH_MS } from '../../src-shared/session/limits.ts';
import { invitedTo } from '../../src-shared/session/who.ts';
import { dayOf } from '../../src-shared/time/day.ts';
import { showDate, showLongDay } from '../../src-shared/time/show.ts';
import { wallOf } from '../../src-shared/time/wall.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import { capital } from '../../src-shared/words/capital.ts';
import { say } from '../../src-shared/words/words.ts';
import { calledAmong } from '../../src-shared/session/called.ts';

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
    add(guest.zoneId || (readers.host?.zoneId ?? ''), calledAmong(guest, readers.guests));
  if (readers.host) add(readers.host.zoneId || readers.clinicZoneId, shortNameOf(readers.host.name));
  add(readers.clinicZoneId, say.compose.clinic);

  return [...zones].flatMap(([id, names], place): Reading[] => {
    const zone = zoneOf(id);
    if (!zone.known) return [];
    const short = zone.short;
    const { date, time } = dateAndTime(startsAt, zone.iana, now);
    return [
      { date, time, whose: names.length === 0 ? short : `${capital(listOf(names))}, ${short}`, main: place === 0 },
    ];
  });
}

/** "That is Friday for Trevor.": where somebody's calendar shows another day than the one that was typed in; '' = nobody's. */
export function otherDayWords(startsAt: UtcMs, zoneId: string, readers: Readers): string {
  const typedIn = zoneOf(zoneId);
  if (!typedIn.known) return '';
  const typedDay = dayOf(startsAt, typedIn.iana);
  const days = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (!zone.known || name === '') return;
    const day = dayOf(startsAt, zone.iana);
    if (day !== typedDay) days.set(day, [...(days.get(day) ?? []), name]);
  };
  for (const guest of readers.guests)
    add(guest.zoneId || (readers.host?.zoneId ?? ''), calledAmong(guest, readers.guests));
  if (readers.host) add(readers.host.zoneId, shortNameOf(readers.host.name));
  const parts = [...days].map(([day, names]) =>
    say.compose.dayFor(showLongDay(day).split(' ')[0] ?? '', listOf(names)),
  );
  return parts.length === 0 ? '' : say.compose.thatIs(listOf(parts));
}

/** Hours at which nobody is seen by choice: from 22:00 until 6:00 on somebody's own wall. */
const NIGHT = { fromHour: 22, untilHour: 6 } as const;

/** "At night: 3:00 am for Trevor.": whose wall shows a start between 22:00 and 6:00, patients and clinician; '' = nobody's. */
export function nightWords(startsAt: UtcMs, readers: Readers): string {
  const at = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (!zone.known || name === '') return;
    const hour = Number(wallOf(startsAt, zone.iana).time.slice(0, 2));
    if (hour >= NIGHT.untilHour && hour < NIGHT.fromHour) return;
    const time = timeWords(startsAt, zone.iana);
    at.set(time, [...(at.get(time) ?? []), name]);
  };
  for (const guest of readers.guests)
    add(guest.zoneId || readers.host?.zoneId || readers.clinicZoneId, calledAmong(guest, readers.guests));
  if (readers.host) add(readers.host.zoneId || readers.clinicZoneId, shortNameOf(readers.host.name));
  const each = [...at].map(([time, names]) => say.compose.timeFor(time, listOf(names)));
  return each.length === 0 ? '' : say.compose.atNight(listOf(each));
}

/** "Trevor", "Trevor and Maria", "Trevor, Maria and clinic", and from five on "Trevor, Maria, Tom and 2 more". */
export function listOf(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), say.basics.more(names.length - 3)] : names;
  return say.basics.listed(shown);
}

/** A start as one guest reads it: "Tue 24 Nov, 3:00 pm Eastern"; '' where the zone is not known. */
export function readFor(startsAt: UtcMs, zoneId: string, now: UtcMs): string {
  const zone = zoneOf(zoneId);
  if (!zone.known) return '';
  const { date, time } = dateAndTime(startsAt, zone.iana, now);
  return `${date}, ${time} ${zone.short}`;
}

/** Another session of the clinician on that day. */
export type Beside = { readonly startsAt: UtcMs; readonly names: string };

/** Sessions of a day's rows that take the clinician's time, apart from one that is written or moved. */
export function besideOf(rows: readonly DayRow[], exceptLocalId: string | undefined): readonly Beside[] {
  return rows
    .filter((row) => !row.session.cancelled && !row.cancelWaits && row.goneSince === null)
    .filter((row) => row.session.localId !== exceptLocalId)
    .map((row) => ({
      startsAt: row.session.startsAt,
      names: listOf(invitedTo(row.session).map((person) => person.name)),
    }));
}

/**
 * What else the clinician has: a session at the very minute (`clash`), one that begins nearer than a session usually takes
 * (`close`), or the starts just before and after on that day. Times are read in `zoneId`. '' = nothing else is known.
 */
export function besideWords(
  startsAt: UtcMs,
  host: Reader,
  others: readonly Beside[],
  zoneId: string,
): { readonly words: string; readonly clash: boolean; readonly close: boolean } {
  const zone = zoneOf(zoneId);
  if (others.length === 0 || !zone.known) return { words: '', clash: false, close: false };
  const who = shortNameOf(host.name);
  const same = others.find((other) => other.startsAt === startsAt);
  if (same) {
    const words = say.compose.alreadyHas(who, same.names, timeWords(startsAt, zone.iana));
    return { words, clash: true, close: false };
  }
  const near = others.filter((other) => Math.abs(other.startsAt - startsAt) < USUAL_LENGTH_MS);
  if (near.length > 0) {
    const each = near.map((other) => say.compose.namesAt(other.names, timeWords(other.startsAt, zone.iana)));
    return { words: say.compose.closeTo(listOf(each)), clash: false, close: true };
  }
  const sameDay = others.filter((other) => showDate(other.startsAt, zone.iana) === showDate(startsAt, zone.iana));
  // The one before and the one after say whether it fits; the rest of the day stands in the agenda.
  const before = sameDay.findLast((other) => other.startsAt < startsAt);
  const after = sameDay.find((other) => other.startsAt > startsAt);
  const times = [before, after].flatMap((other) => (other ? [timeWords(other.startsAt, zone.iana)] : []));
  return { words: times.length === 0 ? '' : say.compose.alsoHas(who, listOf(times)), clash: false, close: false };
}
