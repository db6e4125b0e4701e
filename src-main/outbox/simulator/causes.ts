// Whether an ask has a cause that really happened: a desk that asks for nothing is as bad as one that forgets.
import { MEET_NOW_AGE_MAX_MS } from '../../../src-shared/outbox/change.ts';
import type { AskCause } from '../../../src-shared/outbox/change.ts';
import { dayMs, minuteMs } from '../../../src-shared/time/utc.ts';
import { SLEEP_SEEN_MS } from '../moments.ts';
import { isNowWish } from '../record.ts';
import type { Desk } from './desk.ts';
import type { Known, Wished } from './wished.ts';
import { sessionOf } from './truths.ts';
import { neededBy } from './wished.ts';

/** Why nothing confirms the ask; null = something does. */
export function unconfirmedAsk(oracle: Known, desk: Desk, wished: Wished, cause: AskCause): string | null {
  const { service, bounds, now } = oracle;
  const isNow = isNowWish(wished.wish) || wished.choices.some(({ action }) => action === 'startNow');
  const lane = oracle.wishesOf(desk).filter((one) => one.lane === wished.lane);
  const carried = (of: (one: Wished) => boolean): boolean => lane.some(of);
  switch (cause) {
    case 'refused':
    case 'forbidden':
      return carried((one) => one.refusals > 0) ? null : 'the service never said no';
    case 'lateMeetNow': {
      const wallAge = (desk.process?.clock.now() ?? 0) - wished.wallAt;
      // A sleep of less than a minute is not told from a clock that runs unevenly, and makes it look so much older.
      const isOld =
        carried((one) => now - one.at > MEET_NOW_AGE_MAX_MS - SLEEP_SEEN_MS) || wallAge > MEET_NOW_AGE_MAX_MS;
      return isOld || isSleepHidden(desk) ? null : 'it is not five minutes old';
    }
    case 'clockUnsure':
      return carried((one) => desk.process?.run !== one.run || isSetBack(desk, one, now))
        ? null
        : 'the program was never closed, and the clock not set back';
    case 'timePassed':
      return carried((one) => startOf(one) !== null && (startOf(one) ?? 0) < now + 2 * minuteMs)
        ? null
        : 'its time is ahead';
    case 'restored':
      return desk.restored > 0 ? null : 'no file was ever restored';
    case 'savedDifferently':
      // The service may give back a session that had the typed id already.
      if (service.account.options.duplicates === 'firstReturned' && carried(isTyped)) return null;
      return bounds === 'out' || isOdd(oracle) || touched(oracle, desk, wished)
        ? null
        : 'the service keeps what it is asked';
    case 'conflict':
      if (wished.needs !== null && isFirstUndone(oracle, desk, wished)) return null;
      return bounds === 'out' || isOdd(oracle) || carried((one) => one.misled) || touched(oracle, desk, wished)
        ? null
        : 'nobody else changed it';
    case 'sessionGone': {
      const sessionId = sessionOf(oracle, desk, wished);
      if (sessionId === null || bounds === 'out') return null;
      const session = service.session(sessionId);
      const isGone =
        session === undefined || session.cancelledAt !== null || session.startsAt < now - dayMs + 2 * 60 * minuteMs;
      return isGone || carried((one) => one.wish.kind === 'cancel') ? null : 'the session is there';
    }
    case 'sameId': {
      // What landed out of bounds may be ours, and need not look so.
      const enough = bounds === 'out' ? 1 : 2;
      const ids =
        carried((one) => one.wish.kind === 'create' && countOf(oracle, one.wish.booking.externalId) >= enough) ||
        touched(oracle, desk, wished, lane);
      return ids ? null : 'no other session has the id';
    }
    case 'twin':
    case 'landedLate':
      return bounds === 'out' || carried((one) => one.effects.length > 0 || isTyped(one)) ? null : 'nothing landed';
    case 'notProven':
      if (bounds === 'out' || isNow || carried((one) => one.lost >= 2 || isNowWish(one.wish) || one.misled))
        return null;
      if (touched(oracle, desk, wished, lane)) return null;
      // A list that lacks all that it had may be a broken one: what others cancelled looks the same.
      if (oracle.service.effects.some((one) => one.kind === 'cancel' && one.by?.desk !== desk.id)) return null;
      return carried((one) => (startOf(one) ?? now) < now - 22 * 60 * minuteMs)
        ? null
        : 'one lost answer is no doubt that a look cannot end';
  }
}

/** A wall that somebody set hides how long the computer slept: SecureVideo's clock, counted on over it, runs behind. */
function isSleepHidden({ machine }: Desk): boolean {
  return machine.isWallSet && machine.sleptMs > SLEEP_SEEN_MS;
}

/** The desk's clock has counted less since a wish than there was: somebody set it back. */
function isSetBack(desk: Desk, wished: Wished, now: number): boolean {
  return (desk.process?.clock.now() ?? 0) - wished.wallAt < now - wished.at - minuteMs;
}

function startOf({ wish }: Wished): number | null {
  if (wish.kind === 'create') return wish.booking.startsAt;
  return wish.kind === 'move' && wish.to !== 'now' ? wish.to : null;
}

/** Sessions and wishes that bear an id. */
function countOf(oracle: Known, externalId: string): number {
  const there = oracle.service.withId(externalId).length;
  const wished = [...oracle.wishes.values()].filter(
    ({ wish }) => wish.kind === 'create' && wish.booking.externalId.toLowerCase() === externalId.toLowerCase(),
  );
  return Math.max(there, wished.length);
}

/** The account rounds times, or may not record. */
function isOdd(oracle: Known): boolean {
  const { minutes, mayRecord } = oracle.service.account.options;
  return minutes === 'quarterRounded' || !mayRecord;
}

/** An id that the clinic typed may be another booking's. */
function isTyped({ wish }: Wished): boolean {
  return wish.kind === 'create' && !wish.booking.externalIdIsOurs;
}

/** What has to come first was taken out again, here or elsewhere, or was given up while this one could not be. */
function isFirstUndone(oracle: Known, desk: Desk, wished: Wished): boolean {
  const first = neededBy(oracle, wished);
  if (first === undefined || touched(oracle, desk, first)) return true;
  if (first.state === 'superseded' || first.state === 'discarded' || first.misled) return true;
  return oracle
    .wishesOf(desk)
    .some(({ lane, wish, seq }) => lane === first.lane && wish.kind === 'cancel' && seq > first.seq);
}

/** Somebody else changed the session, before or after this desk looked. */
function touched(oracle: Known, desk: Desk, wished: Wished, lane: readonly Wished[] = []): boolean {
  const landed = lane.flatMap(({ effects }) => effects.map((one) => one.sessionId));
  const sessionId = sessionOf(oracle, desk, wished) ?? landed[0] ?? null;
  return oracle.service.effects.some((one) => one.sessionId === sessionId && one.by?.desk !== desk.id);
}
