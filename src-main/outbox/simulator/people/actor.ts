// Somebody at a desk: by whose chances they act, and what anybody there can see and say.
import type { NewChange, SeenSession } from '../../../../src-shared/outbox/change.ts';
import { newOwnExternalId } from '../../../../src-shared/outbox/ids.ts';
import { between, pick } from '../../../../src-shared/random/random.ts';
import type { Random } from '../../../../src-shared/random/random.ts';
import type { Booking, Invited } from '../../../../src-shared/session/booking.ts';
import type { Session } from '../../../../src-shared/session/session.ts';
import { hourMs, minuteMs } from '../../../../src-shared/time/utc.ts';
import { guest } from '../../testing/wishes.ts';
import type { Desk } from '../desk.ts';
import type { Oracle } from '../oracle.ts';
import type { SceneName } from '../scenes.ts';
import type { Wished } from '../wished.ts';

export const NAMES = [
  'Rosa Vega',
  'Ana Lopez',
  'Samuel Ortiz',
  'Mei Lin',
  'José Núñez',
  'Karen Holt',
  'Omar Haddad',
  'Ana López',
];
/** The clinic's own ids, few enough that two desks type one now and then. */
const TYPED_IDS = ['VISIT-1', 'VISIT-2', 'visit-2', 'MRN-77'];
/** `seed`: of what they do now, and part of every id that they make. */
export type Actor = {
  readonly desk: Desk;
  readonly oracle: Oracle;
  readonly random: Random;
  readonly seed: string;
};

/** Saves one change, and tells the oracle what the desk said. */
export function promise(actor: Actor, change: NewChange, wished: Wished, tells?: SceneName): void {
  const { process } = actor.desk;
  if (process === null) return;
  if (wished.state === null) actor.oracle.stamped(actor.desk, wished);
  const saved = process.outbox.promise(change);
  if (process.disk.isDead) return; // nobody has seen what it said
  actor.oracle.say(`  ${change.changeId} ${change.wish.kind}: ${saved.is === 'saved' ? 'saved' : saved.because}`);
  if (saved.is === 'saved' && tells !== undefined) actor.oracle.coverage.met(`scene ${tells}`);
  if (saved.is === 'saved') actor.oracle.saidSaved(actor.desk, wished);
  else actor.oracle.saidNotSaved(actor.desk, wished);
}

/** A booking of the chances; `isNow` = a Meet Now. */
export function bookingOf(actor: Actor, isNow: boolean): Booking {
  const random = actor.random;
  const now = actor.oracle.now;
  const isTyped = random() < 0.12;
  const stepMs = random() < 0.85 ? 15 * minuteMs : minuteMs;
  const startsAt = Math.ceil((now + minuteMs + random() ** 2 * 20 * hourMs) / stepMs) * stepMs;
  const people = peopleOf(actor, between(random, 1, 2));
  return {
    hostId: hostIdOf(actor),
    startsAt: isNow ? null : startsAt,
    wall: null,
    recorded: random() < 0.2,
    topic: '',
    ...(isTyped ? { externalId: pick(random, TYPED_IDS), externalIdIsOurs: false } : newOwnId(actor)),
    participants: people,
  };
}

/** An id as this desk makes them. */
export function newOwnId(actor: Actor): Pick<Booking, 'externalId' | 'externalIdIsOurs'> {
  const wall = actor.desk.process?.clock.now() ?? actor.oracle.now;
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => between(actor.random, 0, 255));
  return { externalId: newOwnExternalId(wall, bytes), externalIdIsOurs: true };
}

function peopleOf(actor: Actor, count: number): Invited[] {
  const people: Invited[] = [];
  for (let left = count; left > 0; left--) {
    const person = someone(actor, `${actor.seed}-${String(left)}`);
    if (people.every((one) => one.name !== person.name)) people.push(person);
  }
  return people;
}

/** Somebody to be invited. */
export function someone(actor: Actor, localId: string): Invited {
  const random = actor.random;
  if (random() < 0.15) {
    const user = actor.oracle.service.account.state.users.find(({ roles }) => roles === 'I');
    if (user !== undefined)
      return { kind: 'user', localId, userId: String(user.userId), name: user.name, packet: 'none' };
  }
  const name = pick(random, NAMES);
  const email = random() < 0.8 ? `${name.toLowerCase().replace(/\s+/g, '.')}@example.org` : 'another@example.org';
  return guest(name, { localId, email, delivery: random() < 0.8 ? 'email' : 'none' });
}

/** One of the first clinicians. */
export function hostIdOf(actor: Actor): string {
  const hosts = actor.oracle.service.account.state.users.filter(({ roles }) => roles.includes('H'));
  return String(pick(actor.random, hosts.slice(0, 4)).userId);
}

/** What the desk shows of a session, handed back with a change. */
export function seenOf(actor: Actor, session: Session): SeenSession {
  return {
    startsAt: session.startsAt,
    hostId: session.hostId,
    names: session.participants.map(({ name }) => name),
    readAt: actor.desk.process?.book.get(session.localId)?.readAt ?? null,
  };
}
