// Drafts: what is typed stays on disk, sealed, until it is saved or discarded.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { AskDraft } from '../../../src-shared/contract/views/drafts.ts';
import type { KeptDraft } from '../../../src-shared/contract/views/drafts.ts';
import { SessionDraft } from '../../../src-shared/session/draft.ts';
import { blankDraft, draftAfter, draftForPerson, draftOfBooking, draftOfInvited } from '../drafting.ts';
import type { DraftMaker } from '../drafting.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { freshId, inAccount } from './inAccount.ts';
import { ownDrafts } from '../ownDrafts.ts';
import type { OwnDrafts } from '../ownDrafts.ts';
import { detailOf } from '../picture.ts';
import { suggestionOf } from './searchCalls.ts';
import { askId } from './sessionCalls.ts';

export function draftCalls(parts: DeskParts): SomeHandlers<'draft'> {
  const open = (account: OpenAccount, draft: SessionDraft): SessionDraft => {
    ownDrafts(parts, account).keep(draft.draftId, draft);
    return draft;
  };
  return {
    'draft.open': (start) => {
      const account = inAccount(parts);
      if (start.from === 'change') return open(account, draftOfChange(parts, account, start.changeId));
      const make = makerOf(parts, account);
      if (start.from === 'session') {
        const detail = detailOf(account.book, account.outbox, [], start.localId);
        if (!detail) throw new ProblemError('noSuchSession');
        return open(account, draftAfter(make, detail.session, start.weeks));
      }
      if (start.from === 'blank') return open(account, blankDraft(make, start.meetNow, start.hostId));
      const person = account.people.get(start.personId);
      if (!person) return open(account, blankDraft(make, start.meetNow, ''));
      return open(account, draftForPerson(make, start.meetNow, suggestionOf(person, 0)));
    },
    'draft.keep': ({ draft }) => {
      own(parts).keep(draft.draftId, draft);
      return undefined;
    },
    'draft.current': () => keptDrafts(own(parts))[0]?.draft ?? null,
    'draft.list': () => keptDrafts(own(parts)),
    'draft.discard': ({ draftId }) => {
      own(parts).end(draftId); // final: a late keep from the page must not bring it back
      parts.changed('drafts');
      return undefined;
    },
    'draft.keepAsk': ({ localId, ask }) => {
      const drafts = own(parts);
      if (ask === null) drafts.remove(askId(parts, localId));
      else drafts.keep(askId(parts, localId), ask);
      return undefined;
    },
    'draft.reopenAdd': ({ changeId }) => {
      const account = inAccount(parts);
      const found = account.outbox.wishOf(changeId);
      if (found?.wish.kind !== 'addParticipant') throw new ProblemError('noSuchChange');
      const { participant } = found.wish;
      // A local id of its own: the refused one keeps the first until it is discarded.
      const person = { ...draftOfInvited(participant), localId: freshId(parts) };
      const instead = { changeId, participantLocalId: participant.localId };
      const fields = JSON.stringify({ search: '', person, instead });
      const ask: AskDraft = { kind: 'addParticipant', changeId: freshId(parts), fields };
      ownDrafts(parts, account).keep(askId(parts, found.lane), ask);
      return { localId: found.lane };
    },
    'draft.ask': ({ localId }) => {
      const kept = own(parts).read(askId(parts, localId));
      const ask = AskDraft.safeParse(kept);
      return ask.success ? ask.data : null;
    },
  };
}

function own(parts: DeskParts): OwnDrafts {
  return ownDrafts(parts, inAccount(parts));
}

/** Drafts of sessions, the one that was written last first; what a panel beside a session keeps is none. */
function keptDrafts(drafts: OwnDrafts): KeptDraft[] {
  return drafts.list().flatMap(({ value, keptAt }) => {
    const draft = SessionDraft.safeParse(value);
    return draft.success ? [{ draft: draft.data, keptAt }] : [];
  });
}

/** The booking of a change as a form again. Throws where the change is not a booking of this desk. */
export function draftOfChange(parts: DeskParts, account: OpenAccount, changeId: string): SessionDraft {
  const found = account.outbox.wishOf(changeId);
  if (found?.wish.kind !== 'create') throw new ProblemError('noSuchChange');
  return draftOfBooking(makerOf(parts, account), found.wish.booking, changeId);
}

/** What every draft of this account begins with. */
export function makerOf(parts: DeskParts, account: OpenAccount): DraftMaker {
  return {
    settings: parts.settings.read(),
    clinicians: account.roster.clinicians(),
    now: parts.clock.now(),
    newId: () => freshId(parts),
  };
}
