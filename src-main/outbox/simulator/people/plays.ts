// Somebody plays their part in a scene, where things are so that it can be played.
import type { Wish } from '../../../../src-shared/outbox/change.ts';
import type { Session } from '../../../../src-shared/session/session.ts';
import { guest } from '../../testing/wishes.ts';
import type { Part } from '../scenes.ts';
import type { Wished } from '../wished.ts';
import { compose } from './books.ts';
import { promiseWish, wishFor } from './changes.ts';
import { bookingOf, newOwnId, seenOf } from './actor.ts';
import type { Actor } from './actor.ts';

/** A part in a scene, where things are so that it can be played. */
export function play(actor: Actor, part: Part): void {
  actor.oracle.say(`somebody at desk ${String(actor.desk.id)} plays ${JSON.stringify(part)}`);
  const { process } = actor.desk;
  switch (part.is) {
    case 'book':
    case 'meetNow': {
      const wish: Wish = {
        kind: 'create',
        booking: { ...bookingOf(actor, part.is === 'meetNow'), ...newOwnId(actor) },
      };
      return compose(actor, wish, null, part);
    }
    case 'read':
      return void process?.outbox.readNow().catch(() => undefined);
    case 'readHost': {
      const wish = bookedBy(actor, part.of)?.wish;
      if (wish?.kind !== 'create') return;
      return void process?.outbox.readPart({ hostId: wish.booking.hostId }).catch(() => undefined);
    }
    default:
      return playChange(actor, part);
  }
}

function playChange(
  actor: Actor,
  part: Exclude<Part, { readonly is: 'book' | 'meetNow' | 'read' | 'readHost' }>,
): void {
  const session = sessionBookedBy(actor, part.of);
  if (session === null || session.cancelled) return;
  if (part.is === 'moveShown' && session.sessionId === null) return;
  if (part.is === 'add') {
    const email = `${part.name.toLowerCase().replace(/\s+/g, '.')}@example.org`;
    const isThere = session.participants.some((one) => one.name === part.name && one.email === email);
    if (isThere) return;
    const participant = guest(part.name, { localId: actor.seed, email, delivery: 'email' });
    return promiseWish(
      actor,
      session,
      { kind: 'addParticipant', participant, seen: seenOf(actor, session) },
      part.tells,
    );
  }
  const wish = wishFor(actor, part.is === 'cancel' ? 'cancel' : 'move', session);
  if (wish !== null) promiseWish(actor, session, wish, part.tells);
}

function bookedBy(actor: Actor, seed: string): Wished | undefined {
  return actor.oracle.of(actor.desk, `change-${seed}`);
}

/** The session of a booking as the desk shows it: SecureVideo's row where it has one. */
function sessionBookedBy(actor: Actor, seed: string): Session | null {
  const { process } = actor.desk;
  const wished = bookedBy(actor, seed);
  if (process === null || wished === undefined) return null;
  const sessionId = wished.effects[0]?.sessionId;
  const shown = sessionId === undefined ? undefined : process.book.bySessionId(sessionId);
  const { session } = shown ?? process.book.get(wished.lane) ?? {};
  return session === undefined ? null : (process.outbox.laneView(session.localId)?.session ?? session);
}
