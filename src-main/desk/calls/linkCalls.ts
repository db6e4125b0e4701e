// A link from the clinic's own records, opened: a filled form or a session that is booked already. Nothing is saved by it.
import type { LinkOpened } from '../../../src-shared/contract/views/drafts.ts';
import { readLink } from '../../../src-shared/link/link.ts';
import type { DeskLink } from '../../../src-shared/link/link.ts';
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import { OWN_EXTERNAL_ID_PREFIX } from '../../../src-shared/session/ownId.ts';
import { say } from '../../../src-shared/words/ofMain.ts';
import type { KnownPerson } from '../../store/people.ts';
import { blankDraft, draftForPerson } from '../drafting.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { makerOf } from './draftCalls.ts';
import { suggestionOf } from './searchCalls.ts';

export function linkCalls(parts: DeskParts): SomeHandlers<'link'> {
  return {
    'link.take': async () => {
      // Between two accounts there is none for a moment: nothing is said of that, and the link waits.
      await parts.accounts.opening();
      const text = parts.links.take();
      if (text === null) return null;
      const read = readLink(text);
      if (read.is === 'wrong') return cannot(say.links.faults[read.because]);
      const account = parts.accounts.open();
      if (!account) return cannot(say.links.faults.noAccount);
      return bookedAlready(account, read.link) ?? formOf(parts, account, read.link);
    },
  };
}

function cannot(why: string): LinkOpened {
  return { is: 'nothing', say: [say.links.cannot(why)] };
}

/** The session of that id, where it is booked: a second form for it would make a second session. */
function bookedAlready({ book }: OpenAccount, { session: id }: DeskLink): LinkOpened | null {
  if (id === undefined) return null;
  const known = book.byExternalId(id).find(({ session, goneSince }) => !session.cancelled && goneSince === null);
  if (!known) return null;
  const { localId, startsAt } = known.session;
  return { is: 'session', localId, startsAt, say: [say.links.bookedAlready(id)] };
}

function formOf(parts: DeskParts, account: OpenAccount, link: DeskLink): LinkOpened {
  const words: string[] = [];
  const make = makerOf(parts, account);
  let draft = draftOf(link.participant);
  if (link.clinician !== undefined) {
    const clinician = make.clinicians.find((one) => isSame(one.externalId, link.clinician));
    if (clinician) draft = { ...draft, hostId: clinician.userId };
    else words.push(say.links.noSuchClinician(link.clinician));
  }
  if (link.session !== undefined) {
    // Ids of this desk's own making are no ids of the clinic: they name sessions, and this one is not here.
    if (link.session.toLowerCase().startsWith(OWN_EXTERNAL_ID_PREFIX))
      words.push(say.links.noSuchSession(link.session));
    else draft = { ...draft, externalId: link.session };
  }
  account.drafts.keep(draft.draftId, draft);
  return { is: 'form', draft, say: words.length === 0 ? [say.links.filled] : words };

  function draftOf(id: string | undefined): SessionDraft {
    const found = id === undefined ? [] : peopleWith(account, id);
    const [person] = found;
    if (found.length > 1) words.push(say.links.severalPatients(id ?? ''));
    if (person) return draftForPerson(make, false, suggestionOf(person, 0));
    const draft = blankDraft(make, false, '');
    if (id === undefined) return draft;
    words.push(say.links.noSuchPatient(id));
    return { ...draft, participants: draft.participants.map((one) => ({ ...one, externalId: id })) };
  }
}

/** Everybody with this id of the clinic, the one seen last first. */
function peopleWith({ people }: OpenAccount, id: string): KnownPerson[] {
  return people
    .all()
    .filter((person) => isSame(person.externalId, id))
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
}

function isSame(a: string, b: string | undefined): boolean {
  return a !== '' && a.toLowerCase() === b?.toLowerCase();
}
