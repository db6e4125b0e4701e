// Whether what a desk shows as done, already so or refused was so at that moment.
import { LIST_DELAY_MS } from '../../../src-shared/outbox/change.ts';
import { foldName } from '../../../src-shared/session/rules.ts';
import type { Invited } from '../../../src-shared/session/booking.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import type { Desk } from './desk.ts';
import { name } from './wished.ts';
import type { Known, Wished } from './wished.ts';
import { personKey } from './service.ts';
import type { Shape } from './service.ts';

/** Out of bounds a read may be so old when it is gone by, and lists lag behind. */
const SEEN_WITHIN_MS = 30_000 + LIST_DELAY_MS + 25_000;

/**
 * From when a state of a session may be what a desk goes by. In bounds: what its newest whole list can have shown, but none
 * from before a change of its own: an old picture of what our own change has altered since is no evidence.
 */
function believedFrom(oracle: Known, desk: Desk, sessionId: number): number {
  const loose = oracle.now - SEEN_WITHIN_MS;
  if (oracle.bounds === 'out') return loose;
  const begun = oracle.readBegunOf(desk);
  const listed = begun === null ? loose : begun - oracle.service.account.options.listDelayMs;
  const own = oracle.service.effects.findLast((one) => one.sessionId === sessionId && one.by?.desk === desk.id);
  return Math.max(listed, own?.at ?? 0);
}

/** What is not true of the state that a change has just come to; null = it is true. */
export function untrue(oracle: Known, desk: Desk, wished: Wished): string | null {
  const { state } = wished;
  if (state === 'refused') {
    // Undone elsewhere while it was in doubt, it looks as if it had never come.
    const stands = wished.effects.some(({ sessionId }) => standsNow(oracle, wished, sessionId));
    const came = oracle.bounds === 'in' && stands && !wished.misled;
    return came ? `${name(wished)} is shown as refused, and came true` : null;
  }
  if (state !== 'delivered' && state !== 'alreadySo') return null;
  if (wished.misled || desk.restored > wished.restoredThen) return null;
  if (wished.effects.length > 0) return null;
  const sessionId = sessionOf(oracle, desk, wished);
  // Never there, or landed out of bounds and not known here: judged at the end.
  if (state === 'alreadySo' && (sessionId === null || (oracle.bounds === 'out' && boundId(desk, wished) === null)))
    return null;
  if (state === 'delivered' && isCarried(desk, wished)) return null;
  if (wished.wish.kind === 'create') {
    const { externalId } = wished.wish.booking;
    const isThere = oracle.service.withId(externalId).length > 0 || sessionId !== null;
    return isThere ? null : `${name(wished)} is shown as ${state}, and no session has its id`;
  }
  if (sessionId === null) return `${name(wished)} is shown as ${state}, and its session is not known`;
  if (state === 'alreadySo' && wasNeverIn(oracle, desk, wished)) return null;
  if (wasTakenOut(oracle, desk, wished, sessionId)) return null;
  const shapes = oracle.service.shapesSince(sessionId, believedFrom(oracle, desk, sessionId));
  const isSo = shapes.some((shape) => fits(wished, shape));
  return isSo ? null : `${name(wished)} is shown as ${state}, and session ${String(sessionId)} is not so`;
}

/** Somebody who was to be added, and was removed again before that was sent; another entry may bear the same name. */
function wasNeverIn(oracle: Known, desk: Desk, { lane, wish }: Wished): boolean {
  if (wish.kind !== 'removeParticipant') return false;
  return oracle
    .wishesOf(desk)
    .some(
      (one) =>
        one.lane === lane &&
        one.wish.kind === 'addParticipant' &&
        one.wish.participant.localId === wish.participantLocalId &&
        one.sends === 0,
    );
}

/** Others took that very entry out after a person had looked, and may have put one of the same name in again. */
function wasTakenOut(oracle: Known, desk: Desk, { wish, lookedAt }: Wished, sessionId: number): boolean {
  if (wish.kind !== 'removeParticipant') return false;
  return oracle.service.effects.some(
    ({ kind, at, by, before, after, sessionId: of }) =>
      kind === 'remove' &&
      of === sessionId &&
      by?.desk !== desk.id &&
      at > (lookedAt ?? 0) &&
      named(after.guests, wish.name) < named(before?.guests ?? [], wish.name),
  );
}

/** Whether what an effect of a change made of a session is still so. */
function standsNow(oracle: Known, wished: Wished, sessionId: number): boolean {
  const shape = oracle.service.shapesSince(sessionId, oracle.now).at(-1);
  if (shape === undefined) return false;
  return wished.wish.kind === 'create' ? !shape.cancelled : fits(wished, shape);
}

/** The service's id of the session that a change is about, as this desk has it. */
export function sessionOf(oracle: Known, desk: Desk, wished: Wished): number | null {
  const known = boundId(desk, wished);
  if (known !== null) return known;
  const create = oracle.wishesOf(desk).find((one) => one.lane === wished.lane && one.wish.kind === 'create');
  return create?.effects[0]?.sessionId ?? wished.shownId;
}

function boundId(desk: Desk, wished: Wished): number | null {
  return desk.process?.book.get(wished.lane)?.session.sessionId ?? null;
}

/** Carried by another change's bytes: that one is judged. */
function isCarried(desk: Desk, wished: Wished): boolean {
  const row = desk.process?.opened.db.prepare('SELECT group_id FROM changes WHERE change_id = ?').get(wished.changeId);
  const group = row?.['group_id'] ?? null;
  return group !== null && String(group) !== wished.changeId;
}

function fits(wished: Wished, shape: Shape): boolean {
  const { wish } = wished;
  switch (wish.kind) {
    case 'create':
      return true;
    case 'cancel':
      return shape.cancelled;
    case 'changeHost':
      return shape.hostId === wish.hostId;
    case 'addParticipant':
      return shape.people.includes(keyOf(wish.participant));
    case 'removeParticipant':
      return shape.cancelled || named(shape.guests, wish.name) < Math.max(1, named(wish.seen.names, wish.name));
    case 'move':
      return wish.to === 'now' || Math.abs(shape.startsAt - wish.to) < 15 * minuteMs;
  }
}

/** Two people may have one name. */
function named(names: readonly string[], name: string): number {
  return names.filter((one) => foldName(one) === foldName(name)).length;
}

function keyOf(person: Invited): string {
  return person.kind === 'user'
    ? personKey(person.userId, person.name, '')
    : personKey(null, person.name, person.email);
}
