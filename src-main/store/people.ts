// People seen before: guests of the sessions that this desk knows or booked, for filling in a form. Sealed like them.
import type { StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { foldName, phoneDigits } from '../../src-shared/session/rules.ts';
import { Delivery, UtcMs } from '../../src-shared/session/session.ts';
import { guestsOf } from '../../src-shared/session/who.ts';
import type { Participant, Session } from '../../src-shared/session/session.ts';
import { setRowAside } from './rowAside.ts';
import { foldEmail } from './sessionMerge.ts';
import type { FollowedStore } from './sqliteStore.ts';
import { statementsOf } from './statements.ts';
import { DamagedRow } from './storeError.ts';

/** A person as in the latest session that has them. */
export const KnownPerson = z.object({
  /** A keyed hash of name and contact: the same person, the same id. */
  personId: z.string().min(1),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  zoneId: z.string(),
  externalId: z.string(),
  delivery: Delivery.nullable(),
  lastHostId: z.string(),
  /** Kind of visit that this desk booked for them last, '' = not known. SecureVideo does not tell it. */
  lastKindId: z.string().default(''),
  /** Start of the latest session that this desk knows of, which may lie ahead. */
  lastSeenAt: UtcMs,
});
export type KnownPerson = z.infer<typeof KnownPerson>;

/** So many are kept; those not seen for longest give way. */
export const PEOPLE_MAX = 60_000;

export interface People {
  all(): readonly KnownPerson[];
  get(personId: string): KnownPerson | undefined;
  /** Takes the guests of a session in; to be called in the transaction that writes the session. */
  learn(session: Session): void;
  /** Takes the guests of a session in that is in memory alone: they are on the disk once it is, by `learn`. */
  see(session: Session): void;
  /** Notes the kind of visit of a session that was just seen, for its first guest; on the disk once the session is. */
  noteKind(session: Session, kindId: string): void;
}

/** Opens the people of an account; their rows are read when they are first asked for. `max` is for tests. */
export function openPeople(parts: {
  readonly store: FollowedStore;
  readonly now: () => UtcMs;
  readonly max?: number;
}): People {
  return new StoredPeople(parts.store, parts.now, parts.max ?? PEOPLE_MAX);
}

class StoredPeople implements People {
  readonly #store: FollowedStore;
  readonly #now: () => UtcMs;
  readonly #max: number;
  readonly #sql: (sql: string) => StatementSync;
  #loaded: Map<string, KnownPerson> | undefined;
  /** Sessions that were seen and not looked at yet: saving a booking does not wait for that. */
  #seen: Session[] = [];
  /** Kinds that were noted and not looked at yet, by the session's first guest. */
  #kinds: { readonly session: Session; readonly kindId: string }[] = [];
  /** People who are in memory alone. */
  readonly #unwritten = new Set<string>();
  #listed: readonly KnownPerson[] | undefined;

  constructor(store: FollowedStore, now: () => UtcMs, max: number) {
    this.#store = store;
    this.#now = now;
    this.#max = max;
    this.#sql = statementsOf(store.db);
  }

  all(): readonly KnownPerson[] {
    const people = this.#people();
    this.#listed ??= [...people.values()];
    return this.#listed;
  }

  get(personId: string): KnownPerson | undefined {
    return this.#people().get(personId);
  }

  learn(session: Session): void {
    const people = this.#people();
    for (const guest of guestsOf(session)) {
      const { personId, known, person } = this.#newest(people, guest, session);
      const isOnDisk = known !== undefined && !this.#unwritten.has(personId);
      if (!isOnDisk || !isSame(known, person)) this.#set(personId, person);
    }
    while (people.size > this.#max) this.#forgetOldest();
  }

  see(session: Session): void {
    this.#seen.push(session);
  }

  noteKind(session: Session, kindId: string): void {
    this.#kinds.push({ session, kindId });
  }

  #people(): Map<string, KnownPerson> {
    const people = (this.#loaded ??= this.#load());
    if (this.#seen.length > 0) this.#takeSeen(people);
    if (this.#kinds.length > 0) this.#takeKinds(people);
    return people;
  }

  #takeKinds(people: Map<string, KnownPerson>): void {
    const noted = this.#kinds;
    this.#kinds = [];
    for (const { session, kindId } of noted) {
      const [guest] = guestsOf(session);
      const known = guest && people.get(this.#personOf(guest, session).personId);
      if (known === undefined || known.lastKindId === kindId) continue;
      people.set(known.personId, { ...known, lastKindId: kindId });
      this.#unwritten.add(known.personId);
    }
    this.#listed = undefined;
  }

  #takeSeen(people: Map<string, KnownPerson>): void {
    const sessions = this.#seen;
    this.#seen = [];
    for (const session of sessions) {
      for (const guest of guestsOf(session)) {
        const { personId, known, person } = this.#newest(people, guest, session);
        if (known !== undefined && isSame(known, person)) continue;
        people.set(personId, person);
        this.#unwritten.add(personId);
      }
    }
    this.#listed = undefined;
  }

  /** A guest as this desk knew them, and as it does with this session. */
  #newest(
    people: ReadonlyMap<string, KnownPerson>,
    guest: Participant,
    session: Session,
  ): { readonly personId: string; readonly known: KnownPerson | undefined; readonly person: KnownPerson } {
    const seen = this.#personOf(guest, session);
    const known = people.get(seen.personId);
    if (known === undefined) return { personId: seen.personId, known, person: seen };
    const person = known.lastSeenAt > seen.lastSeenAt ? known : withoutLosses(seen, known);
    return { personId: seen.personId, known, person };
  }

  #personOf(guest: Participant, session: Session): KnownPerson {
    return {
      personId: personIdOf(this.#store, guest),
      name: guest.name,
      email: guest.email,
      phone: guest.phone,
      zoneId: guest.zoneId,
      externalId: guest.externalId,
      delivery: guest.delivery,
      lastHostId: session.hostId,
      lastKindId: '',
      lastSeenAt: session.startsAt,
    };
  }

  #set(personId: string, person: KnownPerson | undefined): void {
    const people = this.#people();
    const before = people.get(personId);
    if (person === undefined) {
      this.#sql('DELETE FROM people WHERE person_id = ?').run(personId);
    } else {
      const sealed = this.#store.seal('people', personId, 'sealed', person);
      this.#sql(
        'INSERT INTO people (person_id, sealed) VALUES (?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed',
      ).run(personId, sealed);
    }
    put(people, personId, person);
    const wasUnwritten = this.#unwritten.delete(personId);
    this.#listed = undefined;
    this.#store.whenSettled({
      rolledBack: () => {
        put(people, personId, before);
        if (wasUnwritten) this.#unwritten.add(personId);
        this.#listed = undefined;
      },
    });
  }

  // One at a time: it happens once in sixty thousand people, and then for one new person each time.
  #forgetOldest(): void {
    let oldest: KnownPerson | undefined;
    for (const person of this.#people().values()) {
      if (oldest === undefined || person.lastSeenAt < oldest.lastSeenAt) oldest = person;
    }
    if (oldest !== undefined) this.#set(oldest.personId, undefined);
  }

  #load(): Map<string, KnownPerson> {
    const people = new Map<string, KnownPerson>();
    const damaged: string[] = [];
    for (const row of this.#store.db.prepare('SELECT person_id, sealed FROM people').iterate()) {
      const personId = String(row.person_id);
      const person = this.#open(personId, row.sealed);
      if (person === null) {
        damaged.push(personId);
        continue;
      }
      // Under another key the same person has another id; the row follows when it is sealed anew.
      const idNow = this.#store.formerKey === null ? personId : personIdOf(this.#store, person);
      if (idNow === personId || !people.has(idNow)) people.set(idNow, { ...person, personId: idNow });
    }
    if (damaged.length > 0) this.#setAside(damaged);
    return people;
  }

  #open(personId: string, sealed: unknown): KnownPerson | null {
    try {
      if (!(sealed instanceof Uint8Array)) return null;
      const person = KnownPerson.safeParse(this.#store.unseal('people', personId, 'sealed', sealed));
      return person.success ? person.data : null;
    } catch (error) {
      if (error instanceof DamagedRow) return null;
      throw error;
    }
  }

  // They come back with the sessions that have them.
  #setAside(personIds: readonly string[]): void {
    this.#store.transaction(() => {
      for (const rowId of personIds) {
        setRowAside(this.#store, { table: 'people', key: 'person_id', rowId, column: 'sealed' }, this.#now());
        this.#store.db.prepare('DELETE FROM people WHERE person_id = ?').run(rowId);
      }
    });
  }
}

/** Under which id somebody is kept: keyed, so that it tells nothing, and the same for the same name and contact. */
export function personIdOf(
  store: Pick<FollowedStore, 'lookupHash'>,
  { name, email, phone }: Pick<KnownPerson, 'name' | 'email' | 'phone'>,
): string {
  const contact = email.trim() === '' ? phoneDigits(phone) : foldEmail(email);
  return store.lookupHash('person', JSON.stringify([foldName(name), contact]));
}

// A session that tells less (no zone, no id) does not make the desk forget what an earlier one told.
function withoutLosses(person: KnownPerson, known: KnownPerson): KnownPerson {
  return {
    ...person,
    phone: person.phone === '' ? known.phone : person.phone,
    zoneId: person.zoneId === '' ? known.zoneId : person.zoneId,
    externalId: person.externalId === '' ? known.externalId : person.externalId,
    delivery: person.delivery ?? known.delivery,
    lastKindId: person.lastKindId === '' ? known.lastKindId : person.lastKindId,
  };
}

function isSame(a: KnownPerson, b: KnownPerson): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function put<V>(map: Map<string, V>, key: string, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
