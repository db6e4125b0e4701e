// The outbox as people see it: what needs them, what waits, what ended today, and their answers.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import type { AskDraft } from '../../../src-shared/contract/views/drafts.ts';
import type { OutboxPicture, Undone } from '../../../src-shared/contract/views/outbox.ts';
import type { OutboxRow } from '../../../src-shared/outbox/change.ts';
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import { guestsOf } from '../../../src-shared/session/who.ts';
import { dayBounds, dayOf } from '../../../src-shared/time/day.ts';
import type { Wished } from '../../outbox/port.ts';
import { draftOfInvited } from '../drafting.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { draftOfChange } from './draftCalls.ts';
import type { TypedDrafts } from '../typedDrafts.ts';
import { answered } from './answered.ts';
import { ownDrafts } from '../ownDrafts.ts';
import { clinicZone, freshId, inAccount } from './inAccount.ts';
import { askId } from './sessionCalls.ts';

/** `typed`: drafts as they were typed, for a booking that is taken back. */
export function outboxCalls(parts: DeskParts, typed: TypedDrafts): SomeHandlers<'outbox'> {
  return {
    'outbox.read': () => {
      const { outbox } = inAccount(parts);
      const zone = clinicZone(parts);
      const today = dayBounds(dayOf(parts.clock.now(), zone), zone);
      return outboxPicture(outbox.rows(today.from), outbox.line());
    },
    'outbox.act': ({ changeId, action }) => {
      const row = answered(() => inAccount(parts).outbox.act(changeId, action, parts.staff.gate.who().name));
      if (!row) throw new ProblemError('noSuchChange');
      parts.changed('outbox', 'day');
      return row;
    },
    'outbox.undo': ({ changeId }) => {
      const account = inAccount(parts);
      const undone = undo(parts, account, changeId, typed.of(changeId));
      parts.changed('outbox', 'day', 'drafts');
      return undone;
    },
    'outbox.edit': ({ changeId }) => {
      const account = inAccount(parts);
      const draft = draftOfChange(parts, account, changeId);
      ownDrafts(parts, account).keep(draft.draftId, draft);
      parts.changed('drafts');
      return draft;
    },
  };
}

/**
 * Takes a change back and brings its draft back in one transaction: a power cut in between leaves the one or the other.
 * The draft is a new one, for the old one has ended and its change is in the journal. Throws ProblemError('tooLate').
 */
function undo(parts: DeskParts, account: OpenAccount, changeId: string, typed: SessionDraft | undefined): Undone {
  const wished = account.outbox.wishOf(changeId);
  const ids = { draftId: freshId(parts), changeId: freshId(parts), sessionLocalId: freshId(parts) };
  const half = wished?.half ?? null;
  if (half !== null) return undoBoth(parts, account, changeId, half);
  const before = typed ?? (wished?.wish.kind === 'create' ? draftOfChange(parts, account, changeId) : undefined);
  // What the booking stood in for, the new draft stands in for again.
  const draft = before && { ...before, ...ids, replaces: wished?.replaces ?? null };
  const row = answered(() =>
    account.store.transaction(() => {
      const taken = account.outbox.act(changeId, 'takeBack', parts.staff.gate.who().name);
      if (taken !== null && draft) ownDrafts(parts, account).keep(draft.draftId, draft);
      return taken;
    }),
  );
  if (row === null) throw new ProblemError('tooLate');
  return { row, draft: draft ?? null };
}

/** Takes back both halves of a change of a guest's details; what was typed stands in its panel again. */
function undoBoth(parts: DeskParts, account: OpenAccount, changeId: string, half: NonNullable<Wished['half']>): Undone {
  const { first, second } = half;
  const wishes = [first.wish, second.wish];
  const invited = wishes.flatMap((wish) => {
    if (wish.kind === 'addParticipant') return [wish.participant];
    return wish.kind === 'create' ? wish.booking.participants : [];
  })[0];
  const removed = wishes.find((wish) => wish.kind === 'removeParticipant');
  const session = account.book.get(second.lane)?.session;
  const was = removed?.participantLocalId ?? (session === undefined ? undefined : guestsOf(session)[0]?.localId);
  const row = answered(() =>
    account.store.transaction(() => {
      const taken = account.outbox.act(changeId, 'takeBack', parts.staff.gate.who().name);
      if (taken === null || invited?.kind !== 'guest' || was === undefined) return taken;
      const person = { ...draftOfInvited(invited), localId: freshId(parts) };
      const fields = JSON.stringify({ participantLocalId: was, person });
      const ask: AskDraft = { kind: 'changeParticipant', changeId: freshId(parts), fields };
      ownDrafts(parts, account).keep(askId(parts, second.lane), ask);
      return taken;
    }),
  );
  if (row === null) throw new ProblemError('tooLate');
  return { row, draft: null };
}

/** Rows in their three groups: what needs a person first, what waits in the order made, what ended newest first. */
export function outboxPicture(rows: readonly OutboxRow[], line: OutboxPicture['line']): OutboxPicture {
  const open = rows.filter((row) => row.endedAt === null);
  const ended = rows.filter((row) => row.endedAt !== null && row.standing !== 'needsYou');
  return {
    line,
    // Also what was found after delivery (a twin, saved differently): it has ended, and needs a person all the same.
    needsYou: rows.filter((row) => row.standing === 'needsYou'),
    waiting: open.filter((row) => row.standing !== 'needsYou'),
    // Of two that ended in one moment, the one made later is the newer.
    ended: ended.reverse().sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)),
  };
}
