// Every change of a session that a person may make at the desk: checked against the rules, then promised to the outbox.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import type { Saved } from '../../../src-shared/contract/views/outbox.ts';
import type { NewChange, Wish } from '../../../src-shared/outbox/change.ts';
import { newOwnExternalId } from '../../../src-shared/outbox/ids.ts';
import { bookingOf, invitedOf } from '../../../src-shared/session/booking.ts';
import type { Booking, Invited } from '../../../src-shared/session/booking.ts';
import { detailsWay } from '../../../src-shared/session/details.ts';
import { brokenByDraft, brokenByParticipant, brokenByTime } from '../../../src-shared/session/rules.ts';
import type { Broken } from '../../../src-shared/session/rules.ts';
import { invitedTo } from '../../../src-shared/session/who.ts';
import type { Session } from '../../../src-shared/session/session.ts';
import { wallOf } from '../../../src-shared/time/wall.ts';
import type { NotTaken, Outbox } from '../../outbox/port.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { ownDrafts } from '../ownDrafts.ts';
import { detailOf } from '../picture.ts';
import type { TypedDrafts } from '../typedDrafts.ts';
import { answered } from './answered.ts';
import { heldOf } from './appCalls.ts';
import { clinicZone, freshId, inAccount } from './inAccount.ts';

/** The second half of a change that is made of two has the first one's id, and this. */
const THEN = '-then';
type Part = Pick<NewChange, 'lane' | 'wish'>;

/** `typed` remembers drafts as they were typed, so that taking one back brings all of it into the form again. */
export function sessionCalls(parts: DeskParts, typed: TypedDrafts): SomeHandlers<'session'> {
  const by = (): { by: string; byId: string } => {
    const { name, staffId } = parts.staff.gate.who();
    return { by: name, byId: staffId };
  };
  const save = (
    account: OpenAccount,
    change: Omit<NewChange, 'by' | 'byId' | 'replaces' | 'draftId'> & Partial<NewChange>,
  ): Saved => {
    const taken = account.outbox.promise({ replaces: null, draftId: null, ...change, ...by() });
    return savedOf(account, taken, change.changeId, change.lane);
  };
  /** Two changes as one: both or none, and the second goes only when the first is there. */
  const saveBoth = (account: OpenAccount, changeId: string, first: Part, second: Part): Saved => {
    const thenId = `${changeId}${THEN}`;
    const change = (id: string, { lane, wish }: Part): NewChange => {
      return { changeId: id, lane, wish, replaces: null, draftId: null, ...by() };
    };
    const taken = account.outbox.promiseBoth(change(changeId, first), change(thenId, second));
    return savedOf(account, taken, thenId, first.lane);
  };
  const savedOf = (
    account: OpenAccount,
    taken: ReturnType<Outbox['promise']>,
    changeId: string,
    localId: string,
  ): Saved => {
    if (taken.is === 'notTaken') throw new ProblemError(problemOf(taken));
    parts.changed('day', 'outbox', 'drafts');
    const held = taken.row.standing === 'held' ? account.outbox.newestHeld() : null;
    return { changeId, localId, row: taken.row, held: heldOf(held) };
  };
  /** A change of a session that is there: the same name for the lane, whatever SecureVideo calls the session. */
  const change = (input: { changeId: string; localId: string }, wish: Wish): Saved => {
    const account = inAccount(parts);
    // Pressed twice, it is one change, also a cancel after which the session would not count as live.
    if (account.outbox.wishOf(input.changeId) === undefined) liveSession(account, input.localId);
    const saved = save(account, { changeId: input.changeId, lane: input.localId, wish });
    // Only now: where it could not be saved, what was typed stays. Ended in between, the panel's own id makes it one change.
    ownDrafts(parts, account).remove(askId(parts, input.localId));
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
      const half = account.outbox.wishOf(instead)?.half ?? null;
      // Together or not at all: the refused one must not go while this one could not be saved.
      return account.store.transaction(() => {
        if (answered(() => account.outbox.act(instead, 'discard', by().by)) === null)
          throw new ProblemError('noSuchChange');
        // The new entry that was not accepted was to be there before the old one goes: this one takes its place.
        if (half?.first.wish.kind !== 'addParticipant') return add();
        const session = liveSession(account, input.localId);
        stopIfBroken(brokenByParticipant(input.participant, session.participants));
        const wish: Wish = { ...half.first.wish, participant: invitedOf(input.participant) };
        const saved = saveBoth(account, input.changeId, { lane: input.localId, wish }, half.second);
        ownDrafts(parts, account).remove(askId(parts, input.localId));
        return saved;
      });
    },
    'session.changeParticipant': (input) => {
      const account = inAccount(parts);
      const { changeId, localId, seen } = input;
      // Pressed twice, it is one change; what it is about looks otherwise since.
      const kept = account.outbox.wishOf(changeId);
      if (kept !== undefined) {
        const then = account.outbox.wishOf(`${changeId}${THEN}`);
        return then === undefined ? save(account, { ...kept, changeId }) : saveBoth(account, changeId, kept, then);
      }
      const session = liveSession(account, localId);
      const person = session.participants.find((one) => one.localId === input.participantLocalId);
      if (!person || person.isHost || person.userId !== null) throw new ProblemError('noSuchSession');
      const others = session.participants.filter((one) => one !== person);
      stopIfBroken(brokenByParticipant(input.participant, others));
      const participant = { ...invitedOf(input.participant), localId: freshId(parts) };
      const remove: Wish = { kind: 'removeParticipant', participantLocalId: person.localId, name: person.name, seen };
      const add: Wish = { kind: 'addParticipant', participant, seen };
      const unsent = unsentBooking(account, localId);
      const now = parts.clock.now();
      const saved = ((): Saved => {
        switch (detailsWay(session, person.localId, participant.name, { isUnsent: unsent !== undefined, now })) {
          case 'unsent':
            return replaceBooking(parts, account, { changeId, unsent, was: person.localId, participant }, save);
          case 'inOut':
            return saveBoth(account, changeId, { lane: localId, wish: add }, { lane: localId, wish: remove });
          case 'outIn':
            return saveBoth(account, changeId, { lane: localId, wish: remove }, { lane: localId, wish: add });
          case 'anew': {
            const booking = bookingAnew(parts, session, participant);
            const first = { lane: freshId(parts), wish: { kind: 'create', booking } as const };
            return saveBoth(account, changeId, first, { lane: localId, wish: { kind: 'cancel', seen } });
          }
          case 'begun':
            throw new ProblemError('broken', [{ field: 'when', rule: 'timePassed' }]);
        }
      })();
      ownDrafts(parts, account).remove(askId(parts, localId));
      return saved;
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

/** The booking of a session that has not left, or that SecureVideo did not take; undefined where it may be there. */
function unsentBooking(account: OpenAccount, localId: string): string | undefined {
  const open = account.outbox.laneView(localId)?.open ?? [];
  return open.find((row) => row.kind === 'create' && row.editable)?.changeId;
}

/** A booking that has not left is made with the changed person, and stands in for the first. */
function replaceBooking(
  parts: DeskParts,
  account: OpenAccount,
  of: { changeId: string; unsent: string | undefined; was: string; participant: Invited },
  save: (account: OpenAccount, change: Part & { changeId: string; replaces: string }) => Saved,
): Saved {
  const known = of.unsent === undefined ? undefined : account.outbox.wishOf(of.unsent);
  if (of.unsent === undefined || known?.wish.kind !== 'create') throw new ProblemError('noSuchChange');
  const { booking } = known.wish;
  const participants = booking.participants.map((one) => (one.localId === of.was ? of.participant : one));
  // A name of its own at SecureVideo: the first one may have been refused after all that it was sent under.
  const id = booking.externalIdIsOurs ? { externalId: newOwnExternalId(parts.clock.now(), parts.random) } : {};
  const wish: Wish = { kind: 'create', booking: { ...booking, ...id, participants } };
  return save(account, { changeId: of.changeId, lane: freshId(parts), wish, replaces: of.unsent });
}

/** The same session for the changed person, with an id of its own: SecureVideo may take none twice. */
function bookingAnew(parts: DeskParts, session: Session, participant: Invited): Booking {
  const zoneId = parts.settings.read().clinicZoneId;
  const wall = wallOf(session.startsAt, clinicZone(parts));
  return {
    hostId: session.hostId,
    startsAt: session.startsAt,
    wall: { wall: `${wall.date}T${wall.time}`, zoneId },
    recorded: session.recorded,
    topic: session.topic,
    externalId: newOwnExternalId(parts.clock.now(), parts.random),
    externalIdIsOurs: true,
    participants: [participant],
  };
}

/** What was booked for a person last is offered first the next time. */
function noteKind(account: OpenAccount, localId: string, kindId: string): void {
  const known = account.book.get(localId);
  if (known) account.people.noteKind(known.session, kindId);
}

/** Where the fields of a panel beside a session are kept while they are typed: each person's own. */
export function askId({ staff }: Pick<DeskParts, 'staff'>, localId: string): string {
  const { staffId } = staff.gate.who();
  return staffId === '' ? `ask:${localId}` : `ask:${staffId}:${localId}`;
}

/** The session as it will be with what waits. Throws where there is none, or where it is or will be cancelled. */
function liveSession(account: OpenAccount, localId: string): Session {
  const detail = detailOf(account.book, account.outbox, [], localId);
  if (!detail) throw new ProblemError('noSuchSession');
  if (detail.cancelWaits) throw new ProblemError('cancelSaved');
  if (detail.session.cancelled) throw new ProblemError('sessionCancelled');
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
