// What the journal says about the people of a session, for the line that says what they know.
import type { AskCause } from '../../src-shared/outbox/change.ts';
import { knowsOf } from '../../src-shared/outbox/knows.ts';
import type { Doing, Guest, Knows } from '../../src-shared/outbox/knows.ts';
import { standingOf } from '../../src-shared/outbox/standing.ts';
import { briefMoment } from '../../src-shared/outbox/about.ts';
import type { Saying } from '../../src-shared/outbox/about.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { Session } from '../../src-shared/session/session.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';

/** Where a send without an answer may have done its work, and a person is asked. */
const doubtful: ReadonlySet<AskCause> = new Set(['notProven', 'conflict', 'sessionGone', 'sameId', 'twin']);

/**
 * The line of a session. `known` is how this desk has it, `shown` with all that waits: who is in either of them counts,
 * for who is to be removed is still invited, and who is to be added is not yet.
 */
export function knowsInLane(known: Session, shown: Session, history: readonly ChangeRecord[], say: Saying): Knows {
  const guests = guestsOf(known, shown);
  return knowsOf({
    guests,
    doings: history.map((change) => doingOf(change, guests)),
    when: (at) => briefMoment(at, say),
  });
}

/** Guests, or colleagues where no guest is invited. How a colleague is told is SecureVideo's own affair. */
function guestsOf(known: Session, shown: Session): Guest[] {
  const people = [...known.participants, ...shown.participants].filter((person) => !person.isHost);
  const once = [...new Map(people.map((person) => [person.localId, person])).values()];
  const guests = once.filter((person) => person.userId === null);
  return (guests.length > 0 ? guests : once).map(({ localId, name, userId, delivery }) => ({
    id: localId,
    name,
    delivery: userId === null ? delivery : null,
  }));
}

function doingOf(change: ChangeRecord, guests: readonly Guest[]): Doing {
  const { progress, wish } = change;
  const { state, everSent, cause, notice } = progress;
  const asks = state === 'asks' && (cause === 'restored' || (everSent && cause !== null && doubtful.has(cause)));
  return {
    kind: wish.kind,
    standing: standingOf({ state, notice: null }),
    cause: notice ?? cause,
    isNotice: notice !== null,
    mayHaveArrived: state === 'sending' || state === 'unsure' || asks,
    at: change.endedAt ?? change.madeAt,
    concerns: concernedBy(change, guests),
  };
}

/** Ids of the guests of whom a change says something: who is booked, added or removed by it, or all of the session. */
function concernedBy(change: ChangeRecord, guests: readonly Guest[]): string[] {
  const wish = effectiveWish(change);
  const named = (people: readonly { readonly localId: string; readonly name: string }[]): string[] =>
    guests
      .filter(({ id, name }) => people.some((one) => one.localId === id || foldName(one.name) === foldName(name)))
      .map(({ id }) => id);
  switch (wish.kind) {
    case 'create':
      return named(wish.booking.participants);
    case 'addParticipant':
      return named([wish.participant]);
    case 'removeParticipant':
      return named([{ localId: wish.participantLocalId, name: wish.name }]);
    case 'move':
    case 'cancel':
    case 'changeHost':
      return guests.map(({ id }) => id);
  }
}
