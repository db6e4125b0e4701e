// Judges each effect of ours against what others had done: nothing is overwritten unseen, and nothing out of order.
import { LIST_DELAY_MS } from '../../../src-shared/outbox/change.ts';
import { foldName } from '../../../src-shared/session/rules.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { isNowWish } from '../record.ts';
import { name } from './wished.ts';
import type { Known, Wished } from './wished.ts';
import type { Effect } from './service.ts';

type Broken = { readonly invariant: string; readonly text: string };

export function brokenByEffect(oracle: Known, wished: Wished, effect: Effect): Broken | null {
  return (
    besideLane(oracle, wished, effect) ?? outOfOrder(oracle, wished, effect) ?? overwritten(oracle, wished, effect)
  );
}

/** All changes of a session go in one lane, whatever name it was known by: a booking of ours and what is wished of its row. */
function besideLane(oracle: Known, wished: Wished, effect: Effect): Broken | null {
  if (oracle.bounds === 'out' || wished.draftId === 'twin' || wished.misled) return null;
  const booking = oracle.wishesOf({ id: wished.desk }).find(({ effects, wish, lane, state, misled }) => {
    if (wish.kind !== 'create' || !wish.booking.externalIdIsOurs || misled) return false;
    const isIts = effects.some(({ kind, sessionId }) => kind === 'create' && sessionId === effect.sessionId);
    return isIts && lane !== wished.lane && (state === 'delivered' || state === 'unsure' || state === 'resend');
  });
  return booking === undefined
    ? null
    : { invariant: '5', text: `${name(wished)} went out beside ${name(booking)}, the booking of the same session` };
}

/** Effects of one desk on one session come in the order of its journal; a cancel may go before what waits. */
function outOfOrder(oracle: Known, wished: Wished, effect: Effect): Broken | null {
  if (oracle.bounds === 'out' || effect.kind === 'cancel' || wished.misled) return null;
  const later = oracle.service.effects.find(
    (one) =>
      one !== effect && one.sessionId === effect.sessionId && one.by?.desk === wished.desk && one.by.seq > wished.seq,
  );
  return later === undefined
    ? null
    : { invariant: '5', text: `${name(wished)} came true after ${later.by?.changeId ?? ''}, which was made later` };
}

/** A foreign change that our look must have shown, that the person had not seen, and that nobody said to overwrite. */
function overwritten(oracle: Known, wished: Wished, effect: Effect): Broken | null {
  const { by } = effect;
  const { wish } = wished;
  if (by === null || wish.kind === 'create' || wished.draftId === 'twin') return null;
  if (wished.choices.some(({ action }) => action === 'sendMine' || action === 'tryAgain' || action === 'startNow'))
    return null;
  // Misled by a person's answer, the desk takes what stands there for its own.
  if ([...oracle.wishes.values()].some((one) => one.desk === wished.desk && one.lane === wished.lane && one.misled))
    return null;
  const { readBegun, isLiedTo } = by;
  if (isLiedTo) return null; // it could not be seen
  if (readBegun === null) return { invariant: '6', text: `${name(wished)} was sent without a look` };
  const visible = readBegun - LIST_DELAY_MS;
  /** The last change of a part before the look, where it is somebody else's, still stood, and came after the person's own look. */
  const unseen = (kinds: readonly Effect['kind'][]): Effect | undefined => {
    const of = oracle.service.effects.filter(
      (one) => one.sessionId === effect.sessionId && kinds.includes(one.kind) && one !== effect && alters(one),
    );
    const last = of.at(-1);
    // Who wishes to change a session has seen it: that it was booked overwrites nothing.
    const isForeign = last !== undefined && last.by?.desk !== wished.desk && last.kind !== 'create';
    return isForeign && last.at <= visible && last.at > (wished.lookedAt ?? 0) ? last : undefined;
  };
  const { seen } = wish;
  // What stands there may be a wish of ours that was refused, or landed unheard: to this desk it is no stranger's.
  const lane = [...oracle.wishes.values()].filter((one) => one.desk === wished.desk && one.lane === wished.lane);
  // A "now" of ours that nobody heard the end of may be any moment since.
  const isOurTime = (at: number): boolean =>
    lane.some((one) => {
      if (one.sends === 0) return false;
      const asked = startOf(one);
      if (asked !== null) return sameMinute(asked, at);
      return isNowWish(one.wish) && one.lost + one.refusals > 0 && at >= one.at;
    });
  // Whom this desk wished for as well, and found there already, is no surprise to it either.
  const isOurHost = (id: string): boolean =>
    lane.some((one) => (one.sends > 0 || one.state === 'alreadySo') && hostOf(one) === id);
  const moved = unseen(['move', 'create']);
  if (moved !== undefined && !isOurTime(moved.after.startsAt) && !sameMinute(moved.after.startsAt, seen.startsAt)) {
    return { invariant: '6', text: `${name(wished)} overwrote a time that somebody else had set` };
  }
  const handed = unseen(['host', 'create']);
  if (handed !== undefined && !isOurHost(handed.after.hostId) && handed.after.hostId !== seen.hostId) {
    return { invariant: '6', text: `${name(wished)} overwrote a change of clinician` };
  }
  const names = new Set(seen.names.map(foldName));
  const came = unseen(['add', 'remove', 'host']);
  const mine = wish.kind === 'addParticipant' ? foldName(wish.participant.name) : '';
  const strangers =
    came?.kind !== 'add' ? [] : came.after.guests.filter((guest) => !(came.before?.guests ?? []).includes(guest));
  // Whom this desk wished in as well, and found there already, is no stranger.
  const isWished = (guest: string): boolean =>
    lane.some((one) => one.state === 'alreadySo' && addedBy(one) === foldName(guest));
  if (strangers.some((guest) => !names.has(foldName(guest)) && foldName(guest) !== mine && !isWished(guest))) {
    return { invariant: '6', text: `${name(wished)} went out though somebody else had come into the session` };
  }
  return null;
}

/** A move to the time that it has, or to the clinician whom it has, overwrites nothing. */
function alters({ kind, before, after }: Effect): boolean {
  if (kind === 'move') return before === null || !sameMinute(before.startsAt, after.startsAt);
  return kind !== 'host' || before === null || before.hostId !== after.hostId;
}

function sameMinute(a: number, b: number): boolean {
  return Math.floor(a / minuteMs) === Math.floor(b / minuteMs);
}

function startOf({ wish }: Wished): number | null {
  if (wish.kind === 'create') return wish.booking.startsAt;
  return wish.kind === 'move' && wish.to !== 'now' ? wish.to : null;
}

function addedBy({ wish }: Wished): string | null {
  return wish.kind === 'addParticipant' ? foldName(wish.participant.name) : null;
}

function hostOf({ wish }: Wished): string | null {
  if (wish.kind === 'create') return wish.booking.hostId;
  return wish.kind === 'changeHost' ? wish.hostId : null;
}
