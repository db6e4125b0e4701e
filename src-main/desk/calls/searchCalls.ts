// Search: the local copy at once, and SecureVideo by address; people seen before for filling in a form.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { FoundSession, PersonSuggestion } from '../../../src-shared/contract/views/search.ts';
import { isEmail } from '../../../src-shared/session/rules.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { KnownPerson } from '../../store/people.ts';
import { dayBounds, dayOf } from '../../../src-shared/time/day.ts';
import { alikeTo } from '../alike.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { DeskIndex } from '../deskIndex.ts';
import { isShown, rowOf, rowsWithin, wasJustCancelled } from '../picture.ts';
import { CLINICIANS_MAX, JUST_BEGUN_MS, PEOPLE_MAX, readsAs, SESSIONS_MAX } from '../search.ts';
import { clinicianDays } from './dayCalls.ts';
import { clinicZone, inAccount } from './inAccount.ts';

/** So many of today's next sessions stand there before anything is typed. */
const NEXT_MAX = 5;
/** Of them those that have begun. */
const BEGUN_MAX = 2;

export function searchCalls(parts: DeskParts): SomeHandlers<'search'> & SomeHandlers<'people'> {
  const indexes = new WeakMap<OpenAccount, DeskIndex>();
  const indexOf = (account: OpenAccount): DeskIndex => {
    const index = indexes.get(account) ?? new DeskIndex(account);
    indexes.set(account, index);
    return index;
  };
  const people = (index: DeskIndex, text: string): PersonSuggestion[] => {
    const now = parts.clock.now();
    return index
      .people(text, PEOPLE_MAX, now)
      .map(({ person, newer }) => suggestionOf(person, index.ahead(person, now), newer?.personId));
  };
  /** For a booking: nobody is offered with an address that was corrected, but as they are now. */
  const bookable = (index: DeskIndex, text: string): PersonSuggestion[] => {
    const now = parts.clock.now();
    const found = index.people(text, PEOPLE_MAX, now).map(({ person, newer }) => newer ?? person);
    return [...new Set(found)].map((person) => suggestionOf(person, index.ahead(person, now)));
  };
  return {
    'search.warm': () => {
      const account = parts.accounts.open();
      if (account) indexOf(account).refresh();
      return undefined;
    },
    'search.local': ({ text }) => {
      const account = inAccount(parts);
      const index = indexOf(account);
      const now = parts.clock.now();
      const zone = clinicZone(parts);
      const today = dayBounds(dayOf(now, zone), zone);
      const localIds = text.trim() === '' ? [] : index.sessions(text, SESSIONS_MAX, now, today.to);
      const found = rowsOf(account, localIds).filter((row) => isShown(row) || wasJustCancelled(row, today.from));
      const rows = text.trim() !== '' ? found : nextRows(account, text, now, today.to);
      const clinicians = index.clinicians(text, CLINICIANS_MAX);
      const todays = clinicians.length > 0 ? rowsWithin(account.book, account.outbox.lanes(), today) : [];
      const suggested = people(index, text);
      return {
        text,
        reads: readsAs(text),
        sessions: rows.map((row) => ({ ...row, origin: 'thisComputer' as const })),
        people: suggested,
        nextSessions: nextOfEach(account, index, suggested, now - JUST_BEGUN_MS),
        clinicians: clinicianDays(clinicians, todays, now),
        readAt: account.outbox.reading().lastReadAt,
      };
    },
    'search.remote': async ({ email }) => {
      const account = inAccount(parts);
      const asked = email.trim();
      const none = { email: asked, asked: 'noLine' as const, line: account.outbox.line(), sessions: [], unreadable: 0 };
      if (!isEmail(asked)) return none;
      const read = await account.outbox.readPart({ email: asked });
      if (read.is === 'failed') return { ...none, line: read.line };
      return {
        email: asked,
        asked: 'answered',
        line: account.outbox.line(),
        sessions: foundThere(account, read.localIds),
        unreadable: read.unreadable,
      };
    },
    'people.alike': (asked) => {
      const account = inAccount(parts);
      const index = indexOf(account);
      const now = parts.clock.now();
      const corrected = index.corrected(asked, now);
      const alike = alikeTo(asked, account.people.all()).map((person) => index.newer(person, now) ?? person);
      return [...new Set([...(corrected ? [corrected] : []), ...alike])].map((person) =>
        suggestionOf(person, index.ahead(person, now)),
      );
    },
    'people.suggest': ({ text }) => bookable(indexOf(inAccount(parts)), text),
  };
}

/** Rows of the very sessions that were found, in their order. */
function rowsOf(account: OpenAccount, localIds: readonly string[]): DayRow[] {
  return localIds
    .map((localId) => account.book.get(localId))
    .filter((known) => known !== undefined)
    .map((known) => rowOf(known, account.outbox.laneView(known.session.localId), account.marks));
}

/** The session that each person has now or next; who has none is left out. */
function nextOfEach(
  account: OpenAccount,
  index: DeskIndex,
  people: readonly PersonSuggestion[],
  since: UtcMs,
): Record<string, FoundSession> {
  const found = people.flatMap((person) => {
    const next = rowsOf(account, index.from(person, since)).find((row) => !row.cancelWaits);
    return next ? [[person.personId, { ...next, origin: 'thisComputer' }] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Before anything is typed: who has just begun, and who is due next today; a busy hour does not push the next ones away. */
function nextRows(account: OpenAccount, text: string, now: UtcMs, endOfToday: UtcMs): DayRow[] {
  if (text.trim() !== '') return [];
  const within = { from: now - JUST_BEGUN_MS, to: endOfToday };
  const rows = rowsWithin(account.book, account.outbox.lanes(), within, account.marks).filter(
    (row) => !row.cancelWaits,
  );
  const ahead = rows.findIndex(({ session }) => session.startsAt > now);
  const begun = ahead === -1 ? rows.length : ahead;
  const from = Math.max(0, begun - BEGUN_MAX);
  return rows.slice(from, from + NEXT_MAX);
}

/** A person seen before, with how many sessions lie ahead as far as this computer knows, and who they are now. */
export function suggestionOf(person: KnownPerson, ahead: number, newerId = ''): PersonSuggestion {
  return {
    personId: person.personId,
    name: person.name,
    email: person.email,
    phone: person.phone,
    zoneId: person.zoneId,
    externalId: person.externalId,
    delivery: person.delivery,
    lastHostId: person.lastHostId,
    lastKindId: person.lastKindId,
    lastSeenAt: person.lastSeenAt,
    ahead,
    newerId,
  };
}

function foundThere(account: OpenAccount, localIds: readonly string[]): FoundSession[] {
  return rowsOf(account, localIds)
    .map((row) => ({ ...row, origin: 'secureVideo' as const }))
    .sort((a, b) => a.session.startsAt - b.session.startsAt);
}
