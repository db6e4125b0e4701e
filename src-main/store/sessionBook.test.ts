// Goal: the copy says what was read and what this desk did, on disk as in memory. Method: a real file, reopened after each story.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { OpenedStore } from './open.ts';
import type { KnownSession } from './port.ts';
import { GONE_SESSIONS_KEPT_DAYS, openSessionBook } from './sessionBook.ts';
import type { OpenedSessionBook } from './sessionBook.ts';
import { emptyFolder } from './testing/emptyFolder.ts';
import { openTestStore } from './testing/testStore.ts';
import { countingIds, guest, host, invited, readOf, remote, T0, waiting } from './testing/testSessions.ts';

const none = (): boolean => false;
const OWN_ID = waiting().externalId;
const ids = countingIds();
const open: OpenedStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

function newBook(folder = emptyFolder()): { book: OpenedSessionBook; store: OpenedStore; folder: string } {
  const store = openTestStore(folder);
  open.push(store);
  return { book: openSessionBook({ store, now: () => T0, newLocalId: ids }), store, folder };
}

/** What a restart finds; compared with memory, so that nothing lives in memory alone. */
function reopened(was: { store: OpenedStore; folder: string }): OpenedSessionBook {
  was.store.close();
  return newBook(was.folder).book;
}

function only(book: OpenedSessionBook): KnownSession {
  const all = [...book.all()];
  expect(all).toHaveLength(1);
  return all[0] as KnownSession;
}

test('what was read is there after a restart, found by each of its names', () => {
  const was = newBook();
  was.book.merge(readOf([remote({ externalId: 'EHR-7' })]), none);
  const known = only(was.book);
  expect(known).toMatchObject({ readAt: T0, goneSince: null, session: { sessionId: 77120 } });

  const book = reopened(was);
  const { session } = known;
  expect(book.get(session.localId)).toEqual(known);
  expect(book.bySessionId(77120)).toEqual(known);
  expect(book.byExternalId('ehr-7')).toEqual([known]);
  expect(book.byEmail(' Rosa.Vega@example.ORG ')).toEqual([known]);
  expect([book.byExternalId(''), book.byEmail(''), book.byEmail('vega@example.org')]).toEqual([[], [], []]);
  expect(book.accountReadAt()).toBe(T0);
});

test('a session that is held is found like any other, and is on the disk only once it is kept', () => {
  const was = newBook();
  was.book.hold(waiting({ participants: [invited()] }));
  expect(only(was.book)).toMatchObject({ readAt: null, session: { localId: 's-own', sessionId: null } });
  expect(was.book.byExternalId(OWN_ID)).toHaveLength(1);
  expect(was.book.byEmail('rosa.vega@example.org')).toHaveLength(1);
  expect([...reopened(was).all()]).toEqual([]);

  const again = newBook();
  again.book.hold(waiting({ topic: 'First' }));
  again.book.hold(waiting({ topic: 'Corrected' }));
  again.book.keep('s-own');
  const known = only(again.book);
  expect(known.session.topic).toBe('Corrected');
  again.book.keep('s-own'); // nothing to do
  expect(only(reopened(again))).toEqual(known);
});

test('holding what is on the disk already writes it there; a held one that SecureVideo has is written by the read', () => {
  const was = newBook();
  was.book.put(waiting(), null);
  was.book.hold(waiting({ topic: 'Corrected' }));
  expect(only(reopened(was)).session.topic).toBe('Corrected');

  const landed = newBook();
  landed.book.hold(waiting());
  landed.book.merge(readOf([remote({ externalId: OWN_ID })]), none);
  const known = only(landed.book);
  expect(known.session).toMatchObject({ localId: 's-own', sessionId: 77120 });
  expect(only(reopened(landed))).toEqual(known);
});

test('a held session that is dropped is gone, and one whose transaction fails was never there', () => {
  const { book, store } = newBook();
  const fails = (work: () => void): void => {
    const failing = (): void => {
      work();
      throw new Error('disk');
    };
    expect(() => store.transaction(failing)).toThrow('disk');
  };
  fails(() => book.hold(waiting()));
  expect([...book.all()]).toEqual([]);

  book.hold(waiting());
  fails(() => book.keep('s-own'));
  expect(store.db.prepare('SELECT * FROM sessions').all()).toEqual([]);
  book.keep('s-own'); // still held after the rollback
  expect(store.db.prepare('SELECT local_id FROM sessions').all()).toEqual([{ local_id: 's-own' }]);

  const other = newBook();
  other.book.hold(waiting());
  other.book.drop('s-own');
  expect([...other.book.all()]).toEqual([]);
  other.book.keep('s-own');
  expect(other.store.db.prepare('SELECT * FROM sessions').all()).toEqual([]);
});

test('a read that changes nothing seals nothing, moves the moment, and a restart knows it', () => {
  const was = newBook();
  was.book.merge(readOf([remote(), remote({ sessionId: 2 })]), none);
  const before = was.store.db.prepare('SELECT * FROM sessions').all();
  const { session } = was.book.bySessionId(2) as KnownSession;
  was.book.merge(readOf([remote(), remote({ sessionId: 2 })], { begunAt: T0 + 60_000 }), none);
  expect(was.store.db.prepare('SELECT * FROM sessions').all()).toEqual(before);
  expect(was.book.bySessionId(2)).toMatchObject({ readAt: T0 + 60_000 });
  expect(was.book.bySessionId(2)?.session).toBe(session);
  expect(reopened(was).bySessionId(2)).toMatchObject({ readAt: T0 + 60_000, goneSince: null });
});

test('what a read of the whole account has not is gone since then, and comes back when it is there again', () => {
  const was = newBook();
  was.book.merge(readOf([remote()]), none);
  was.book.merge(readOf([], { begunAt: T0 + 1000 }), none);
  was.book.merge(readOf([], { begunAt: T0 + 2000 }), none);
  expect(only(was.book)).toMatchObject({ readAt: T0, goneSince: T0 + 1000 });
  const book = reopened(was);
  expect(only(book)).toMatchObject({ readAt: T0, goneSince: T0 + 1000 });
  book.merge(readOf([remote()], { begunAt: T0 + 3000 }), none);
  expect(only(book)).toMatchObject({ readAt: T0 + 3000, goneSince: null });
});

test.each([
  ['of one host', { scope: { is: 'host', userId: '5' } } as const],
  ['by address', { scope: { is: 'email' } } as const],
  ['with a session that could not be read', { unreadable: 1 }],
])('absence from a read %s says nothing, and no restart makes it say that it was there', (_, change) => {
  const was = newBook();
  was.book.merge(readOf([remote()]), none);
  was.book.merge(readOf([], { begunAt: T0 + 1000, ...change }), none);
  expect(only(was.book)).toMatchObject({ readAt: T0, goneSince: null });
  expect(only(reopened(was))).toMatchObject({ readAt: T0, goneSince: null });
});

test('a read of a part brings its sessions up to date and leaves the others', () => {
  const { book } = newBook();
  book.merge(readOf([remote(), remote({ sessionId: 2, hostId: '6' })]), none);
  const part = { begunAt: T0 + 1000, scope: { is: 'host', userId: '5' } } as const;
  book.merge(readOf([remote({ topic: 'New' }), remote({ sessionId: 3 })], part), none);
  expect(book.bySessionId(77120)).toMatchObject({ readAt: T0 + 1000, session: { topic: 'New' } });
  expect(book.bySessionId(2)).toMatchObject({ readAt: T0, goneSince: null });
  expect(book.bySessionId(3)).toMatchObject({ readAt: T0 + 1000 });
  expect(book.accountReadAt()).toBe(T0);
});

test('a read that was overtaken brings nothing old back; one far older means that the clock was set back', () => {
  const { book } = newBook();
  book.merge(readOf([remote(), remote({ sessionId: 2 })]), none);
  book.merge(readOf([remote({ topic: 'New' })], { begunAt: T0 + 10_000 }), none); // 2 is gone
  book.merge(readOf([remote({ topic: 'Old' }), remote({ sessionId: 2 })], { begunAt: T0 + 5000 }), none);
  expect(book.bySessionId(77120)).toMatchObject({ readAt: T0 + 10_000, session: { topic: 'New' } });
  expect(book.bySessionId(2)).toMatchObject({ goneSince: T0 + 10_000 });
  expect(book.accountReadAt()).toBe(T0 + 10_000);

  const dayBack = T0 - dayMs;
  book.merge(readOf([remote({ topic: 'After the clock was set' })], { begunAt: dayBack }), none);
  expect(book.bySessionId(77120)).toMatchObject({ readAt: dayBack, session: { topic: 'After the clock was set' } });
});

test('rows that are to be left alone stay as they are, present or absent', () => {
  const was = newBook();
  was.book.merge(readOf([remote(), remote({ sessionId: 2 })]), none);
  const told = (book: OpenedSessionBook): KnownSession[] =>
    [...book.all()].map(({ session, readAt, goneSince }) => ({ session, readAt, goneSince }));
  const before = told(was.book);
  was.book.merge(readOf([remote({ topic: 'Other' })], { begunAt: T0 + 1000 }), () => true);
  expect(told(was.book)).toEqual(before);
  expect(told(reopened(was))).toEqual(before);
});

test('a booking that waits becomes the session that carries its own id, and no second row', () => {
  const was = newBook();
  was.book.put(waiting(), null);
  expect(only(was.book)).toMatchObject({ readAt: null, session: { sessionId: null } });
  was.book.merge(readOf([remote({ externalId: OWN_ID.toUpperCase() })]), none);
  const known = only(was.book);
  expect(known).toMatchObject({ readAt: T0, session: { localId: 's-own', sessionId: 77120 } });
  expect(known.session.participants.find((person) => person.localId === 'p-own')).toMatchObject({ packet: 412 });
  expect(only(reopened(was))).toEqual(known);
});

test('while its create is on the way the read adds no row beside it', () => {
  const { book } = newBook();
  book.put(waiting(), null);
  book.merge(readOf([remote({ externalId: OWN_ID })]), (localId) => localId === 's-own');
  expect(only(book)).toMatchObject({ readAt: null, session: { localId: 's-own', sessionId: null } });
});

test('of two sessions with its id the lower is taken; the other is shown as a row of its own', () => {
  const { book } = newBook();
  book.put(waiting(), null);
  book.merge(
    readOf([remote({ sessionId: 9, externalId: OWN_ID }), remote({ sessionId: 8, externalId: OWN_ID })]),
    none,
  );
  expect(book.bySessionId(8)?.session.localId).toBe('s-own');
  expect(book.bySessionId(9)?.session.localId).not.toBe('s-own');
  expect(book.byExternalId(OWN_ID)).toHaveLength(2);
});

test('an id that the clinic typed proves nothing: the found session stays beside the one that waits', () => {
  const { book } = newBook();
  book.put(waiting({ externalId: 'EHR-7' }), null);
  book.merge(readOf([remote({ externalId: 'EHR-7' })]), none);
  expect(book.get('s-own')).toMatchObject({ session: { sessionId: null } });
  expect(book.byExternalId('EHR-7')).toHaveLength(2);
});

test('binding joins a row that was seen meanwhile under another local id', () => {
  const was = newBook();
  was.book.put(waiting({ externalId: 'EHR-7' }), null);
  was.book.merge(readOf([remote({ externalId: 'EHR-7' })]), none);
  was.book.bind('s-own', 77120);
  const known = only(was.book);
  expect(known).toMatchObject({ readAt: T0, session: { localId: 's-own', sessionId: 77120 } });
  expect(known.session.participants.map(({ name, packet }) => [name, packet])).toEqual([
    ['Dr. Ilse Voss', null],
    ['Rosa Vega', 412],
  ]);
  expect(was.book.byEmail('rosa.vega@example.org')).toEqual([known]);
  expect(only(reopened(was))).toEqual(known);
});

test('binding before any read gives the id; doing it twice changes nothing; what is not there is a bug', () => {
  const { book } = newBook();
  book.put(waiting(), null);
  book.bind('s-own', 77120);
  book.bind('s-own', 77120);
  expect(book.bySessionId(77120)?.session.localId).toBe('s-own');
  expect(() => book.bind('nobody', 1)).toThrow('no such session');
});

test('what this desk writes stays until a later read, with the moment that it is given', () => {
  const { book } = newBook();
  book.merge(readOf([remote()]), none);
  const { session } = only(book);
  book.put({ ...session, topic: 'Moved' }, T0 + 500);
  expect(only(book)).toMatchObject({ readAt: T0 + 500, session: { topic: 'Moved' } });
  book.put({ ...session, topic: 'Moved again' }, null);
  expect(only(book)).toMatchObject({ readAt: T0 + 500, session: { topic: 'Moved again' } });
});

test('written with an id that another row has, the two become one', () => {
  const { book } = newBook();
  book.merge(readOf([remote()]), none);
  book.put(waiting({ sessionId: 77120 }), T0 + 1);
  expect(only(book).session.localId).toBe('s-own');
  expect(book.bySessionId(77120)?.session.localId).toBe('s-own');
});

test('a session that was never sent can be dropped, one that SecureVideo knows cannot', () => {
  const was = newBook();
  was.book.put(waiting(), null);
  was.book.drop('s-own');
  was.book.drop('s-own');
  expect([...was.book.all()]).toEqual([]);
  expect(was.book.byEmail('rosa.vega@example.org')).toEqual([]);
  was.book.merge(readOf([remote()]), none);
  expect(() => was.book.drop(only(was.book).session.localId)).toThrow('not dropped');
  expect([...reopened(was).all()]).toHaveLength(1);
});

test('what is rolled back leaves memory as it was, with all its ways of finding', () => {
  const { book, store } = newBook();
  book.merge(readOf([remote({ externalId: 'EHR-7' })]), none);
  book.put(waiting(), null);
  const before = [...book.all()];
  const fail = (): void =>
    store.transaction(() => {
      book.bind('s-own', 77120);
      book.put(waiting({ localId: 's-2', sessionId: 5 }), T0);
      book.merge(
        readOf([remote({ sessionId: 6 }), remote({ sessionId: 5, externalId: '' })], { begunAt: T0 + 9 }),
        none,
      );
      expect(book.bySessionId(6)).toBeDefined();
      throw new Error('disk');
    });
  expect(fail).toThrow('disk');
  expect(new Set(book.all())).toEqual(new Set(before));
  expect(book.bySessionId(77120)?.session.localId).toBe(before[0]?.session.localId);
  expect([book.bySessionId(5), book.bySessionId(6)]).toEqual([undefined, undefined]);
  expect(book.byExternalId(OWN_ID)).toHaveLength(1);
  expect(book.byExternalId('EHR-7')).toHaveLength(1);
  book.bind('s-own', 77120);
  expect(book.bySessionId(77120)?.session.localId).toBe('s-own');
});

test('the journal goes first in the same transaction: its failure takes the read back', () => {
  const { book } = newBook();
  const order: string[] = [];
  book.put(waiting({ externalId: 'EHR-7' }), null);
  book.merge(
    readOf([remote({ externalId: 'EHR-7' })]),
    () => (order.push('rows'), false),
    () => {
      order.push('journal');
      book.bind('s-own', 77120);
    },
  );
  expect(order).toEqual(['journal', 'rows']);
  expect(only(book).session.localId).toBe('s-own');

  const fail = (): void =>
    book.merge(readOf([remote({ sessionId: 3 })]), none, () => {
      throw new Error('journal');
    });
  expect(fail).toThrow('journal');
  expect(book.bySessionId(3)).toBeUndefined();
});

test('listeners hear once a transaction, after it, and not of one that was rolled back', () => {
  const { book, store } = newBook();
  const heard = vi.fn(() => expect(store.db.isTransaction).toBe(false));
  const stop = book.onChange(heard);
  book.onChange(() => {
    throw new Error('a listener');
  });
  store.transaction(() => {
    book.put(waiting(), null);
    book.merge(readOf([remote()]), none);
    expect(heard).not.toHaveBeenCalled();
  });
  expect(heard).toHaveBeenCalledTimes(1);
  book.merge(readOf([remote()], { begunAt: T0 + 1 }), none); // the moment is news as well
  expect(heard).toHaveBeenCalledTimes(2);
  expect(() => store.transaction(() => (book.put(waiting(), null), undefined as never))).not.toThrow();
  stop();
  book.put(waiting(), null);
  expect(heard).toHaveBeenCalledTimes(3);
});

test('sessions that are long gone are forgotten after their days, those still listed or waiting are not', () => {
  const { book } = newBook();
  const old = T0 - 2 * dayMs;
  const sessions = [remote({ sessionId: 1, startsAt: old }), remote({ sessionId: 2, startsAt: old })];
  book.merge(readOf(sessions), none);
  book.put(waiting({ startsAt: old }), null);
  book.merge(readOf(sessions.slice(1), { begunAt: T0 + 1000 }), none);
  const kept = T0 + GONE_SESSIONS_KEPT_DAYS * dayMs;
  book.merge(readOf(sessions.slice(1), { begunAt: kept }), none);
  expect(book.bySessionId(1)).toBeDefined();
  book.merge(readOf(sessions.slice(1), { begunAt: kept + 1001 }), none);
  expect(book.bySessionId(1)).toBeUndefined();
  expect([book.bySessionId(2), book.get('s-own')].every((row) => row !== undefined)).toBe(true);
});

test('a row that does not open costs no other; its session comes back under the same local id, its bytes are kept', () => {
  const was = newBook();
  was.book.merge(readOf([remote(), remote({ sessionId: 2 })]), none);
  const { localId } = (was.book.bySessionId(2) as KnownSession).session;
  was.store.db.prepare("UPDATE sessions SET sealed = x'0101ff' WHERE session_id = 2").run();
  was.store.close();
  const { book, store } = newBook(was.folder);
  expect([book.damagedCount(), [...book.all()].length, book.bySessionId(2)]).toEqual([1, 1, undefined]);

  const fail = (): void =>
    store.transaction(() => {
      book.merge(readOf([remote({ sessionId: 2 })]), none);
      throw new Error('disk');
    });
  expect(fail).toThrow('disk');
  expect(book.damagedCount()).toBe(1);

  book.merge(readOf([remote(), remote({ sessionId: 2 })]), none);
  expect(book.bySessionId(2)?.session.localId).toBe(localId);
  expect(book.damagedCount()).toBe(0);
  expect(store.db.prepare('SELECT of_table, of_row, sealed FROM damaged_rows').all()).toEqual([
    { of_table: 'sessions', of_row: localId, sealed: Uint8Array.of(1, 1, 255) },
  ]);
});

test('a damaged row gives way to a session of the same id under another local id', () => {
  const was = newBook();
  was.book.merge(readOf([remote()]), none);
  was.store.db.prepare("UPDATE sessions SET sealed = x'00'").run();
  was.store.close();
  const { book, store } = newBook(was.folder);
  book.put(waiting({ sessionId: 77120 }), T0);
  expect(only(book).session.localId).toBe('s-own');
  expect(store.db.prepare('SELECT count(*) AS n FROM damaged_rows').get()).toEqual({ n: 1 });
});

test('two sealed rows that were swapped do not open', () => {
  const was = newBook();
  was.book.merge(readOf([remote(), remote({ sessionId: 2 })]), none);
  const [one, other] = was.store.db.prepare('SELECT local_id, sealed FROM sessions').all();
  const write = was.store.db.prepare('UPDATE sessions SET sealed = ? WHERE local_id = ?');
  write.run(other?.sealed ?? null, one?.local_id ?? null);
  write.run(one?.sealed ?? null, other?.local_id ?? null);
  expect(reopened(was).damagedCount()).toBe(2);
});

test('no name, address, number, code or id of a patient is readable in any file of the folder', () => {
  const { book, store, folder } = newBook();
  const people = [host(), guest({ name: 'Zebulon Quixwater', email: 'zeb.quix@example.net', phone: '7205550177' })];
  book.merge(readOf([remote({ topic: 'Quiltwork topic', participants: people })]), none);
  book.put(waiting({ participants: [invited({ name: 'Marigold Fenwick' })] }), null);
  const files = (): Buffer[] =>
    ['desk.db', 'desk.db-wal', 'desk.db.copy-1'].flatMap((name) => orNothing(join(folder, name)));
  store.db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  const whileOpen = files();
  store.close();
  const all = Buffer.concat([...whileOpen, ...files()])
    .toString('latin1')
    .toLowerCase();
  expect(all).toContain('create table sessions'); // the files were really read
  for (const word of ['quixwater', 'zeb.quix', '7205550177', 'fenwick', 'quiltwork', '447120983', 'mrn-3381', 'voss']) {
    expect(all, word).not.toContain(word);
  }
});

function orNothing(path: string): Buffer[] {
  try {
    return [readFileSync(path)];
  } catch {
    return [];
  }
}
