// What the detail of a session says: its readings in each zone, its lead, and the invite as text to hand on. Pure.
import type { DayRow, SessionDetail } from '../../src-shared/contract/views/day.ts';
import type { Participant, Session } from '../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../src-shared/session/who.ts';
import { dayOf } from '../../src-shared/time/day.ts';
import { showDate, showTime, timeParts, type ClockParts } from '../../src-shared/time/show.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import { ianaOf, zoneOf } from '../../src-shared/time/zones.ts';
import { capital } from '../../src-shared/words/capital.ts';
import { say } from '../../src-shared/words/words.ts';
import { inThrees } from '../parts/codes.ts';
import { shortNameOf } from '../parts/initials.ts';
import { calledAmong, inRow } from '../../src-shared/session/called.ts';

/** One wall: `date` is '' where all walls show the same day. */
export type SheetReading = { readonly time: ClockParts; readonly date: string; readonly whose: string };

/** What a reading needs to know of the clinic; zones are Windows ids. */
export type SheetContext = { readonly clinicZoneId: string; readonly hostName: string; readonly hostZoneId: string };

/** Windows id of a person's zone; a guest without one has the clinician's, who without one has the clinic's. */
export function zoneIdOf(person: Pick<Participant, 'zoneId'>, context: SheetContext): string {
  return person.zoneId || context.hostZoneId || context.clinicZoneId;
}

/** The start on each wall: clinic and clinician first, then the guests. Zones that are not known are told by `unknownZones`. */
export function sheetReadings(session: Session, context: SheetContext): readonly SheetReading[] {
  const { startsAt } = session;
  const zones = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (!zone.known) return;
    const names = zones.get(zone.windowsId) ?? [];
    if (!names.includes(name)) zones.set(zone.windowsId, [...names, name]);
  };
  add(context.clinicZoneId, say.sheet.ofClinic);
  if (context.hostName !== '') add(context.hostZoneId || context.clinicZoneId, shortNameOf(context.hostName));
  for (const guest of guestsOf(session)) add(zoneIdOf(guest, context), calledAmong(guest, guestsOf(session)));

  const lines = [...zones].flatMap(([id, names]) => {
    const zone = zoneOf(id);
    if (!zone.known) return [];
    const whose = `${capital(inRow(names))}, ${zone.short}`;
    return [{ time: timeParts(startsAt, zone.iana), date: showDate(startsAt, zone.iana), whose }];
  });
  const oneDay = new Set(lines.map((line) => line.date)).size < 2;
  return oneDay ? lines.map((line) => ({ ...line, date: '' })) : lines;
}

/** Guests whose zone this desk does not know, with its id as it came. */
export function unknownZones(session: Session): readonly { readonly name: string; readonly zoneId: string }[] {
  return guestsOf(session)
    .filter((guest) => guest.zoneId !== '' && !zoneOf(guest.zoneId).known)
    .map((guest) => ({ name: guest.name, zoneId: guest.zoneId }));
}

/** "Follow-up with Dr. Ilse Voss, Mon 23 Nov"; the year where it is not this one. Dates are the clinic's. */
export function leadWords(session: Session, context: SheetContext, now: UtcMs): string {
  const zone = ianaOf(context.clinicZoneId) ?? 'UTC';
  const what = session.topic || (session.meetNow ? say.sheet.meetNow : '');
  const date = showDate(session.startsAt, zone, { yearNow: Number(dayOf(now, zone).slice(0, 4)) });
  const start = say.sheet.leadOf(what, context.hostName);
  return `${start}, ${date}`;
}

/**
 * The invite of one person as plain text: date and time in the person's own zone, clinician, code. The zone is named in
 * full, as it is read far from the clinic.
 */
export function inviteText(session: Session, person: Participant, context: SheetContext): string {
  const zone = zoneOf(zoneIdOf(person, context));
  const known = zone.known ? zone : zoneOf(context.clinicZoneId);
  const iana = known.known ? known.iana : 'UTC';
  const year = dayOf(session.startsAt, iana).slice(0, 4);
  const lines = [
    say.sheet.videoSession(context.hostName),
    `${showDate(session.startsAt, iana)} ${year}, ${showTime(session.startsAt, iana)} ${known.known ? say.sheet.zoneTime(known.short) : say.sheet.greenwichTime}`,
    person.connectCode === null ? '' : say.sheet.connectCode(inThrees(person.connectCode)),
  ];
  return lines.filter(Boolean).join('\n');
}

/**
 * Whether a session still has something to hand out: invite, codes, the page to read aloud. Not once it is cancelled, nor
 * while its cancel is on the way; where a person is asked about the cancel, it may stand after all.
 */
export function mayHandOut({
  session,
  cancelWaits,
  waiting,
}: Pick<DayRow, 'session' | 'cancelWaits' | 'waiting'>): boolean {
  return cancelWaits ? waiting === 'needsYou' : !session.cancelled;
}

/** Whom "Copy invite" and "Copy code" mean: the first guest, else the first colleague. */
export function firstInvited(session: Session): Participant | undefined {
  return guestsOf(session)[0] ?? invitedTo(session)[0];
}

/** How the detail knows its clinician: from the clinic's list, else from the session itself. */
export function sheetContext(detail: Pick<SessionDetail, 'session' | 'host'>, clinicZoneId: string): SheetContext {
  const inSession = detail.session.participants.find((person) => person.isHost);
  return {
    clinicZoneId,
    hostName: detail.host?.name || inSession?.name || '',
    hostZoneId: detail.host?.zoneId || inSession?.zoneId || '',
  };
}
