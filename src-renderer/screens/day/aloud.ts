// What is read to a patient on the phone: when, in which zone, the code, and how to join. Pure.
import type { Participant, Session } from '../../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';
import { showLongDate, timeParts, type ClockParts } from '../../../src-shared/time/show.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say } from '../../../src-shared/words/words.ts';
import { inThrees } from '../../parts/codes.ts';
import { zoneIdOf, type SheetContext } from '../../session/sheet.ts';

/**
 * Where a patient without an invite joins, and what the button there is called (SecureVideo's article 144). Constants, since
 * no answer of the API tells them, neither a session's nor a user's, and the article names one address for everybody.
 */
export const JOIN_ADDRESS = 'securevideo.com';
export const JOIN_BUTTON = 'Join a Session';

export type Aloud = {
  readonly localId: string;
  readonly name: string;
  /** "Thursday 26 November" on the person's own wall. */
  readonly date: string;
  readonly time: ClockParts;
  /** "UK and Ireland time"; for a zone that is not known here, the clinic's with its name. */
  readonly zone: string;
  /** In threes; '' while there is none. */
  readonly code: string;
};

/** One page to read for each person who joins by a code, guests first. */
export function aloudPages(session: Session, context: SheetContext): readonly Aloud[] {
  const guests = guestsOf(session);
  const people = guests.length > 0 ? guests : invitedTo(session);
  return people.map((person) => aloudOf(session, person, context));
}

function aloudOf(session: Session, person: Participant, context: SheetContext): Aloud {
  const own = zoneOf(zoneIdOf(person, context));
  const zone = own.known ? own : zoneOf(context.clinicZoneId);
  const iana = zone.known ? zone.iana : 'UTC';
  return {
    localId: person.localId,
    name: person.name,
    date: showLongDate(session.startsAt, iana),
    time: timeParts(session.startsAt, iana),
    zone: zone.known ? say.sheet.zoneTime(zone.short) : say.sheet.greenwichTime,
    code: person.connectCode === null ? '' : inThrees(person.connectCode),
  };
}
