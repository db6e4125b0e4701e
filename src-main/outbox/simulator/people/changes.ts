// Somebody changes a session that the desk shows.
import type { Wish } from '../../../../src-shared/outbox/change.ts';
import { pick } from '../../../../src-shared/random/random.ts';
import type { Session } from '../../../../src-shared/session/session.ts';
import { hourMs, minuteMs } from '../../../../src-shared/time/utc.ts';
import { guest } from '../../testing/wishes.ts';
import type { SceneName } from '../scenes.ts';
import { bookingOf, hostIdOf, newOwnId, promise, seenOf, someone } from './actor.ts';
import type { Actor } from './actor.ts';

type Want = 'move' | 'moveNow' | 'cancel' | 'add' | 'remove' | 'host';

/** One change of some session. */
export function change(actor: Actor, want: Want): void {
  const session = someSession(actor);
  if (session === null) return;
  const wish = wishFor(actor, want, session);
  if (wish !== null) promiseWish(actor, session, wish);
}

/** One guest's zone, delivery, address or spelling: two changes saved as one. */
export function changeDetails(actor: Actor): void {
  const session = someSession(actor);
  const guests = session?.participants.filter(({ isHost, userId }) => !isHost && userId === null) ?? [];
  const { process } = actor.desk;
  if (session === null || guests.length === 0 || process === null) return;
  const random = actor.random;
  const from = pick(random, guests);
  const isRenamed = random() < 0.3;
  const person = guest(isRenamed ? `${from.name} ${pick(random, ['Junior', 'Senior'])}` : from.name, {
    localId: `${actor.seed}-new`,
    email: random() < 0.5 ? from.email : 'another@example.org',
    zoneId: pick(random, ['Eastern Standard Time', 'Pacific Standard Time']),
    delivery: random() < 0.8 ? 'email' : 'none',
  });
  const seen = seenOf(actor, session);
  const add: Wish = { kind: 'addParticipant', participant: person, seen };
  const remove: Wish = { kind: 'removeParticipant', participantLocalId: from.localId, name: from.name, seen };
  const lane = session.localId;
  const others = session.participants.filter(({ isHost, localId }) => !isHost && localId !== from.localId);
  if (isRenamed) return promiseBoth(actor, [lane, add], [lane, remove]);
  if (others.length > 0) return promiseBoth(actor, [lane, remove], [lane, add]);
  const { startsAt, hostId } = session;
  const booking = { ...bookingOf(actor, false), ...newOwnId(actor), startsAt, hostId, participants: [person] };
  promiseBoth(actor, [`lane-${actor.seed}`, { kind: 'create', booking }], [lane, { kind: 'cancel', seen }]);
}

/** Saves two changes as one. */
function promiseBoth(
  actor: Actor,
  [firstLane, firstWish]: readonly [string, Wish],
  [lane, wish]: readonly [string, Wish],
): void {
  const { process } = actor.desk;
  if (process === null) return;
  const alone = { by: 'Dana', replaces: null, draftId: null };
  const first = { ...alone, changeId: `change-${actor.seed}`, lane: firstLane, wish: firstWish };
  const second = { ...alone, changeId: `change-${actor.seed}-then`, lane, wish };
  const wished = [
    actor.oracle.wishes_(actor.desk, first),
    actor.oracle.wishes_(actor.desk, { ...second, needs: first.changeId }),
  ];
  for (const one of wished) actor.oracle.stamped(actor.desk, one);
  const saved = process.outbox.promiseBoth(first, second);
  if (process.disk.isDead) return;
  actor.oracle.say(`  ${first.changeId} ${firstWish.kind}, then ${wish.kind}: ${saved.is}`);
  if (saved.is === 'saved') actor.oracle.coverage.met(`details ${firstWish.kind}`);
  for (const one of wished) {
    if (saved.is === 'saved') actor.oracle.saidSaved(actor.desk, one);
    else actor.oracle.saidNotSaved(actor.desk, one);
  }
}

/** Saves a wish for a session. */
export function promiseWish(actor: Actor, session: Session, wish: Wish, tells?: SceneName): void {
  const changeId = `change-${actor.seed}`;
  const { localId: lane } = session;
  const wished = actor.oracle.wishes_(actor.desk, { changeId, lane, wish, draftId: null, replaces: null });
  promise(actor, { changeId, lane, wish, by: 'Dana', replaces: null, draftId: null }, wished, tells);
}

/** A wish that fits the session as it is; null = none of that kind does. */
export function wishFor(actor: Actor, want: Want, session: Session): Wish | null {
  const random = actor.random;
  const seen = seenOf(actor, session);
  switch (want) {
    case 'move': {
      const to =
        Math.ceil((actor.oracle.now + minuteMs + random() ** 2 * 12 * hourMs) / (15 * minuteMs)) * 15 * minuteMs;
      return { kind: 'move', to, wall: null, seen };
    }
    case 'moveNow':
      return { kind: 'move', to: 'now', wall: null, seen };
    case 'cancel':
      return { kind: 'cancel', seen };
    case 'add': {
      const participant = someone(actor, actor.seed);
      const isThere = session.participants.some(
        ({ name, userId }) =>
          name === participant.name || (participant.kind === 'user' && userId === participant.userId),
      );
      return isThere ? null : { kind: 'addParticipant', participant, seen };
    }
    case 'remove': {
      const guests = session.participants.filter(({ isHost }) => !isHost);
      if (guests.length < 2) return null;
      const person = pick(random, guests);
      return { kind: 'removeParticipant', participantLocalId: person.localId, name: person.name, seen };
    }
    case 'host': {
      const hostId = hostIdOf(actor);
      return session.participants.some(({ userId }) => userId === hostId) ? null : { kind: 'changeHost', hostId, seen };
    }
  }
}

/** A session as the desk shows it, with what waits; the later ones more likely, so that changes pile up. */
function someSession(actor: Actor): Session | null {
  const { process } = actor.desk;
  if (process === null) return null;
  const shown: Session[] = [];
  for (const { session, goneSince } of process.book.all()) {
    const view = process.outbox.laneView(session.localId);
    const isOpen = view !== undefined && view.open.some(({ endedAt }) => endedAt === null);
    if (goneSince !== null && !isOpen) continue;
    const now = view?.session ?? session;
    const cancelWaits = view?.open.some(({ kind, endedAt }) => kind === 'cancel' && endedAt === null) ?? false;
    if (!now.cancelled && !cancelWaits) shown.push(now);
  }
  if (shown.length === 0) return null;
  const from = Math.floor((1 - actor.random() ** 2) * shown.length);
  return shown[Math.min(from, shown.length - 1)] ?? null;
}
