// The index of an open account: people, sessions and clinicians that this computer knows. It is made while the desk is idle
// or when it is first wanted, and brought up to date when something has changed.
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import { FindIndex } from '../../src-shared/search/findIndex.ts';
import type { Clinician, Session, UtcMs } from '../../src-shared/session/session.ts';
import { foldName, phoneDigits } from '../../src-shared/session/rules.ts';
import type { KnownPerson } from '../store/people.ts';
import { newerOf } from './corrected.ts';
import type { OpenAccount } from './openAccount.ts';
import { isShown, mostUrgent } from './picture.ts';
import { findableClinician, findablePerson, findableSession, peopleOrder, sessionOrder } from './search.ts';

type Known = Pick<OpenAccount, 'book' | 'people' | 'outbox' | 'roster'>;

/** Somebody seen before, and who that is now, where the address or number was corrected since. */
export type Found = { readonly person: KnownPerson; readonly newer: KnownPerson | undefined };

type Start = { readonly at: UtcMs; readonly localId: string };

export class DeskIndex {
  readonly #account: Known;
  readonly #people = new FindIndex<string>();
  readonly #sessions = new FindIndex<string>();
  readonly #clinicians = new FindIndex<string>();
  #peopleSeen: readonly KnownPerson[] = [];
  #peopleKnown = new Map<string, KnownPerson>();
  #sessionsKnown = new Map<string, Session>();
  #listed: readonly Clinician[] = [];
  /** The sessions of each address and each name. */
  readonly #startsOf = new Map<string, Start[]>();
  /** Starts of the sessions of each guest, by name and contact. */
  readonly #seats = new Map<string, UtcMs[]>();
  /** People of one name. */
  readonly #namesakes = new Map<string, Set<KnownPerson>>();
  #isStale = true;

  constructor(account: Known) {
    this.#account = account;
    const stale = (): void => void (this.#isStale = true);
    account.book.onChange(stale);
    account.outbox.onChange(stale);
    account.roster.onChange(stale);
  }

  /** Takes in what has changed since the last time; what stayed as it was costs a comparison. */
  refresh(): void {
    if (this.#isStale) {
      this.#isStale = false;
      this.#takeSessions(this.#takeClinicians());
    }
    this.#takePeople();
    for (const index of [this.#people, this.#sessions, this.#clinicians]) index.settle();
  }

  /** People seen before that fit, best first; whose address was corrected, last, with who they are now. */
  people(text: string, limit: number, now: UtcMs): Found[] {
    this.refresh();
    const found = this.#people
      .find(text, limit * 2, peopleOrder)
      .flatMap(({ key }) => this.#peopleKnown.get(key) ?? [])
      .map((person) => ({ person, newer: this.newer(person, now) }));
    const isOld = ({ newer }: Found): boolean => newer !== undefined;
    return [...found.filter((one) => !isOld(one)), ...found.filter(isOld)].slice(0, limit);
  }

  /** Who somebody is since the address or number was corrected; undefined where nothing of that is known. */
  newer(person: KnownPerson, now: UtcMs): KnownPerson | undefined {
    const namesakes = this.#namesakes.get(foldName(person.name));
    if (namesakes === undefined || namesakes.size < 2) return undefined;
    return newerOf(person, [...namesakes], (one) => this.#seats.get(seatKey(one)) ?? [], now);
  }

  /** Local ids of the sessions that fit, best first; those that were cancelled are among them. */
  sessions(text: string, limit: number, now: UtcMs, endOfToday: UtcMs): string[] {
    this.refresh();
    return this.#sessions.find(text, limit, sessionOrder(now, endOfToday)).map(({ key }) => key);
  }

  /** Clinicians that fit, best first. */
  clinicians(text: string, limit: number): Clinician[] {
    this.refresh();
    return this.#clinicians
      .find(text, limit, { rank: () => 0, then: () => 0 })
      .flatMap(({ key }) => this.#listed.find((one) => one.userId === key) ?? []);
  }

  /** How many sessions this person has from `now` on. */
  ahead(person: Pick<PersonSuggestion, 'name' | 'email'>, now: UtcMs): number {
    return this.#startsFor(person).filter(({ at }) => at >= now).length;
  }

  /** Local ids of this person's sessions from `since` on, soonest first. */
  from(person: Pick<PersonSuggestion, 'name' | 'email'>, since: UtcMs): string[] {
    return this.#startsFor(person)
      .filter(({ at }) => at >= since)
      .sort((a, b) => a.at - b.at)
      .map(({ localId }) => localId);
  }

  /** Who is meant where an address or number that was corrected is typed again under its name. */
  corrected(asked: Pick<KnownPerson, 'name' | 'email' | 'phone'>, now: UtcMs): KnownPerson | undefined {
    this.refresh();
    const typed = [...(this.#namesakes.get(foldName(asked.name)) ?? [])].find((one) => seatKey(one) === seatKey(asked));
    return typed && this.newer(typed, now);
  }

  #startsFor(person: Pick<PersonSuggestion, 'name' | 'email'>): readonly Start[] {
    return this.#startsOf.get(person.email === '' ? `name ${person.name}` : mailKey(person.email)) ?? [];
  }

  #takePeople(): void {
    const all = this.#account.people.all();
    if (all === this.#peopleSeen) return;
    const known = new Map<string, KnownPerson>();
    for (const person of all) {
      known.set(person.personId, person);
      const before = this.#peopleKnown.get(person.personId);
      if (before === person) continue;
      this.#people.put(person.personId, findablePerson(person));
      if (before) this.#namesakes.get(foldName(before.name))?.delete(before);
      const namesakes = this.#namesakes.get(foldName(person.name));
      if (namesakes) namesakes.add(person);
      else this.#namesakes.set(foldName(person.name), new Set([person]));
    }
    for (const [personId, person] of this.#peopleKnown) {
      if (known.has(personId)) continue;
      this.#people.remove(personId);
      this.#namesakes.get(foldName(person.name))?.delete(person);
    }
    [this.#peopleSeen, this.#peopleKnown] = [all, known];
  }

  /** `anew`: each is taken in again, since it has its clinician's name and id. */
  #takeSessions(anew: boolean): void {
    const lanes = new Map(this.#account.outbox.lanes().map((lane) => [lane.lane, lane]));
    const known = new Map<string, Session>();
    this.#startsOf.clear();
    this.#seats.clear();
    for (const { session: read, goneSince } of this.#account.book.all()) {
      const lane = lanes.get(read.localId);
      const session = lane?.session ?? read;
      const isInDay = isShown({ session, goneSince, waiting: mostUrgent(lane?.open ?? []) });
      if (!isInDay && !session.cancelled) continue;
      if (anew || this.#sessionsKnown.get(session.localId) !== session) this.#putSession(session);
      known.set(session.localId, session);
      if (!isInDay) continue; // found, and no session of anybody's any more
      for (const one of session.participants) {
        if (one.isHost) continue;
        const start = { at: session.startsAt, localId: session.localId };
        this.#count(`name ${one.name}`, start);
        if (one.email !== '') this.#count(mailKey(one.email), start);
        const seats = this.#seats.get(seatKey(one));
        if (seats) seats.push(session.startsAt);
        else this.#seats.set(seatKey(one), [session.startsAt]);
      }
    }
    for (const localId of this.#sessionsKnown.keys()) if (!known.has(localId)) this.#sessions.remove(localId);
    this.#sessionsKnown = known;
  }

  /** Answers whether there is anything new. */
  #takeClinicians(): boolean {
    const now = this.#account.roster.clinicians();
    if (JSON.stringify(now) === JSON.stringify(this.#listed)) return false;
    for (const { userId } of this.#listed) this.#clinicians.remove(userId);
    for (const one of now) this.#clinicians.put(one.userId, findableClinician(one));
    this.#listed = now;
    return true;
  }

  #putSession(session: Session): void {
    const host = this.#listed.find((one) => one.userId === session.hostId);
    this.#sessions.put(session.localId, findableSession(session, host));
  }

  #count(key: string, start: Start): void {
    const starts = this.#startsOf.get(key);
    if (starts === undefined) this.#startsOf.set(key, [start]);
    else starts.push(start);
  }
}

/** One person as `People` knows them apart: by name and address, or number. */
function seatKey({ name, email, phone }: Pick<KnownPerson, 'name' | 'email' | 'phone'>): string {
  return `${foldName(name)} ${email.trim() === '' ? phoneDigits(phone) : email.trim().toLowerCase()}`;
}

function mailKey(email: string): string {
  return `mail ${email.toLowerCase()}`;
}
