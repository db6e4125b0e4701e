// Every change of a session that a person may make at the desk: checked against the rules, then promised to the outbox.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import type { Saved } from '../../../src-shared/contract/views.ts';
import type { NewChange, Wish } from '../../../src-shared/outbox/change.ts';
import { newOwnExternalId } from '../../../src-shared/outbox/ids.ts';
import { bookingOf, invitedOf } from '../../../src-shared/session/booking.ts';
import { brokenByDraft, brokenByParticipant, brokenByTime } from '../../../src-shared/session/rules.ts';
import type { Broken } from '../../../src-shared/session/rules.ts';
import { invitedTo } from '../../../src-shared/session/who.ts';
import type { Session } from '../../../src-shared/session/session.ts';
import type { NotTaken } from '../../outbox/port.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { detailOf } from '../picture.ts';
import type { TypedDrafts } from '../typedDrafts.ts';
import { answered } from './answered.ts';
import { heldOf } from './appCalls.ts';
import { inAccount } from './inAccount.ts';

/** Staff names come with the lock; until then the desk itself is the one who asks. */
export const DESK = 'this desk';

/** `typed` remembers drafts as they were typed, so that taking one back brings all of it into the form again. */
export function sessionCalls(parts: DeskParts, typed: TypedDrafts): SomeHandlers<'session'> {
  const save = (
    account: OpenAccount,
    change: Omit<NewChange, 'by' | 'replaces' | 'draftId'> & Partial<NewChange>,
  ): Saved => {
    const taken = account.outbox.promise({ replaces: null, draftId: null, ...change, by: DESK });
    if (taken.is === 'notTaken') throw new ProblemError(problemOf(taken));
    parts.changed('day', 'outbox', 'drafts');
    const held = taken.row.standing === 'held' ? account.outbox.newestHeld() : null;
    return { changeId: change.changeId, localId: change.lane, row: taken.row, held: heldOf(held) };
  };
  /** A change of a session that is there: the same name for the lane, whatever SecureVideo calls the session. */
  const change = (input: { changeId: string; localId: string }, wish: Wish): Saved => {
    const account = inAccount(parts);
    liveSession(account, input.localId);
    const saved = save(account, { changeId: input.changeId, lane: input.localId, wish });
    // Only now: where it could not be saved, what was typed stays. Ended in between, the panel's own id makes it one change.
    account.drafts.remove(askId(input.localId));
    return saved;
  };

  return {
    'session.read': ({ localId }) => {
      const account = inAccount(parts);
      return detailOf(account.book, account.outbox, account.roster.clinicians(), localId, account.marks);
    },
    'session.save': ({ draft }) => {
      const account = inAccount(parts);
      const host = account.roster.find(draft.hostId);
      stopIfBroken(brokenByDraft(draft, host, parts.clock.now()));
      const booking = bookingOf(draft, newOwnExternalId(parts.clock.now(), parts.random));
      const saved = save(account, {
        changeId: draft.changeId,
        lane: draft.sessionLocalId,
        wish: { kind: 'create', booking },
        replaces: draft.replaces,
        draftId: draft.draftId,
      });
      if (saved.held !== null) typed.remember(draft);
      if (draft.kindId !== '') noteKind(account, saved.localId, draft.kindId);
      return saved;
    },
    'session.move': (input) => {
      if (input.to !== 'now') stopIfBroken(brokenByTime(input.to, parts.clock.now()));
      return change(input, { kind: 'move', to: input.to, wall: input.wall, seen: input.seen });
    },
    'session.cancel': (input) => change(input, { kind: 'cancel', seen: input.seen }),
    'session.addParticipant': (input) => {
      const account = inAccount(parts);
      const add = (): Saved => {
        const session = liveSession(account, input.localId);
        stopIfBroken(brokenByParticipant(input.participant, session.participants));
        return change(input, { kind: 'addParticipant', participant: invitedOf(input.participant), seen: input.seen });
      };
      const { instead } = input;
      if (instead === undefined) return add();
      // Together or not at all: the refused one must not go while this one could not be saved.
      return account.store.transaction(() => {
        if (answered(() => account.outbox.act(instead, 'discard', DESK)) === null)
          throw new ProblemError('noSuchChange');
        return add();
      });
    },
    'session.removeParticipant': (input) => {
      const session = liveSession(inAccount(parts), input.localId);
      const person = session.participants.find((one) => one.localId === input.participantLocalId);
      if (!person || person.isHost) throw new ProblemError('noSuchSession');
      if (invitedTo(session).length < 2) stopIfBroken([{ field: 'participants', rule: 'nobodyInvited' }]);
      return change(input, {
        kind: 'removeParticipant',
        participantLocalId: person.localId,
        name: person.name,
        seen: input.seen,
      });
    },
    'session.changeHost': (input) => {
      const account = inAccount(parts);
      const host = account.roster.find(input.hostId);
      const session = liveSession(account, input.localId);
      if (!host) throw new ProblemError('broken', [{ field: 'host', rule: 'hostMissing' }]);
      if (session.participants.some((person) => person.userId === host.userId)) {
        throw new ProblemError('broken', [{ field: 'host', rule: 'userTwice' }]);
      }
      return change(input, { kind: 'changeHost', hostId: host.userId, seen: input.seen });
    },
  };
}

/** What was booked for a person last is offered first the next time. */
function noteKind(account: OpenAccount, localId: string, kindId: string): void {
  const known = account.book.get(localId);
  if (known) account.people.noteKind(known.session, kindId);
}

/** Where the fields of a panel beside a session are kept while they are typed. */
export function askId(localId: string): string {
  return `ask:${localId}`;
}

/** The session as it will be with what waits. Throws where there is none, or where it is cancelled. */
function liveSession(account: OpenAccount, localId: string): Session {
  const detail = detailOf(account.book, account.outbox, [], localId);
  if (!detail) throw new ProblemError('noSuchSession');
  if (detail.session.cancelled || detail.cancelWaits) throw new ProblemError('sessionCancelled');
  return detail.session;
}

function stopIfBroken(broken: readonly Broken[]): void {
  if (broken.length > 0)
    throw new ProblemError(
      'broken',
      broken.map((one) => ({ ...one })),
    );
}

function problemOf(
  taken: NotTaken,
): 'noSuchSession' | 'sessionCancelled' | 'noSuchChange' | 'outboxFull' | 'diskFailed' | 'storeGone' {
  switch (taken.because) {
    case 'unknownSession':
      return 'noSuchSession';
    case 'alreadyCancelled':
      return 'sessionCancelled';
    case 'movedOn':
      return 'noSuchChange';
    case 'full':
      return 'outboxFull';
    case 'diskFailed':
      return 'diskFailed';
    case 'fileGone':
      return 'storeGone';
  }
}
