// Search: the local copy at once, and SecureVideo by address; people seen before for filling in a form.
import type { DayRow, FoundSession, PersonSuggestion } from '../../../src-shared/contract/views.ts';
import { isEmail } from '../../../src-shared/session/rules.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { KnownPerson } from '../../store/people.ts';
import { dayBounds, dayOf } from '../../../src-shared/time/day.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { rowOf } from '../picture.ts';
import { findClinicians, findPeople, findSessions, readsAs } from '../search.ts';
import { clinicianDays } from './dayCalls.ts';
import { allRows, clinicZone, inAccount } from './inAccount.ts';

export function searchCalls(parts: DeskParts): SomeHandlers<'search'> & SomeHandlers<'people'> {
  /** The few that fit, each with what lies ahead: counted for them alone, since a clinic knows ten thousands. */
  const people = (account: OpenAccount, text: string, rows: readonly DayRow[]): PersonSuggestion[] =>
    findPeople(account.people.all(), text).map((person) => suggestionOf(person, rows, parts.clock.now()));
  return {
    'search.local': ({ text }) => {
      const account = inAccount(parts);
      const now = parts.clock.now();
      const zone = clinicZone(parts);
      const rows = allRows(account);
      const today = dayBounds(dayOf(now, zone), zone);
      const todays = rows.filter((row) => row.session.startsAt >= today.from && row.session.startsAt < today.to);
      return {
        text,
        reads: readsAs(text),
        sessions: findSessions(rows, text, now),
        people: people(account, text, rows),
        clinicians: findClinicians(clinicianDays(account.roster.clinicians(), todays, now), text),
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
    'people.suggest': ({ text }) => {
      const account = inAccount(parts);
      return people(account, text, allRows(account));
    },
  };
}

/** A person seen before with the sessions that this computer knows to lie ahead. */
export function suggestionOf(
  person: KnownPerson,
  rows: readonly Pick<FoundSession, 'session'>[],
  now: UtcMs,
): PersonSuggestion {
  const isThis = (name: string, email: string): boolean =>
    person.email === '' ? name === person.name : email.toLowerCase() === person.email.toLowerCase();
  const ahead = rows.filter(
    ({ session }) =>
      session.startsAt >= now && session.participants.some((one) => !one.isHost && isThis(one.name, one.email)),
  ).length;
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
  };
}

function foundThere(account: OpenAccount, localIds: readonly string[]): FoundSession[] {
  return localIds
    .map((localId) => account.book.get(localId))
    .filter((known) => known !== undefined)
    .map((known) => ({
      ...rowOf(known, account.outbox.laneView(known.session.localId), account.marks),
      origin: 'secureVideo' as const,
    }))
    .sort((a, b) => a.session.startsAt - b.session.startsAt);
}
