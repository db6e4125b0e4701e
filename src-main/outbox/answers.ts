// What a person answers to a change: each answer one transaction, and none that the change does not offer at that moment.
import type { Action } from '../../src-shared/outbox/change.ts';
import { isOpen, isUntouched } from '../../src-shared/outbox/state.ts';
import type { OutboxEvent } from '../../src-shared/outbox/state.ts';
import type { SessionBook } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import type { Effects } from './effects.ts';
import type { Journal } from './journal/journal.ts';
import type { Moments } from './moments.ts';
import { firstOf, pairOf } from './needs.ts';
import { followersOf } from './plan/decision.ts';
import type { ChangeRecord, Facts } from './record.ts';

/** Promises the cancel of one copy of a booking. `keeps`: SecureVideo's id of the copy that stays; null = none is to stay. */
export type CancelTwin = (create: ChangeRecord, sessionId: number, by: string, keeps: number | null) => void;

export type AnswerParts = {
  readonly store: FollowedStore;
  readonly journal: Journal;
  readonly book: SessionBook;
  readonly effects: Effects;
  readonly moments: Moments;
  readonly cancelTwin: CancelTwin;
};

/** Does what a person answered. The caller has seen to it that the answer is offered. */
export function answer(parts: AnswerParts, change: ChangeRecord, action: Action, by: string): void {
  const decide = (event: OutboxEvent, facts: Partial<Facts> = {}): void => {
    const followers = followersOf(parts.journal.openOf(change.lane), change);
    parts.effects.settle([{ change, followers, event, facts }], by);
  };
  switch (action) {
    case 'takeBack':
      return parts.store.transaction(() => {
        const pair = pairOf(parts.journal, change);
        if (pair === undefined) decide({ is: 'takenBack' }, { endedBy: by });
        const both = pair === undefined ? [] : [pair.second, pair.first];
        const event = { is: 'takenBack' } as const;
        const taken = both.map((one) => ({ change: one, followers: [], event, facts: { endedBy: by } }));
        parts.effects.settle(taken, by);
        for (const { lane } of [change, ...both]) dropUnbooked(parts, lane);
      });
    case 'discard':
    case 'keepTheirs':
      return discard(parts, change, by);
    case 'tryAgain':
      return decide({ is: 'sentAgain', asNow: false });
    case 'sendMine': {
      // A difference that was shown may be overwritten, another one may not; where nothing can be compared, it is sent.
      const shown = change.progress.cause === 'conflict' ? change.facts.theirs : null;
      return decide({ is: 'sentAgain', asNow: false }, shown === null ? { forced: true } : { accepted: shown });
    }
    case 'startNow':
      return parts.store.transaction(() => {
        decide({ is: 'sentAgain', asNow: true }, { nowSince: parts.moments.now() });
        overtakeTimes(parts, change);
      });
    case 'itIsThere':
      return decide({ is: 'confirmed' }, { endedBy: by });
    case 'notThere':
      return decide({ is: 'denied' });
    case 'seen':
      return decide({ is: 'answered' });
    case 'cancelTwin':
      return parts.store.transaction(() => {
        decide({ is: 'answered' });
        const isTwin = change.progress.notice === 'twin';
        const keeps = isTwin ? (parts.book.get(change.lane)?.session.sessionId ?? null) : null;
        for (const sessionId of change.facts.others) {
          if (sessionId !== keeps) parts.cancelTwin(change, sessionId, by, keeps);
        }
      });
  }
}

/** Started now: the times that were wished before that, and wait behind it, do not come true. */
function overtakeTimes({ journal }: AnswerParts, { changeId, lane, seq }: ChangeRecord): void {
  for (const one of journal.openOf(lane)) {
    if (one.seq <= seq || one.wish.kind !== 'move' || one.wish.to === 'now' || !isUntouched(one.progress)) continue;
    journal.apply(one, { is: 'overtaken' }, { facts: { endedFor: changeId } });
  }
}

/** Ends a change for good. Without its booking nothing of the session is left to do; what may have left is watched for. */
function discard(parts: AnswerParts, change: ChangeRecord, by: string): void {
  const { store, journal } = parts;
  store.transaction(() => {
    const isCreate = change.wish.kind === 'create';
    const open = journal.openOf(change.lane);
    const ending = isCreate ? open.filter((one) => one.wish.kind !== 'cancel') : [change];
    const carried = followersOf(open, change).map((follower) => follower.change);
    for (const one of new Set([...ending, ...carried])) {
      journal.apply(one, { is: 'discarded' }, { by, facts: { endedBy: by } });
    }
    dropUnbooked(parts, change.lane);
    endWithFirst(parts, by);
  });
}

/** What goes only after a change that has been given up is given up with it, where no byte of it can have left. */
function endWithFirst({ journal }: AnswerParts, by: string): void {
  for (const change of journal.needing()) {
    const first = firstOf(change.facts.needs ?? '', (changeId) => journal.get(changeId));
    const isGivenUp = first?.progress.state === 'discarded' || first?.progress.state === 'takenBack';
    if (!isGivenUp) continue;
    if (isUntouched(change.progress)) journal.apply(change, { is: 'takenBack' }, { by, facts: { endedBy: by } });
    else if (!change.progress.everSent && waitsForPerson(change)) {
      journal.apply(change, { is: 'discarded' }, { by, facts: { endedBy: by } });
    }
  }
}

function waitsForPerson({ progress }: ChangeRecord): boolean {
  return progress.state === 'asks' || progress.state === 'refused';
}

function dropUnbooked({ journal, book }: AnswerParts, lane: string): void {
  const known = book.get(lane)?.session;
  if (known === undefined || known.sessionId !== null) return;
  // Somebody has said that it is there: it waits for the list that shows it.
  if (journal.historyOf(lane).some(({ wish, progress }) => wish.kind === 'create' && progress.state === 'delivered'))
    return;
  if (journal.openOf(lane).every((change) => !isOpen(change.progress.state))) book.drop(lane);
}
