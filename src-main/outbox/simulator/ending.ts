// What must be so when the day is over, the line is back, and everything that can settle has settled.
import { LIST_DELAY_MS } from '../../../src-shared/outbox/change.ts';
import { isOpen } from '../../../src-shared/outbox/state.ts';
import { foldName } from '../../../src-shared/session/rules.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import type { SessionRecord } from '../../practice/records.ts';
import type { Desk } from './desk.ts';
import { name, neededBy } from './wished.ts';
import type { Oracle } from './oracle.ts';
import type { Effect } from './service.ts';
import type { Wished } from './wished.ts';
import { sessionOf } from './truths.ts';

/** The last list of a day is read so long before its end. */
export const READ_BEFORE_END_MS = minuteMs;

/** Judges a whole day. Call after the kind time, with every desk running. */
export function judgeEnd(oracle: Oracle, desks: readonly Desk[]): void {
  for (const desk of desks) {
    for (const wished of oracle.wishesOf(desk)) {
      if (wished.state === null) {
        if (wished.effects.length > 0 && desk.restored === wished.restoredThen)
          oracle.violated('2', `${name(wished)} was never saved, and came true`);
        continue;
      }
      drained(oracle, desk, wished);
      if (wished.needs !== null && (oracle.of(desk, wished.needs)?.state ?? null) === null)
        oracle.violated('7', `${name(wished)} is saved, and what was saved with it is not`);
      if (wished.wish.kind === 'create') booked(oracle, desk, wished);
      else if (wished.effects.length > 0) ended(oracle, desk, wished);
    }
    if (oracle.bounds === 'in') lastWishes(oracle, desk);
  }
}

/** Nothing waits but for a person, or behind what waits for one. */
function drained(oracle: Oracle, desk: Desk, wished: Wished): void {
  const { state } = wished;
  if (state === null || !isOpen(state) || state === 'asks' || state === 'refused') return;
  if (waitsForFirst(oracle, wished)) return;
  const isBehind = oracle.wishesOf(desk).some((one) => {
    if (one.lane !== wished.lane || one.changeId === wished.changeId) return false;
    const isOpenHere = one.state !== null && isOpen(one.state);
    return one.state === 'asks' || one.state === 'refused' || (isOpenHere && waitsForFirst(oracle, one));
  });
  if (!isBehind) oracle.violated('10', `${name(wished)} is still ${state}`);
}

/** Another change, of whatever session, has to come first and is not over: that one is judged by itself. */
function waitsForFirst(oracle: Oracle, wished: Wished): boolean {
  const first = neededBy(oracle, wished);
  return first !== undefined && first.state !== null && isOpen(first.state);
}

/** A booking is there once, or a person is asked, or it ended and is not there. */
function booked(oracle: Oracle, desk: Desk, wished: Wished): void {
  const active = sessionsOf(oracle, wished).filter(({ cancelledAt }) => cancelledAt === null);
  const { state } = wished;
  // An account that gives no ids back: what others have changed since cannot be known for ours.
  const { answers } = oracle.service.account.options;
  const touched = active.some(({ sessionId }) =>
    oracle.service.effects.some((one) => one.sessionId === sessionId && isAnothers(oracle, desk, wished, one)),
  );
  if (answers === 'oldest' && (touched || wished.misled)) return;
  // Asked whether a session with the clinic's own id is theirs, a person said no.
  const isDisowned = wished.wasDisowned && !isOpenState(state);
  const isAsked =
    isDisowned ||
    wished.notice !== null ||
    wished.choices.some(({ action }) => action === 'seen' || action === 'cancelTwin');
  if (active.length > 1) {
    // A person said that the second one is cancelled; it was a lie.
    if (
      oracle
        .wishesOf(desk)
        .some((one) => one.draftId === 'twin' && one.misled && one.changeId.endsWith(wished.changeId))
    )
      return;
    if (oracle.bounds === 'in' && !wished.misled)
      oracle.violated('1', `${name(wished)} stands ${String(active.length)} times at the service`);
    const isOpenQuestion = state === 'asks' || state === 'refused';
    if (!isAsked && !isOpenQuestion && !hasAsk(oracle, desk, wished))
      oracle.violated('1b', `${name(wished)} stands ${String(active.length)} times, and nobody is asked`);
    return;
  }
  if (desk.restored > wished.restoredThen || wished.misled) return;
  const isThere = active.length === 1;
  const isOver = state === 'takenBack' || state === 'superseded' || state === 'discarded' || state === 'alreadySo';
  if (isOver && isThere && !isAsked && !cancelOpen(oracle, desk, wished) && !wasCancelledHere(oracle, desk, wished)) {
    oracle.violated(
      state === 'takenBack' || oracle.bounds === 'in' ? '2' : '1b',
      `${name(wished)} ended as ${String(state)}, and stands at the service without a word`,
    );
  }
  if (state === 'refused' && isThere)
    oracle.violated('4', `${name(wished)} is shown as refused, and stands at the service`);
  if (
    state === 'delivered' &&
    oracle.bounds === 'in' &&
    sessionsOf(oracle, wished).length === 0 &&
    sessionOf(oracle, desk, wished) === null
  ) {
    oracle.violated('1', `${name(wished)} is shown as delivered, and was never there`);
  }
}

/** Made by somebody else, or by this desk for the row that it shows as another session. */
function isAnothers(oracle: Oracle, desk: Desk, wished: Wished, { by }: Effect): boolean {
  return by?.desk !== desk.id || oracle.of(desk, by.changeId)?.lane !== wished.lane;
}

function isOpenState(state: Wished['state']): boolean {
  return state !== null && isOpen(state);
}

/** Sessions that came of a booking, by the oracle's own tags; but for one that no list of this day can have shown yet. */
function sessionsOf(oracle: Oracle, wished: Wished): SessionRecord[] {
  const shownAt = oracle.now - READ_BEFORE_END_MS - LIST_DELAY_MS;
  const came = wished.effects.filter(({ kind, at }) => kind === 'create' && (oracle.bounds === 'in' || at <= shownAt));
  const ids = new Set(came.map(({ sessionId }) => sessionId));
  return oracle.service.account.sessions.filter(({ sessionId }) => ids.has(sessionId));
}

function hasAsk(oracle: Oracle, desk: Desk, wished: Wished): boolean {
  return oracle.wishesOf(desk).some((one) => {
    const isOfIt = one.lane === wished.lane || (one.draftId === 'twin' && one.changeId.endsWith(wished.changeId));
    // Asked about the cancel of a second one, a person gave it up.
    const isAnswered = one.draftId === 'twin' && one.choices.length > 0;
    return isOfIt && (isAnswered || one.state === 'asks' || one.state === 'refused' || one.notice !== null);
  });
}

function cancelOpen(oracle: Oracle, desk: Desk, wished: Wished): boolean {
  return oracle
    .wishesOf(desk)
    .some((one) => one.lane === wished.lane && one.wish.kind === 'cancel' && one.state !== null && isOpen(one.state));
}

/** A cancel of the lane that a person ended, or that somebody gave up after it may have left. */
function wasCancelledHere(oracle: Oracle, desk: Desk, wished: Wished): boolean {
  return oracle
    .wishesOf(desk)
    .some((one) => one.lane === wished.lane && one.wish.kind === 'cancel' && (one.state === 'discarded' || one.misled));
}

/** What is over without having been sent for good does not come true. */
function ended(oracle: Oracle, desk: Desk, wished: Wished): void {
  if (desk.restored > wished.restoredThen || wished.misled) return;
  if (wished.state === 'takenBack') oracle.violated('2', `${name(wished)} was taken back, and came true`);
  if (wished.state === 'refused' && oracle.bounds === 'in')
    oracle.violated('4', `${name(wished)} is shown as refused, and came true`);
}

/** Where nobody else and no answer of a person stood between, a session is as the last wishes that were delivered left it. */
function lastWishes(oracle: Oracle, desk: Desk): void {
  const lanes = new Map<string, Wished[]>();
  for (const wished of oracle.wishesOf(desk)) {
    if (wished.state !== null) lanes.set(wished.lane, [...(lanes.get(wished.lane) ?? []), wished]);
  }
  for (const wishes of lanes.values()) {
    const [first] = wishes;
    if (
      first === undefined ||
      wishes.some(({ misled, choices, state }) => misled || choices.length > 0 || (state !== null && isOpen(state)))
    )
      continue;
    const sessionId = sessionOf(oracle, desk, first);
    const session = sessionId === null ? undefined : oracle.service.session(sessionId);
    if (session === undefined) continue;
    const others = oracle.service.effects.some((one) => one.sessionId === sessionId && one.by?.desk !== desk.id);
    if (others) continue;
    const done = wishes.filter(({ state }) => state === 'delivered').toSorted((a, b) => a.seq - b.seq);
    if (done.length < wishes.filter(({ state }) => state === 'delivered' || state === 'alreadySo').length) continue;
    checkLast(oracle, done, session);
  }
}

function checkLast(oracle: Oracle, done: readonly Wished[], session: SessionRecord): void {
  let startsAt: number | null = null;
  let hostId: string | null = null;
  const guests = new Map<string, boolean>();
  let isCancelled = false;
  for (const { wish } of done) {
    if (wish.kind === 'create') {
      startsAt = wish.booking.startsAt;
      hostId = wish.booking.hostId;
      for (const one of wish.booking.participants) guests.set(foldName(one.name), true);
    }
    if (wish.kind === 'move') startsAt = wish.to === 'now' ? null : wish.to;
    if (wish.kind === 'changeHost') hostId = wish.hostId;
    if (wish.kind === 'addParticipant') guests.set(foldName(wish.participant.name), true);
    if (wish.kind === 'removeParticipant') guests.set(foldName(wish.name), false);
    if (wish.kind === 'cancel') isCancelled = true;
  }
  const what = `session ${String(session.sessionId)} of ${done.map(name).join(', ')}`;
  if (isCancelled !== (session.cancelledAt !== null))
    return oracle.violated('5', `${what} ${isCancelled ? 'is not cancelled' : 'is cancelled by nobody'}`);
  if (isCancelled) return;
  if (startsAt !== null && Math.abs(session.startsAt - startsAt) >= 15 * minuteMs)
    oracle.violated('5', `${what} is not at the last time that was wished`);
  if (hostId !== null && String(session.hostId) !== hostId)
    oracle.violated('5', `${what} is not with the last clinician who was wished`);
  const there = new Set(session.participants.map((one) => foldName(one.name)));
  for (const [guest, isIn] of guests) {
    if (there.has(guest) !== isIn) oracle.violated('5', `${what} ${isIn ? 'lacks' : 'still has'} a person`);
  }
}
