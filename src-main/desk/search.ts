// What the desk is searched by: people, sessions and clinicians as records of an index, and in which order they are shown.
import type { Order } from '../../src-shared/search/findIndex.ts';
import type { Findable } from '../../src-shared/search/findable.ts';
import { isEmail } from '../../src-shared/session/rules.ts';
import { clinicsOwnId } from '../../src-shared/session/ownId.ts';
import type { Clinician, Session, UtcMs } from '../../src-shared/session/session.ts';
import { guestsOf } from '../../src-shared/session/who.ts';
import { hourMs } from '../../src-shared/time/utc.ts';
import type { KnownPerson } from '../store/people.ts';

/** Most results of each group: more than a person reads on the phone. */
export const SESSIONS_MAX = 20;
export const PEOPLE_MAX = 8;
export const CLINICIANS_MAX = 6;
/** A session that has just begun is what a caller who cannot get in asks about. */
export const JUST_BEGUN_MS = hourMs;

/** How the typed text reads: an address is asked of SecureVideo too. */
export function readsAs(text: string): 'nothing' | 'text' | 'email' {
  if (text.trim() === '') return 'nothing';
  return isEmail(text) ? 'email' : 'text';
}

/** A session is found by its guests and colleagues, their codes and ids, its clinician, its topic and the clinic's id. */
export function findableSession(session: Session, host: Clinician | undefined): Findable {
  const others = session.participants.filter((one) => !one.isHost);
  const guests = guestsOf(session);
  const people = [...guests, ...others.filter((one) => !guests.includes(one))];
  const hostThere = session.participants.find((one) => one.isHost);
  return {
    names: people.map((one) => one.name),
    emails: people.map((one) => one.email).filter(isSaid),
    numbers: [...people, ...(hostThere ? [hostThere] : [])]
      .flatMap((one) => [one.phone, one.connectCode ?? ''])
      .filter(isSaid),
    ids: [clinicsOwnId(session.externalId), host?.externalId ?? '', ...people.map((one) => one.externalId)].filter(
      isSaid,
    ),
    others: [host?.name ?? hostThere?.name ?? '', session.topic, host?.email ?? hostThere?.email ?? ''].filter(isSaid),
    at: session.startsAt,
  };
}

export function findablePerson(person: KnownPerson): Findable {
  return {
    names: [person.name],
    emails: [person.email].filter(isSaid),
    numbers: [person.phone].filter(isSaid),
    ids: [person.externalId].filter(isSaid),
    others: [],
    at: person.lastSeenAt,
  };
}

export function findableClinician(clinician: Clinician): Findable {
  return {
    names: [clinician.name],
    emails: [clinician.email].filter(isSaid),
    numbers: [clinician.phone].filter(isSaid),
    ids: [clinician.externalId].filter(isSaid),
    others: [],
    at: 0,
  };
}

/** Sessions of today first, then those ahead (soonest first), then the past (latest first). `endOfToday`: UTC ms. */
export function sessionOrder(now: UtcMs, endOfToday: UtcMs): Order {
  const current = now - JUST_BEGUN_MS;
  return {
    rank: (at) => (at < current ? 2 : at < endOfToday ? 0 : 1),
    then: (at) => (at < current ? -at : at),
  };
}

/** People by how well they fit, then who was seen last. */
export const peopleOrder: Order = { rank: () => 0, then: (at) => -at };

function isSaid(text: string): boolean {
  return text !== '';
}
