// Reschedule in words: whose zones may be meant, who reads the new time, and who hears of it. Pure.
import type { Session } from '../../../../src-shared/session/session.ts';
import { toldOrNobody } from '../../../../src-shared/outbox/telling.ts';
import { guestsOf } from '../../../../src-shared/session/who.ts';
import { offsetAt } from '../../../../src-shared/time/offset.ts';
import { showDate, showTime } from '../../../../src-shared/time/show.ts';
import type { UtcMs } from '../../../../src-shared/time/utc.ts';
import { zoneOf } from '../../../../src-shared/time/zones.ts';
import { capital } from '../../../../src-shared/words/capital.ts';
import { say } from '../../../../src-shared/words/words.ts';
import { listOf, type Readers } from '../../../form/readings.ts';
import { zoneIdOf, type SheetContext } from '../../../session/sheet.ts';
import { calledAmong, inRow } from '../../../../src-shared/session/called.ts';

/** Chips as in the booking form ("Trevor and clinic, Mountain"), one a zone. `chosen` (a Windows id) is always among them. */
export function zoneChips(
  session: Session,
  context: SheetContext,
  chosen: string,
): readonly { readonly value: string; readonly label: string }[] {
  const guests = guestsOf(session);
  const zones = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (zone.known) zones.set(zone.windowsId, [...(zones.get(zone.windowsId) ?? []), name]);
  };
  for (const guest of guests) add(zoneIdOf(guest, context), calledAmong(guest, guests));
  const hostZoneId = context.hostZoneId || context.clinicZoneId;
  // The clinic speaks for its own clinicians.
  if (context.hostName !== '' && hostZoneId !== context.clinicZoneId) add(hostZoneId, context.hostName);
  add(context.clinicZoneId, say.compose.clinic);
  if (chosen !== '' && !zones.has(chosen)) zones.set(chosen, []);
  return [...zones].map(([value, names]) => {
    const who = listOf(names);
    const label = [capital(who), zoneOf(value).short].filter(Boolean).join(', ');
    return { value, label };
  });
}

/**
 * The zone (Windows id) in which a typed time is meant at first: by the clinic's setting where the clocks of patient and
 * clinician agree, else as the day shows the session, so that nobody's zone is taken silently.
 */
export function firstZoneId(session: Session, context: SheetContext, meant: 'host' | 'patient' | 'clinic'): string {
  const guest = guestsOf(session)[0];
  const hostZone = zoneOf(context.hostZoneId || context.clinicZoneId);
  const guestZone = guest ? zoneOf(zoneIdOf(guest, context)) : hostZone;
  if (meant === 'clinic' || !hostZone.known || hostZone.windowsId !== guestZone.windowsId) return context.clinicZoneId;
  return hostZone.windowsId;
}

/** Who reads the new start, for the lines below the time. */
export function readersOf(session: Session, context: SheetContext): Readers {
  const { hostName, hostZoneId, clinicZoneId } = context;
  const guests = guestsOf(session).map(({ name, zoneId }) => ({ name, zoneId }));
  return { guests, host: hostName === '' ? undefined : { name: hostName, zoneId: hostZoneId }, clinicZoneId };
}

/** What a move does, sentence by sentence: who is told, and that the codes stay. `to` null = not understood yet. */
export function moveWords(session: Session, to: UtcMs | 'now' | null, notBookedYet: boolean): readonly string[] {
  if (notBookedYet) return [say.panels.goesOutWithNewTime];
  const guests = guestsOf(session);
  return [toldOrNobody(guests, to === 'now' ? 'enter' : 'newTime'), say.panels.codesStay];
}

/** "1:00 pm for Trevor.", with the date where it is another than on the typed wall. */
export function otherWalls(session: Session, context: SheetContext, to: UtcMs, typedZoneId: string): string {
  const typed = zoneOf(typedZoneId);
  const guests = guestsOf(session);
  const walls = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (!zone.known || !typed.known || offsetAt(to, zone.iana) === offsetAt(to, typed.iana)) return;
    const date = showDate(to, zone.iana);
    const words = `${date === showDate(to, typed.iana) ? '' : `${date}, `}${showTime(to, zone.iana)}`;
    walls.set(words, [...(walls.get(words) ?? []), name]);
  };
  for (const guest of guests) add(zoneIdOf(guest, context), calledAmong(guest, guests));
  add(context.clinicZoneId, say.panels.theClinic);
  const parts = [...walls].map(([words, names]) => say.panels.timeFor(words, inRow(names)));
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}
