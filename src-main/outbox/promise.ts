// Takes a change in: on the disk, synced, together with the end of its draft, before anybody says "Saved".
import type { NewChange, Wish } from '../../src-shared/outbox/change.ts';
import { freshProgress, isOpen, isUntouched } from '../../src-shared/outbox/state.ts';
import type { Drafts } from '../store/drafts.ts';
import type { SessionBook } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import type { Journal } from './journal/journal.ts';
import { participationOf } from './laneFacts.ts';
import type { Moments } from './moments.ts';
import { firstOf } from './needs.ts';
import { sessionOf } from './overlay.ts';
import { followersOf } from './plan/decision.ts';
import type { NotTaken } from './port.ts';
import { isNowWish } from './record.ts';
import type { ChangeRecord, Facts } from './record.ts';

/** More open changes than this are not taken: a desk that is offline for days says so instead of filling the disk. */
export const OPEN_CHANGES_MAX = 20_000;

export type PromiseParts = {
  readonly store: FollowedStore;
  readonly journal: Journal;
  readonly book: SessionBook;
  readonly drafts: Pick<Drafts, 'endSaved'>;
  readonly moments: Moments;
  /** How long a change that is saved now is kept back, in milliseconds; a Meet Now never is. */
  readonly holdMs: () => number;
};

/** Facts of a change that nothing has happened to. */
export function freshFacts(made: Facts['made'], by: string, more: Partial<Facts> = {}): Facts {
  return {
    made,
    by,
    byId: '',
    heldMs: 0,
    openThen: [],
    askedThen: [],
    hostName: '',
    replaces: null,
    role: 'own',
    sent: null,
    sendBegan: null,
    sendEnded: null,
    was: null,
    wasParticipations: [],
    wasAlike: [],
    participationId: null,
    participationThen: null,
    refusal: null,
    theirs: null,
    theirsAt: null,
    accepted: null,
    forced: false,
    result: null,
    differs: [],
    isLate: false,
    toCompare: false,
    others: [],
    keeps: null,
    needs: null,
    isNeeded: false,
    nowSince: null,
    endedBy: '',
    endedFor: null,
    ...more,
  };
}

/** Saves a change, or says why nothing was saved. Throws what the disk throws; then nothing was saved either. */
export function promise(parts: PromiseParts, change: NewChange): ChangeRecord | NotTaken {
  const { store, journal } = parts;
  const kept = journal.get(change.changeId);
  if (kept !== undefined) return kept; // saved twice, it is one change
  const notTaken = reasonNotTo(parts, change);
  if (notTaken !== null) return { is: 'notTaken', because: notTaken };
  return store.transaction(() => insert(parts, change));
}

/**
 * Saves two changes as one: both or none, and the second goes only when the first is done and seen. Saved again under the
 * same ids they are the same two. Throws what the disk throws; then nothing was saved.
 */
export function promiseBoth(
  parts: PromiseParts,
  first: NewChange,
  second: NewChange,
): readonly [ChangeRecord, ChangeRecord] | NotTaken {
  const { store, journal } = parts;
  const kept = [journal.get(first.changeId), journal.get(second.changeId)] as const;
  if (kept[0] !== undefined && kept[1] !== undefined) return [kept[0], kept[1]];
  const notTaken = reasonNotTo(parts, first) ?? reasonNotTo(parts, second);
  if (notTaken !== null) return { is: 'notTaken', because: notTaken };
  return store.transaction(() => [
    insert(parts, first, { isNeeded: true }),
    insert(parts, second, { needs: first.changeId }),
  ]);
}

function reasonNotTo(parts: PromiseParts, change: NewChange): NotTaken['because'] | null {
  const { journal, book } = parts;
  const lane = journal.laneOf(change.lane);
  if (journal.openCount >= OPEN_CHANGES_MAX) return 'full';
  if (change.replaces !== null) {
    const first = journal.get(change.replaces);
    if (first !== undefined && !mayBeReplaced(journal, first)) return 'movedOn';
  }
  if (change.wish.kind === 'create') return null;
  const known = book.get(lane);
  if (known === undefined) return 'unknownSession';
  const cancels = journal.openOf(lane).filter(({ wish }) => wish.kind === 'cancel');
  // One that waits for a person's word about another session is overtaken by a cancel for good.
  const isForGood = change.wish.kind === 'cancel' && cancels.every((one) => isPutOff(journal, one));
  const isCancelled = known.session.cancelled || (cancels.length > 0 && !isForGood);
  return isCancelled ? 'alreadyCancelled' : null;
}

function isPutOff(journal: Journal, { facts }: ChangeRecord): boolean {
  const first = facts.needs === null ? undefined : firstOf(facts.needs, (changeId) => journal.get(changeId));
  return first !== undefined && waitsForPerson(first);
}

function waitsForPerson({ progress }: ChangeRecord): boolean {
  return progress.state === 'asks' || progress.state === 'refused';
}

/** Never sent, or not accepted, or with a person to decide: not on its way, and not there. */
function mayBeReplaced(journal: Journal, change: ChangeRecord): boolean {
  const { state, cause } = change.progress;
  if (state === 'refused' || isUntouched(change.progress)) return true;
  if (state === 'asks') return cause !== 'notProven' && cause !== 'restored';
  // What stood in its place was taken back: the one that is written now stands there instead.
  const { endedFor } = change.facts;
  if (state === 'superseded') return endedFor !== null && journal.get(endedFor)?.progress.state === 'takenBack';
  return state === 'discarded' || state === 'takenBack';
}

function insert(parts: PromiseParts, change: NewChange, more: Partial<Facts> = {}): ChangeRecord {
  const { journal, book, moments, drafts } = parts;
  const lane = journal.laneOf(change.lane);
  const { wish } = change;
  const made = moments.now();
  if (change.replaces !== null) overtake(parts, change.replaces, change.changeId, lane);
  // As the desk saw it, with what gives way to this one too: another that waits may have been made upon that.
  const open = journal.openOf(lane);
  overtakeStuck(parts, wish, change.changeId, lane);
  const isNow = isNowWish(wish);
  const heldMs = isNow ? 0 : parts.holdMs();
  const facts = freshFacts(made, change.by, {
    byId: change.byId ?? '',
    heldMs,
    openThen: open.map((one) => one.changeId),
    askedThen: open.filter(waitsForPerson).map((one) => one.changeId),
    hostName: book.get(lane)?.session.participants.find((person) => person.isHost)?.name ?? '',
    replaces: change.replaces,
    participationThen: participationOf(book.get(lane)?.session, wish),
    ...more,
  });
  const record = journal.insert({
    changeId: change.changeId,
    lane,
    wish,
    facts,
    progress: freshProgress(wish.kind, isNow, heldMs > 0 ? 'held' : 'queued'),
  });
  if (wish.kind === 'create') book.hold(sessionOf(lane, wish.booking, made.wall));
  if (change.draftId !== null) drafts.endSaved(change.draftId);
  return record;
}

/**
 * A new time, or another clinician, stands in for an earlier one that waits for a person: whoever wishes it has decided.
 * What may be on its way, or cannot be proven, still needs its answer first.
 */
function overtakeStuck({ journal }: PromiseParts, wish: Wish, by: string, lane: string): void {
  if (wish.kind !== 'move' && wish.kind !== 'changeHost') return;
  const open = journal.openOf(lane);
  for (const change of open) {
    // A booking that somebody had started now, and that has not gone out, has the time that is wished since.
    const isStarted = wish.kind === 'move' && change.facts.nowSince !== null && isUntouched(change.progress);
    if (isStarted) journal.note(change, { nowSince: null });
    const isStuck = waitsForPerson(change) && change.wish.kind === wish.kind && mayBeReplaced(journal, change);
    if (!isStuck || (change.group !== null && change.group !== change.changeId)) continue;
    for (const one of [change, ...followersOf(open, change).map((follower) => follower.change)]) {
      journal.apply(one, { is: 'overtaken' }, { facts: { endedFor: by } });
    }
  }
}

/** The first one, and all that waits behind it, give way to the one that corrects it. */
function overtake({ journal, book }: PromiseParts, replaced: string, by: string, lane: string): void {
  const first = journal.get(replaced);
  if (first === undefined || !isOpen(first.progress.state)) return;
  for (const change of journal.openOf(first.lane)) {
    journal.apply(change, { is: 'overtaken' }, { facts: { endedFor: by } });
  }
  const known = book.get(first.lane)?.session;
  if (first.lane !== lane && known !== undefined && known.sessionId === null) book.drop(first.lane);
}
