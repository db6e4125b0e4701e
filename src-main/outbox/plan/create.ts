// Before a booking is sent: whether its id, or what it corrects, is at SecureVideo already.
import type { Wish } from '../../../src-shared/outbox/change.ts';
import { isOwnExternalId } from '../../../src-shared/outbox/ids.ts';
import { snapshotOf } from '../match.ts';
import { effectiveWish } from '../record.ts';
import type { ChangeRecord } from '../record.ts';
import { ask } from './decision.ts';
import type { Decision, Follower, LaneFacts } from './decision.ts';

/** The next step of a booking that is timely: a read, a question, or the request. */
export function decideCreate(
  lane: LaneFacts,
  carrier: ChangeRecord,
  wish: Extract<Wish, { kind: 'create' }>,
  followers: readonly Follower[],
): Decision {
  const { externalId } = wish.booking;
  const first = carrier.facts.replaces === null ? undefined : lane.find(carrier.facts.replaces);
  const looksFirst = first?.progress.everSent === true;
  const isTyped = !isOwnExternalId(externalId);
  // Another session goes when this one is found by its looks: what looks like it already has to be known.
  const isFoundByLooks = carrier.facts.isNeeded && lane.look(carrier).ids !== 'kept';
  if (isTyped || looksFirst || isFoundByLooks) {
    const needed = looksFirst ? absentFrom(lane, first) : 0;
    const { view, moments } = lane;
    if (view === null || view.begunMono < needed || moments.mono - view.begunMono > lane.readAgeMaxMs) {
      return { do: 'read', afterMono: Math.max(needed, moments.mono) };
    }
  }
  // The one that this booking corrects has arrived after all: two would be one too many.
  const landed = looksFirst && isOwn(first) ? landedOf(lane, first) : [];
  if (landed.length > 0 && !carrier.facts.forced) return ask(carrier, followers, 'twin', { others: landed });
  const others = isTyped && !carrier.facts.forced ? lane.othersWithId(carrier, externalId) : [];
  if (others.length > 0) {
    const theirs = lane.view?.byId.get(others[0] ?? 0);
    return ask(carrier, followers, 'sameId', {
      others: others.filter((id) => id > 0),
      theirs: theirs === undefined ? null : snapshotOf(theirs),
      theirsAt: theirs === undefined ? null : lane.shownAt(theirs.sessionId),
    });
  }
  const wasAlike = lane.lookAlikes(carrier, wish.booking);
  const none = { was: null, wasParticipations: [], participationId: null };
  return { do: 'send', sending: { carrier, wish, followers, ...none, wasAlike } };
}

function isOwn({ wish }: ChangeRecord): boolean {
  return wish.kind === 'create' && wish.booking.externalIdIsOurs;
}

/** From when a read shows that an earlier try is absent: one that was answered is on its way no more, and shows in time. */
function absentFrom(lane: LaneFacts, first: ChangeRecord): number {
  const { endedMono, quietMono } = lane.look(first);
  return first.progress.doubts === 0 ? endedMono + lane.listDelayMs : quietMono;
}

/** Sessions at SecureVideo, not cancelled, that have the id of a booking. */
export function landedOf(lane: LaneFacts, first: ChangeRecord): number[] {
  const wish = effectiveWish(first);
  if (wish.kind !== 'create' || lane.view === null) return [];
  const named = lane.view.byExternalId.get(wish.booking.externalId.toLowerCase()) ?? [];
  return named.filter((session) => !session.cancelled).map((session) => session.sessionId);
}
