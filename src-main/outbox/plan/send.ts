// What is checked before a change is sent: what has to come first, its age, and what SecureVideo has meanwhile.
import type { Wish } from '../../../src-shared/outbox/change.ts';
import { isUntouched } from '../../../src-shared/outbox/state.ts';
import { checkBefore } from '../conflict.ts';
import { needOf } from '../needs.ts';
import type { Need } from '../needs.ts';
import { isNowWish } from '../record.ts';
import type { ChangeRecord, Moment } from '../record.ts';
import { lateness } from '../timely.ts';
import { decideCreate } from './create.ts';
import { ask, settle, wait } from './decision.ts';
import type { Decision, Follower, LaneFacts } from './decision.ts';

/** The last step before a request: sends, or says what keeps it from being sent. */
export function decideSend(
  lane: LaneFacts,
  carrier: ChangeRecord,
  wish: Wish,
  followers: readonly Follower[],
): Decision {
  const held = heldByNeed(lane, carrier, followers, needOf(carrier, lane));
  if (held !== null) return held;
  const since = askedAt(carrier, followers);
  // The wall alone, which may be set wrong, does not say that a time has passed: SecureVideo's clock is asked first.
  const needsClock = hasTime(wish) || (isNowWish(wish) && !lane.moments.ageOf(since).sure);
  const unknownSince = needsClock ? lane.moments.unknownSinceMono : null;
  if (unknownSince !== null && (lane.view === null || lane.view.begunMono < unknownSince)) {
    return { do: 'read', afterMono: lane.moments.mono };
  }
  const late = lateness(wish, since, lane.moments);
  if (late !== null) return ask(carrier, followers, late);
  if (wish.kind === 'create') return decideCreate(lane, carrier, wish, followers);
  const context = lane.check(wish);
  if (context === null) return ask(carrier, followers, 'sessionGone');
  const check = checkBefore(carrier, wish, context);
  switch (check.is) {
    case 'later':
      return { do: 'read', afterMono: check.readAfterMono };
    case 'alreadySo':
      return settle({ change: carrier, followers, event: { is: 'alreadySo' } });
    case 'differs':
      return ask(carrier, followers, 'conflict', { theirs: check.theirs, theirsAt: lane.shownAt(context.sessionId) });
    case 'gone':
      return ask(carrier, followers, 'sessionGone', {
        theirs: check.theirs,
        theirsAt: check.theirs === null ? null : lane.shownAt(context.sessionId),
      });
    case 'go': {
      if (!keptIsThere(lane, carrier)) return ask(carrier, followers, 'conflict', { theirs: null });
      const { was, wasParticipations, participationId } = check;
      return {
        do: 'send',
        sending: { carrier, wish, followers, was, wasParticipations, wasAlike: [], participationId },
      };
    }
  }
}

/** The cancel of a twin goes only while the copy that stays is there, or where a person has seen that it is not. */
function keptIsThere(lane: LaneFacts, { facts }: ChangeRecord): boolean {
  if (facts.keeps === null || facts.forced || facts.accepted !== null) return true;
  return lane.view?.byId.get(facts.keeps)?.cancelled === false;
}

/** What becomes of a change while another one has to come first; null = it may go. */
export function heldByNeed(
  lane: LaneFacts,
  change: ChangeRecord,
  followers: readonly Follower[],
  need: Need,
): Decision | null {
  switch (need.is) {
    case 'met':
      return null;
    case 'soon':
    case 'person':
      return wait;
    case 'later':
      return { do: 'read', afterMono: need.readAfterMono };
    case 'never':
      // Given up with the first one, where no byte of it can have left; else a person decides.
      if (isUntouched(change.progress)) return settle({ change, followers, event: { is: 'takenBack' } });
      return ask(change, followers, 'conflict', { theirs: null });
    case 'gone':
      return ask(change, followers, 'conflict', { theirs: null });
  }
}

function hasTime(wish: Wish): boolean {
  return (wish.kind === 'create' && wish.booking.startsAt !== null) || (wish.kind === 'move' && wish.to !== 'now');
}

/** When a person asked for what is sent: a later "now" makes an older booking young again. */
function askedAt(carrier: ChangeRecord, followers: readonly Follower[]): Moment {
  if (carrier.facts.nowSince !== null) return carrier.facts.nowSince;
  const nows = followers.filter(({ change, role }) => role === 'in' && change.progress.isNow);
  return nows.at(-1)?.change.facts.made ?? carrier.facts.made;
}
