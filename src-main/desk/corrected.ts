// Whose address or number was corrected. SecureVideo and this desk know people by name and contact, so that a corrected one is
// another entry: the old one is still found, and is nobody's to be booked with any more. Pure.
import { phoneDigits } from '../../src-shared/session/rules.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { KnownPerson } from '../store/people.ts';

/** Starts of the sessions that have this very person, by name and contact, as they stand now. */
export type SeatsOf = (person: KnownPerson) => readonly UtcMs[];

/** More corrections of one person than this are not followed. */
const STEPS_MAX = 4;

/**
 * Who `person` is since then, of those of the same name; undefined = nobody but themselves. Told by one of two things: the
 * session in which the person was seen last has the other one in that place; or both have one phone or one EHR id, the other
 * was seen later, and nothing lies ahead for this one.
 */
export function newerOf(
  person: KnownPerson,
  namesakes: readonly KnownPerson[],
  seatsOf: SeatsOf,
  now: UtcMs,
): KnownPerson | undefined {
  let newest: KnownPerson | undefined;
  const seen = new Set([person.personId]);
  for (let step = 0; step < STEPS_MAX; step++) {
    const was = newest ?? person;
    const next = namesakes
      .filter((other) => !seen.has(other.personId) && replaces(other, was, seatsOf, now))
      .reduce<KnownPerson | undefined>(
        (best, one) => (best && best.lastSeenAt >= one.lastSeenAt ? best : one),
        undefined,
      );
    if (!next) break;
    seen.add(next.personId);
    newest = next;
  }
  return newest;
}

function replaces(other: KnownPerson, person: KnownPerson, seatsOf: SeatsOf, now: UtcMs): boolean {
  if (!differs(mail(other), mail(person)) && !differs(phone(other), phone(person))) return false;
  const seats = seatsOf(person);
  const isInPlace = seatsOf(other).includes(person.lastSeenAt) && !seats.some((at) => at >= person.lastSeenAt);
  if (isInPlace) return true;
  const isSame = same(phone(other), phone(person)) || same(other.externalId.trim(), person.externalId.trim());
  return isSame && other.lastSeenAt > person.lastSeenAt && !seats.some((at) => at >= now);
}

const mail = ({ email }: KnownPerson): string => email.trim().toLowerCase();
/** The last ten digits: with or without the country's 1 it is one number. */
const phone = (person: KnownPerson): string => phoneDigits(person.phone).slice(-10);
const differs = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;
const same = (one: string, other: string): boolean => one !== '' && one === other;
