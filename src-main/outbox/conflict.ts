// Before a change of a session goes out: is the session as the desk saw it, or as our own earlier changes made it?
import type { Wish } from '../../src-shared/outbox/change.ts';
import { isOpen } from '../../src-shared/outbox/state.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';
import { isPerson, sameMinute, snapshotOf } from './match.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord, Moment, Snapshot } from './record.ts';
import { isStillListed } from './view.ts';
import type { AccountView } from './view.ts';

export type SessionWish = Exclude<Wish, { readonly kind: 'create' }>;

export type CheckContext = {
  readonly view: AccountView | null;
  readonly nowMono: number;
  /** The wall's clock. */
  readonly wall: UtcMs;
  /** SecureVideo's clock, or the best guess at it. */
  readonly now: UtcMs;
  /** A read may be so old (30 s). */
  readonly readAgeMaxMs: number;
  /** How late a change shows in lists (10 s). */
  readonly listDelayMs: number;
  readonly sessionId: number;
  readonly participationId: number | null;
  /** The session as this desk has it, for what no list shows yet. */
  readonly known: Snapshot;
  /** When a read of a part last had it, by the wall's clock. */
  readonly knownAt: UtcMs | null;
  /** Earlier changes of the lane, in the order made. */
  readonly history: readonly ChangeRecord[];
  readonly monoOf: (moment: Moment) => number;
  readonly run: string;
};

export type Check =
  | {
      readonly is: 'go';
      readonly was: Snapshot;
      readonly wasParticipations: readonly number[];
      readonly participationId: number | null;
    }
  | { readonly is: 'alreadySo'; readonly session: RemoteSession | null }
  | { readonly is: 'differs'; readonly theirs: Snapshot }
  /** `theirs` where SecureVideo still lists it, as cancelled. */
  | { readonly is: 'gone'; readonly theirs: Snapshot | null }
  | { readonly is: 'later'; readonly readAfterMono: number };

/** Checks one wish against the newest read of the whole account. */
export function checkBefore(change: ChangeRecord, wish: SessionWish, context: CheckContext): Check {
  const { view, nowMono, readAgeMaxMs } = context;
  if (view === null || nowMono - view.begunMono > readAgeMaxMs) return { is: 'later', readAfterMono: nowMono };
  const row = view.byId.get(context.sessionId);
  if (row === undefined) return checkMissing(change, wish, context, view);
  if (row.cancelled)
    return wish.kind === 'cancel' ? { is: 'alreadySo', session: row } : { is: 'gone', theirs: snapshotOf(row) };

  if (wish.kind === 'removeParticipant' && context.participationId === null) {
    const shownMono = shownAtMono(change, wish, context);
    // Added so lately that the list need not have it yet: who bears that name there may be another entry.
    if (view.begunMono < shownMono) return { is: 'later', readAfterMono: shownMono };
  }
  const participationId = context.participationId ?? participationByName(wish, row);
  if (isAlreadySo(wish, row, participationId) && mayBelieve(change, wish, context, view)) {
    return { is: 'alreadySo', session: row };
  }
  // Without its id it cannot be removed, and the list, which would show it, does not have it.
  if (wish.kind === 'removeParticipant' && participationId === null) return { is: 'alreadySo', session: row };
  const go: Check = {
    is: 'go',
    was: snapshotOf(row),
    wasParticipations: row.participants.map((person) => person.participationId),
    participationId,
  };
  if (change.facts.forced) return go;
  const difference = compare(change, wish, row, context, view);
  if (difference === 'differs') return { is: 'differs', theirs: snapshotOf(row) };
  return difference === 'same' ? go : difference;
}

/** The session is not in the list. */
function checkMissing(change: ChangeRecord, wish: SessionWish, context: CheckContext, view: AccountView): Check {
  const blind: Check = {
    is: 'go',
    was: context.known,
    wasParticipations: [],
    participationId: context.participationId,
  };
  const ownEnd = lastOwnEnd(context);
  const namesNobody = wish.kind === 'removeParticipant' && context.participationId === null;
  if (ownEnd !== null && view.begunMono < ownEnd.mono + context.listDelayMs) {
    // Made by us so lately that the list need not have it yet: its own answer is what we go by. How lately that was
    // before the program started nobody knows.
    if (ownEnd.isOfThisRun && !namesNobody) return blind;
    return { is: 'later', readAfterMono: ownEnd.mono + context.listDelayMs };
  }
  // By the wall's clock, which may have been set back since: what lies ahead of now is not newer than this read.
  if (context.knownAt !== null && context.knownAt > view.begunAt && context.knownAt <= context.wall) {
    return { is: 'later', readAfterMono: context.nowMono };
  }
  if (change.facts.forced && !namesNobody) return blind;
  const isListed = isStillListed(context.known.startsAt, context.now);
  if (wish.kind !== 'cancel' || !isListed) return { is: 'gone', theirs: null };
  // A list that lacks it may be a broken service's. A cancel by SessionId does no harm, and its 404 is SecureVideo's own word.
  return blind;
}

/** Whether the session is as wished without us. */
function isAlreadySo(wish: SessionWish, row: RemoteSession, participationId: number | null): boolean {
  switch (wish.kind) {
    case 'move':
      return wish.to !== 'now' && sameMinute(wish.to, row.startsAt);
    case 'changeHost':
      return row.hostId === wish.hostId;
    case 'addParticipant':
      return row.participants.some((person) => isPerson(wish.participant, person));
    case 'removeParticipant':
      return participationId === null || !row.participants.some((one) => one.participationId === participationId);
    case 'cancel':
      return false;
  }
}

/**
 * "Already so" may not be an old picture of what our own change has just altered, and after a change that was given up
 * while it may have been on its way the next one is always sent.
 */
function mayBelieve(change: ChangeRecord, wish: SessionWish, context: CheckContext, view: AccountView): boolean {
  return touching(context.history, change, wish.kind).every((earlier) => {
    const { state, everSent } = earlier.progress;
    if (everSent && (state === 'discarded' || state === 'superseded') && earlier.facts.role === 'own') return false;
    const { sendEnded } = earlier.facts;
    return sendEnded === null || view.begunMono >= context.monoOf(sendEnded) + context.listDelayMs;
  });
}

/** From when a read shows all that our own changes did to the same thing. */
function shownAtMono(change: ChangeRecord, wish: SessionWish, context: CheckContext): number {
  const ends = touching(context.history, change, wish.kind).flatMap(({ facts }) =>
    facts.sendEnded === null ? [] : [context.monoOf(facts.sendEnded) + context.listDelayMs],
  );
  return Math.max(0, ...ends);
}

const groups: Readonly<Record<SessionWish['kind'], readonly Wish['kind'][]>> = {
  move: ['create', 'move'],
  changeHost: ['create', 'changeHost'],
  addParticipant: ['create', 'addParticipant', 'removeParticipant'],
  removeParticipant: ['create', 'addParticipant', 'removeParticipant'],
  cancel: ['create', 'cancel'],
};

/** Earlier changes of the lane that alter the same thing. */
function touching(history: readonly ChangeRecord[], change: ChangeRecord, kind: SessionWish['kind']): ChangeRecord[] {
  return history.filter((one) => one.seq < change.seq && groups[kind].includes(one.wish.kind));
}

// ---- comparing

type Difference = 'same' | 'differs' | { readonly is: 'later'; readonly readAfterMono: number };

function compare(
  change: ChangeRecord,
  wish: SessionWish,
  row: RemoteSession,
  context: CheckContext,
  view: AccountView,
): Difference {
  const accepted = change.facts.accepted;
  const times = expected(change, startOf, accepted?.startsAt ?? wish.seen.startsAt, context, view);
  const hosts = expected(change, hostOf, accepted?.hostId ?? wish.seen.hostId, context, view);
  const verdicts: Difference[] = [
    verdictOf(times, (value) => sameMinute(value, row.startsAt)),
    verdictOf(hosts, (value) => value === row.hostId),
    accepted === null ? compareGuests(change, wish, row, context) : sameNames(accepted.guests, row),
  ];
  if (verdicts.includes('differs')) return 'differs';
  return verdicts.find((one) => typeof one === 'object') ?? 'same';
}

/** Values that a part of the session may have: by right, and only in a read that does not show our last change yet. */
type Expected<T> = { readonly values: readonly T[]; readonly any: boolean; readonly stale: readonly Stale<T>[] };
type Stale<T> = { readonly value: T; readonly untilMono: number };

/** One part of a session: what a change makes of it, what was seen of it, what it was. Null = not touched, or not known. */
type Part<T> = {
  readonly kinds: readonly Wish['kind'][];
  readonly target: (change: ChangeRecord) => T | null;
  readonly seen: (change: ChangeRecord) => T | null;
  readonly of: (snapshot: Snapshot) => T;
};

const startOf: Part<UtcMs> = {
  kinds: ['create', 'move'],
  target: (change) => {
    const wish = effectiveWish(change);
    if (wish.kind === 'create') return wish.booking.startsAt;
    return wish.kind === 'move' && wish.to !== 'now' ? wish.to : null;
  },
  seen: ({ wish }) => (wish.kind === 'create' ? null : wish.seen.startsAt),
  of: (snapshot) => snapshot.startsAt,
};

const hostOf: Part<string> = {
  kinds: ['create', 'changeHost'],
  target: (change) => {
    const wish = effectiveWish(change);
    if (wish.kind === 'create') return wish.booking.hostId;
    return wish.kind === 'changeHost' ? wish.hostId : null;
  },
  seen: ({ wish }) => (wish.kind === 'create' ? null : wish.seen.hostId),
  of: (snapshot) => snapshot.hostId,
};

function expected<T>(
  change: ChangeRecord,
  part: Part<T>,
  seen: T,
  context: CheckContext,
  view: AccountView,
): Expected<T> {
  const earlier = context.history.filter((one) => one.seq < change.seq && part.kinds.includes(one.wish.kind));
  const values: T[] = [];
  const walked: ChangeRecord[] = [];
  let value = seen;
  let any = false;
  if (change.facts.accepted === null) {
    // Back through our own changes that the desk saw as if they were done.
    for (const one of earlier.toReversed()) {
      if (!change.facts.openThen.includes(one.changeId)) continue;
      const made = one.facts.result === null ? part.target(one) : part.of(one.facts.result);
      if (hasEffect(one)) {
        if (made === null) any = true;
        else value = made;
        const asked = part.target(one);
        if (asked !== null) values.push(asked);
        break;
      }
      if (one.progress.everSent && one.facts.role !== 'over' && made !== null) values.push(made);
      // It was not in what the desk saw, unless a change in between had been made upon it.
      const isUnder = walked.some(({ facts }) => sawAsDone(facts, one.changeId));
      if (!sawAsDone(change.facts, one.changeId) && !isUnder && part.target(one) !== value) continue;
      walked.push(one);
      value = part.seen(one) ?? value;
    }
  }
  values.push(value);
  return { values, any, ...staleOf(earlier, part, context, view, values) };
}

/** Whether the desk showed an earlier change as if it were done when this one was made. */
function sawAsDone({ openThen, askedThen }: ChangeRecord['facts'], changeId: string): boolean {
  return openThen.includes(changeId) && !askedThen.includes(changeId);
}

/** What a read may show that was begun before our last changes, or so soon after them that they need not show yet. */
function staleOf<T>(
  earlier: readonly ChangeRecord[],
  part: Part<T>,
  context: CheckContext,
  view: AccountView,
  values: T[],
): { readonly stale: readonly Stale<T>[] } {
  const stale: Stale<T>[] = [];
  // What the session had before a change: as it was read, or as our change before that one had made it.
  let madeBefore: T | null = null;
  for (const one of earlier) {
    const { was, sendBegan, sendEnded } = one.facts;
    const before = madeBefore;
    if (one.progress.everSent) madeBefore = one.facts.result === null ? part.target(one) : part.of(one.facts.result);
    if (was === null || sendBegan === null || sendEnded === null) continue;
    const untilMono = context.monoOf(sendEnded) + context.listDelayMs;
    if (view.begunMono >= untilMono) continue;
    if (before !== null) stale.push({ value: before, untilMono });
    // The read that let the earlier change go may let this one go too: it is one look, at most 30 s old.
    if (sendBegan.run === context.run && view.begunMono <= sendBegan.mono) values.push(part.of(was));
    else stale.push({ value: part.of(was), untilMono });
  }
  return { stale };
}

function verdictOf<T>(expectation: Expected<T>, isIt: (value: T) => boolean): Difference {
  if (expectation.any || expectation.values.some(isIt)) return 'same';
  const stale = expectation.stale.filter((one) => isIt(one.value));
  if (stale.length === 0) return 'differs';
  return { is: 'later', readAfterMono: Math.max(...stale.map((one) => one.untilMono)) };
}

function hasEffect(change: ChangeRecord): boolean {
  const { state } = change.progress;
  return change.facts.role !== 'over' && (state === 'delivered' || state === 'alreadySo');
}

/** Names that came or went without us. Names that our own changes may have brought or taken say nothing. */
function compareGuests(change: ChangeRecord, wish: SessionWish, row: RemoteSession, context: CheckContext): Difference {
  const ours = ownPeople(change, context);
  const hosts = new Set(
    [change.facts.hostName, ...row.participants.filter((one) => one.isHost).map((one) => one.name)].map(foldName),
  );
  const seen = new Set(wish.seen.names.map(foldName).filter((name) => !hosts.has(name)));
  const there = row.participants.filter((person) => !person.isHost);
  const came = there.some(
    (one) =>
      !seen.has(foldName(one.name)) &&
      !hosts.has(foldName(one.name)) &&
      !ours.mayCome.has(foldName(one.name)) &&
      !ours.users.has(one.userId) &&
      !ours.mayStay(one),
  );
  const names = new Set(there.map((person) => foldName(person.name)));
  const went = [...seen].some((name) => !names.has(name) && !ours.names.has(name));
  return came || went ? 'differs' : 'same';
}

/** Names that the desk may have seen otherwise because of its own changes, and those of them whom these may have let in. */
function ownPeople(
  change: ChangeRecord,
  context: CheckContext,
): {
  readonly names: ReadonlySet<string>;
  readonly mayCome: ReadonlySet<string>;
  readonly users: ReadonlySet<string | null>;
  /** Whether it may be the very entry that this desk takes out: it is there until the removal has come true. */
  readonly mayStay: (person: RemoteParticipant) => boolean;
} {
  const leaving: { readonly name: string; readonly participationId: number | null }[] = [];
  const names = new Set<string>();
  const mayCome = new Set<string>();
  const users = new Set<string | null>();
  for (const { changeId, wish, facts, seq, progress } of context.history) {
    if (seq >= change.seq) continue;
    const lately =
      facts.sendEnded !== null &&
      context.view !== null &&
      context.view.begunMono < context.monoOf(facts.sendEnded) + context.listDelayMs;
    if (!change.facts.openThen.includes(changeId) && !lately) continue;
    const people =
      wish.kind === 'create' ? wish.booking.participants : wish.kind === 'addParticipant' ? [wish.participant] : [];
    // Given up unsent, or refused and seen not to be there, it has brought nobody.
    const hasBrought = progress.state !== 'refused' && (progress.everSent || isOpen(progress.state));
    for (const person of people) {
      names.add(foldName(person.name));
      if (!hasBrought) continue;
      mayCome.add(foldName(person.name));
      if (person.kind === 'user') users.add(person.userId);
    }
    if (wish.kind !== 'removeParticipant') continue;
    names.add(foldName(wish.name));
    leaving.push({
      name: foldName(wish.name),
      participationId: facts.participationId ?? facts.participationThen,
    });
  }
  const mayStay = ({ name, participationId }: RemoteParticipant): boolean =>
    leaving.some((one) => one.name === foldName(name) && (one.participationId ?? participationId) === participationId);
  return { names, mayCome, users, mayStay };
}

function sameNames(guests: readonly string[], row: RemoteSession): Difference {
  const there = row.participants.filter((one) => !one.isHost).map((one) => foldName(one.name));
  const accepted = guests.map(foldName);
  return there.toSorted().join('\n') === accepted.toSorted().join('\n') ? 'same' : 'differs';
}

function participationByName(wish: SessionWish, row: RemoteSession): number | null {
  if (wish.kind !== 'removeParticipant') return null;
  const named = row.participants.filter((one) => !one.isHost && foldName(one.name) === foldName(wish.name));
  return named.length === 1 ? (named[0]?.participationId ?? null) : null;
}

/** When the last of our own sends in this lane ended; null = none did. */
function lastOwnEnd(context: CheckContext): { readonly mono: number; readonly isOfThisRun: boolean } | null {
  let last: { readonly mono: number; readonly isOfThisRun: boolean } | null = null;
  for (const one of context.history) {
    const { sendEnded } = one.facts;
    if (sendEnded === null || !hasEffect(one)) continue;
    const mono = context.monoOf(sendEnded);
    if (last === null || mono >= last.mono) last = { mono, isOfThisRun: sendEnded.run === context.run };
  }
  return last;
}
