// Goal: people seen before are known again, each once, as they were seen last. Method: sessions go in, a restart reads them out.
import { afterEach, expect, test } from 'vitest';
import type { Session } from '../../src-shared/session/session.ts';
import type { OpenedStore } from './open.ts';
import type { People } from './people.ts';
import { openPeople } from './people.ts';
import { openSessionBook } from './sessionBook.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore } from './testing/testStore.ts';
import { countingIds, guest, host, invited, readOf, remote, T0, waiting } from './testing/testSessions.ts';

const open: OpenedStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});
type Desk = { people: People; store: OpenedStore; folder: string; learn: (change: Partial<Session>) => void };
function newPeople(folder = emptyFolder(), max?: number): Desk {
  const store = openTestStore(folder);
  open.push(store);
  const people = openPeople({ store, now: () => T0, ...(max === undefined ? {} : { max }) });
  return { people, store, folder, learn: (change) => store.transaction(() => people.learn(waiting(change))) };
}

test('guests of a session are known after a restart; hosts and colleagues are not in the list', () => {
  const was = newPeople();
  const colleague = invited({ userId: '31', name: 'Amal Nkemba' });
  was.learn({ participants: [{ ...invited(), ...host() }, colleague, invited()] });
  was.store.close();
  const { people } = newPeople(was.folder);
  expect(people.all()).toEqual([
    {
      personId: people.all()[0]?.personId,
      name: 'Rosa Vega',
      email: 'rosa.vega@example.org',
      phone: '3035550142',
      zoneId: 'Mountain Standard Time',
      externalId: 'MRN-3381',
      delivery: 'email',
      lastHostId: '5',
      lastKindId: '',
      lastSeenAt: waiting().startsAt,
    },
  ]);
  expect(people.get(people.all()[0]?.personId ?? '')).toEqual(people.all()[0]);
});

test('the same person in other spelling is one, as in the latest session, whichever is learned first', () => {
  const earlier = { startsAt: T0, participants: [invited({ phone: '7205550199', zoneId: 'Old' })] };
  const later = {
    startsAt: T0 + 1,
    hostId: '6',
    participants: [invited({ name: 'ROSA  Vega', email: 'Rosa.Vega@example.org', zoneId: 'New' })],
  };
  for (const order of [
    [earlier, later],
    [later, earlier],
  ]) {
    const { people, learn } = newPeople();
    for (const session of order) learn(session);
    expect(people.all()).toHaveLength(1);
    expect(people.all()[0]).toMatchObject({ name: 'ROSA  Vega', zoneId: 'New', lastHostId: '6', lastSeenAt: T0 + 1 });
  }
});

test('a session that tells less takes nothing away', () => {
  const { people, learn } = newPeople();
  learn({ startsAt: T0 });
  const blank = { phone: '', zoneId: '', externalId: '', delivery: null };
  learn({ startsAt: T0 + 1, participants: [invited(blank)] });
  expect(people.all()).toMatchObject([
    {
      phone: '3035550142',
      zoneId: 'Mountain Standard Time',
      externalId: 'MRN-3381',
      delivery: 'email',
      lastSeenAt: T0 + 1,
    },
  ]);
});

test('one name with two contacts is two people; without an address the phone tells them apart', () => {
  const { people, learn } = newPeople();
  const contacts = [
    { email: 'a@example.org' },
    { email: 'b@example.org' },
    { email: '', phone: '3035550100' },
    { email: '', phone: '(303) 555-0101' },
    { email: '', phone: '' },
  ];
  learn({ participants: contacts.map((contact) => invited(contact)) });
  expect(people.all()).toHaveLength(contacts.length);
});

test('nothing new is not written again', () => {
  const { store, learn } = newPeople();
  learn({});
  const before = store.db.prepare('SELECT * FROM people').all();
  learn({});
  expect(store.db.prepare('SELECT * FROM people').all()).toEqual(before);
});

test('rolled back, nobody was seen', () => {
  const { people, store } = newPeople();
  const fail = (): void =>
    store.transaction(() => {
      people.learn(waiting());
      expect(people.all()).toHaveLength(1);
      throw new Error('disk');
    });
  expect(fail).toThrow('disk');
  expect(people.all()).toEqual([]);
});

test('over the limit those not seen for longest give way', () => {
  const { people, learn } = newPeople(emptyFolder(), 2);
  for (const [at, name] of ['Ann Bee', 'Cy Dee', 'Ed Fox'].entries()) {
    learn({ startsAt: T0 + (at === 0 ? 100 : at), participants: [invited({ name })] });
  }
  expect(people.all().map((person) => person.name)).toEqual(['Ann Bee', 'Ed Fox']);
});

test('the book tells of sessions that it reads and of those that are booked here', () => {
  const { people, store } = newPeople();
  const book = openSessionBook({ store, now: () => T0, newLocalId: countingIds(), people });
  book.merge(readOf([remote({ participants: [host(), guest({ name: 'Read Person' })] })]), () => false);
  book.put(waiting({ participants: [invited({ name: 'Booked Person' })] }), null);
  expect(people.all().map((person) => person.name)).toEqual(['Read Person', 'Booked Person']);
});

test('guests of a session that is held are known at once, and over a restart once it is kept', () => {
  const was = newPeople();
  const book = openSessionBook({ store: was.store, now: () => T0, newLocalId: countingIds(), people: was.people });
  book.hold(waiting({ participants: [invited({ name: 'Booked Person' })] }));
  expect(was.people.all().map((person) => person.name)).toEqual(['Booked Person']);
  expect(was.store.db.prepare('SELECT * FROM people').all()).toEqual([]);
  book.keep('s-own');
  expect(was.people.all()).toHaveLength(1);
  was.store.close();
  expect(
    newPeople(was.folder)
      .people.all()
      .map((person) => person.name),
  ).toEqual(['Booked Person']);
});

test('the kind of visit that was booked last is known at once, is the first guest’s alone, and outlives a restart', () => {
  const was = newPeople();
  const booked = waiting({
    participants: [invited(), invited({ localId: 'p9', name: 'Ana Ruiz', email: 'ana@example.org' })],
  });
  was.people.see(booked);
  was.people.noteKind(booked, 'intake');
  const kinds = (people: People) => Object.fromEntries(people.all().map((one) => [one.name, one.lastKindId]));
  expect(kinds(was.people)).toEqual({ 'Rosa Vega': 'intake', 'Ana Ruiz': '' });
  was.store.transaction(() => was.people.learn(booked));
  // A later session that SecureVideo tells of has no kind, and takes none away.
  was.store.transaction(() => was.people.learn({ ...booked, startsAt: booked.startsAt + 1 }));
  was.store.close();
  expect(kinds(newPeople(was.folder).people)).toEqual({ 'Rosa Vega': 'intake', 'Ana Ruiz': '' });
});

test('a booking that is not saved makes nobody known', () => {
  const { people, store } = newPeople();
  const book = openSessionBook({ store, now: () => T0, newLocalId: countingIds(), people });
  const fail = (): void => {
    book.hold(waiting({ participants: [invited()] }));
    throw new Error('disk');
  };
  expect(() => store.transaction(fail)).toThrow('disk');
  expect(people.all()).toEqual([]);
});

test('a row that does not open is set aside and costs no other', () => {
  const was = newPeople();
  was.learn({ participants: [invited(), invited({ name: 'Cy Dee' })] });
  const [rosa] = was.people.all();
  was.store.db.prepare("UPDATE people SET sealed = x'00' WHERE person_id = ?").run(rosa?.personId ?? '');
  was.store.close();
  const { people, store } = newPeople(was.folder);
  expect(people.all().map((person) => person.name)).toEqual(['Cy Dee']);
  expect(store.db.prepare('SELECT of_table FROM damaged_rows').all()).toEqual([{ of_table: 'people' }]);
});
