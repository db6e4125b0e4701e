// What to do next in one lane: pure, out of its changes and what is known. Delivery does it and asks again.
import type { AskCause, Wish } from '../../src-shared/outbox/change.ts';
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
import { isOpen, isUntouched } from '../../src-shared/outbox/state.ts';
import type { OutboxEvent } from '../../src-shared/outbox/state.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { Booking } from '../../src-shared/session/booking.ts';
import type { RemoteSession } from '../api/port.ts';
import { checkBefore } from './conflict.ts';
import type { CheckContext, SessionWish } from './conflict.ts';
import { lookUp } from './lookup.ts';
import type { LookContext, Verdict } from './lookup.ts';
import { snapshotOf } from './match.ts';
import { merge } from './merge.ts';
import type { Carried, Item } from './merge.ts';
import type { Moments } from './moments.ts';
import { needOf } from './needs.ts';
import type { Need } from './needs.ts';
import { asNow, effectiveWish, isNowWish } from './record.ts';
import type { ChangeRecord, Facts, Moment, Role, Snapshot } from './record.ts';
import { lateness } from './timely.ts';
import type { AccountView } from './view.ts';

/** A change that goes along with another one. */
export type Follower = { readonly change: ChangeRecord; readonly role: Exclude<Role, 'own'> };

/** One request, ready to be written out and marked. */
export type Sending = {
  readonly carrier: ChangeRecord;
  readonly wish: Wish;
  readonly followers: readonly Follower[];
  readonly was: Snapshot | null;
  readonly wasParticipations: readonly number[];
  readonly wasAlike: readonly number[];
  readonly participationId: number | null;
};

/** One transition that needs no request. */
export type Settlement = {
  readonly change: ChangeRecord;
  readonly followers: readonly Follower[];
  readonly event: OutboxEvent;
  readonly facts?: Partial<Facts>;
};

export type Decision =
  | { readonly do: 'wait' }
  /** A read of the whole account that begins then or later is needed first. */
  | { readonly do: 'read'; readonly afterMono: number }
  | { readonly do: 'send'; readonly sending: Sending }
  /** All in one transaction, then the lane is looked at again. */
  | { readonly do: 'settle'; readonly settlements: readonly Settlement[] }
  /** It is there: the session is bound to the lane, and the change is delivered. */
  | {
      readonly do: 'found';
      readonly change: ChangeRecord;
      readonly followers: readonly Follower[];
      readonly session: RemoteSession | null;
    };

/** What is known about one lane. */
export type LaneFacts = {
  /** Every change of the lane in the order made. */
  readonly history: readonly ChangeRecord[];
  readonly view: AccountView | null;
  readonly moments: Moments;
  /** As of one change: when its send ended, and from when silence counts. */
  readonly look: (change: ChangeRecord) => LookContext;
  readonly check: (wish: SessionWish) => CheckContext | null;
  /** Sessions at SecureVideo, or bookings of this desk, that have the id already. */
  readonly othersWithId: (change: ChangeRecord, externalId: string) => readonly number[];
  /** Of an account that may give no ids back: sessions that look like this booking. */
  readonly lookAlikes: (change: ChangeRecord, booking: Booking) => readonly number[];
  readonly find: (changeId: string) => ChangeRecord | undefined;
  /** SecureVideo's id of the session of any lane; null = not known. */
  readonly sessionIdOf: (lane: string) => number | null;
  /** When the read began that first showed a session as SecureVideo has it now; null = none has it. */
  readonly shownAt: (sessionId: number) => UtcMs | null;
  readonly readAgeMaxMs: number;
  readonly listDelayMs: number;
};

const wait: Decision = { do: 'wait' };

/** The next step of a lane. Called again after each step, until it says to wait or to read. */
export function decide(lane: LaneFacts): Decision {
  const open = lane.history.filter((change) => isOpen(change.progress.state));
  if (open.some((change) => change.progress.state === 'sending')) return wait;
  const unsure = open.find((change) => change.progress.state === 'unsure' && isCarrier(change));
  if (unsure !== undefined) return decideDoubt(lane, open, unsure);

  const cancels = open.filter((change) => change.wish.kind === 'cancel');
  const cancel = cancels.find((change) => !isPutOff(lane, change));
  if (cancel !== undefined) return decideCancel(lane, open, cancel);
  // While a person has to decide first whether it is to be cancelled at all, it is a session like others.
  const [putOff] = cancels;
  if (putOff !== undefined) open.splice(open.indexOf(putOff));

  const head = open[0];
  if (head === undefined || !isReady(head)) return wait;
  if (head.progress.everSent) {
    const carrier = open.find((change) => change.changeId === head.group) ?? head;
    return decideSend(lane, carrier, effectiveWish(carrier), followersOf(open, carrier));
  }
  return decideMerged(lane, open);
}

/** Those that go along with a change already marked, found again by its group. */
export function followersOf(open: readonly ChangeRecord[], carrier: ChangeRecord): Follower[] {
  return open
    .filter((change) => change.group === carrier.changeId && change.changeId !== carrier.changeId)
    .map((change) => ({ change, role: change.facts.role === 'own' ? 'in' : change.facts.role }));
}

function isCarrier(change: ChangeRecord): boolean {
  return change.group === null || change.group === change.changeId;
}

function isReady(change: ChangeRecord): boolean {
  return change.progress.state === 'queued' || change.progress.state === 'resend';
}

/** A cancel that goes only after another change, which waits for a person. */
function isPutOff(lane: LaneFacts, cancel: ChangeRecord): boolean {
  return isReady(cancel) && needOf(cancel, lane).is === 'person';
}

function settle(...settlements: readonly Settlement[]): Decision {
  return { do: 'settle', settlements };
}

function ask(
  change: ChangeRecord,
  followers: readonly Follower[],
  cause: AskCause,
  facts: Partial<Facts> = {},
): Decision {
  return settle({ change, followers, event: { is: 'asked', cause }, facts });
}

// ---- doubt

function decideDoubt(lane: LaneFacts, open: readonly ChangeRecord[], change: ChangeRecord): Decision {
  const followers = followersOf(open, change);
  const verdict = lookUp(change, lane.look(change));
  // What an old picture lacks may have landed since: when somebody says "try again", it is looked at anew.
  const isOld = lane.view !== null && lane.moments.mono - lane.view.begunMono > lane.readAgeMaxMs;
  if (isOld && verdict.is !== 'found' && verdict.is !== 'later') return { do: 'read', afterMono: lane.moments.mono };
  switch (verdict.is) {
    case 'found':
      return { do: 'found', change, followers, session: verdict.session };
    case 'absent':
      return settle({ change, followers, event: { is: 'absent' } });
    case 'later':
      return { do: 'read', afterMono: verdict.readAfterMono };
    case 'notProvable':
      return settle(unprovable(lane, change, followers, verdict));
  }
}

function unprovable(
  lane: LaneFacts,
  change: ChangeRecord,
  followers: readonly Follower[],
  verdict: Extract<Verdict, { is: 'notProvable' }>,
): Settlement {
  const { session, cause } = verdict;
  // A first try that was refused had its answer; that its absence cannot be shown besides does not make it doubtful.
  if (change.progress.refusalToCheck !== null && change.progress.doubts === 0 && cause === 'notProven') {
    return { change, followers, event: { is: 'absent' } };
  }
  const facts: Partial<Facts> =
    session === null
      ? {}
      : {
          theirs: snapshotOf(session),
          theirsAt: lane.shownAt(session.sessionId),
          others: [session.sessionId],
        };
  return { change, followers, event: { is: 'notProvable', cause }, facts };
}

// ---- cancel: goes before all that waits, and no refusal holds it up

function decideCancel(lane: LaneFacts, open: readonly ChangeRecord[], cancel: ChangeRecord): Decision {
  if (!isReady(cancel)) return wait;
  const held = heldByNeed(lane, cancel, [], needOf(cancel, lane));
  if (held !== null) return held;
  const check = lane.check(effectiveWish(cancel) as SessionWish);
  if (check !== null) return decideSend(lane, cancel, effectiveWish(cancel), []);
  // The session is not known to SecureVideo, as far as this desk can tell.
  const create = open.find((change) => change.wish.kind === 'create') ?? sentCreate(lane);
  if (create === undefined || !mayHaveBeenSent(create)) return nothingToCancel(open, cancel);
  const { state } = create.progress;
  // What was absent hours ago may have landed since, against all bounds: it is looked up afresh.
  const { view, moments } = lane;
  const isFresh = view !== null && moments.mono - view.begunMono <= lane.readAgeMaxMs;
  if (!isFresh) return { do: 'read', afterMono: moments.mono };
  const isThereAfterAll = landedOf(lane, create).length > 0;
  if ((state === 'resend' || state === 'refused') && !isThereAfterAll) return nothingToCancel(open, cancel); // its absence is proven
  const verdict = lookUp(create, lane.look(create));
  switch (verdict.is) {
    case 'found':
      return { do: 'found', change: create, followers: followersOf(open, create), session: verdict.session };
    case 'absent':
      return nothingToCancel(open, cancel);
    case 'later':
      return { do: 'read', afterMono: verdict.readAfterMono };
    case 'notProvable':
      return ask(cancel, [], 'notProven', { others: verdict.session === null ? [] : [verdict.session.sessionId] });
  }
}

/** A file that was put back may be from before its send: what it does not know may have happened all the same. */
function mayHaveBeenSent({ progress }: ChangeRecord): boolean {
  return progress.everSent || progress.cause === 'restored';
}

function sentCreate(lane: LaneFacts): ChangeRecord | undefined {
  return lane.history.find((change) => change.wish.kind === 'create' && change.progress.everSent);
}

/** Nothing is there: what waits is overtaken by the cancel, and the cancel is already so. The watch for the id stays. */
function nothingToCancel(open: readonly ChangeRecord[], cancel: ChangeRecord): Decision {
  const others = open.filter((change) => change.changeId !== cancel.changeId);
  return settle(...others.map((change): Settlement => overtaken(change, cancel.changeId)), {
    change: cancel,
    followers: [],
    event: { is: 'alreadySo' },
  });
}

function overtaken(change: ChangeRecord, by: string): Settlement {
  return { change, followers: [], event: { is: 'overtaken' }, facts: { endedFor: by } };
}

// ---- sending

function decideMerged(lane: LaneFacts, open: readonly ChangeRecord[]): Decision {
  const run: ChangeRecord[] = [];
  for (const change of open) {
    if (change.progress.state !== 'queued' || !isUntouched(change.progress)) break;
    run.push(change);
  }
  const byId = new Map(run.map((change) => [change.changeId, change]));
  const { ops, vanished } = merge(run.map(itemOf));
  const pair = vanished[0];
  if (pair !== undefined) {
    const by = must(byId, pair.by);
    return settle(...pair.overtaken.map((id): Settlement => overtaken(must(byId, id), pair.by)), {
      change: by,
      followers: [],
      event: { is: 'alreadySo' },
    });
  }
  const op = ops[0];
  if (op === undefined) return wait;
  const carrier = must(byId, op.carrier);
  const followers = op.with.map((one: Carried): Follower => ({ change: must(byId, one.changeId), role: one.role }));
  return decideSend(lane, carrier, carrier.facts.nowSince === null ? op.wish : asNow(op.wish), followers);
}

/** A change as `merge` takes it. */
export function itemOf({ changeId, wish, facts }: ChangeRecord): Item {
  return { changeId, wish, isBound: facts.needs !== null };
}

function must(byId: ReadonlyMap<string, ChangeRecord>, changeId: string): ChangeRecord {
  const change = byId.get(changeId);
  if (change === undefined) throw new Error('merging named a change that is not there');
  return change;
}

function decideSend(lane: LaneFacts, carrier: ChangeRecord, wish: Wish, followers: readonly Follower[]): Decision {
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
function heldByNeed(
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

function decideCreate(
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

function landedOf(lane: LaneFacts, first: ChangeRecord): number[] {
  const wish = effectiveWish(first);
  if (wish.kind !== 'create' || lane.view === null) return [];
  const named = lane.view.byExternalId.get(wish.booking.externalId.toLowerCase()) ?? [];
  return named.filter((session) => !session.cancelled).map((session) => session.sessionId);
}
