// Reschedule in words: whose zones may be meant, and what each person reads and hears. Pure.
import type { Session } from '../../../../src-shared/session/session.ts';
import { guestsOf } from '../../../../src-shared/session/who.ts';
import { offsetAt } from '../../../../src-shared/time/offset.ts';
import { showDate, showTime } from '../../../../src-shared/time/show.ts';
import type { UtcMs } from '../../../../src-shared/time/utc.ts';
import { zoneOf } from '../../../../src-shared/time/zones.ts';
import { say } from '../../../../src-shared/words/words.ts';
import { shortNameOf } from '../../../parts/initials.ts';
import { calledIn, listWords, zoneIdOf, type SheetContext } from '../sheet.ts';
import { toldWords } from './told.ts';

/** Chips "Clinic, Mountain", "Trevor, Eastern": one a zone, clinic first. `chosen` is always among them. */
export function zoneChips(
  session: Session,
  context: SheetContext,
  chosen: string,
): readonly { readonly value: string; readonly label: string }[] {
  const zones = new Map<string, string>();
  const add = (id: string, name: string): void => {
    const zone = zoneOf(id);
    if (zone.known && !zones.has(zone.windowsId)) zones.set(zone.windowsId, `${name}, ${zone.short}`);
  };
  add(context.clinicZoneId, say.panels.clinic);
  for (const guest of guestsOf(session)) add(zoneIdOf(guest, context), calledIn(guest, guestsOf(session)));
  if (context.hostName !== '') add(context.hostZoneId, shortNameOf(context.hostName));
  if (chosen !== '' && !zones.has(chosen)) zones.set(chosen, zoneOf(chosen).short);
  return [...zones].map(([value, label]) => ({ value, label }));
}

/** The zone (Windows id) in which a typed time is meant at first, by the clinic's setting. */
export function usualZoneId(session: Session, context: SheetContext, meant: 'host' | 'patient' | 'clinic'): string {
  const guest = guestsOf(session)[0];
  const id =
    meant === 'patient' && guest
      ? zoneIdOf(guest, context)
      : meant === 'host'
        ? context.hostZoneId || context.clinicZoneId
        : context.clinicZoneId;
  return zoneOf(id).known ? zoneOf(id).windowsId : context.clinicZoneId;
}

/**
 * What a move does, sentence by sentence: what it is for those on another wall than the typed one, who is told, and that
 * the codes stay. `to` null = not understood yet.
 */
export function moveWords(
  session: Session,
  context: SheetContext,
  to: UtcMs | 'now' | null,
  typedZoneId: string,
  notBookedYet: boolean,
): readonly string[] {
  const guests = guestsOf(session);
  const other = to === null || to === 'now' ? '' : otherWalls(session, context, to, typedZoneId);
  if (notBookedYet) return [other, say.panels.goesOutWithNewTime].filter(Boolean);
  const told =
    to === 'now' ? toldWords(guests, say.panels.mayEnterAtOnce) : toldWords(guests, say.panels.withTheNewTime);
  return [other, told, say.panels.codesStay].filter(Boolean);
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
  for (const guest of guests) add(zoneIdOf(guest, context), calledIn(guest, guests));
  add(context.clinicZoneId, say.panels.theClinic);
  const parts = [...walls].map(([words, names]) => say.panels.timeFor(words, listWords(names)));
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}
