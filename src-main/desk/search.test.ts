import { describe, expect, test, vi } from 'vitest';
import type { Clinician, Session } from '../../src-shared/session/session.ts';
import { dayMs, hourMs } from '../../src-shared/time/utc.ts';
import type { KnownPerson } from '../store/people.ts';
import { DeskIndex } from './deskIndex.ts';
import { readsAs } from './search.ts';
import { bookOf, known, person, session } from './testing/sessions.ts';

const START = session().startsAt;
const voss: Clinician = {
  userId: '5',
  name: 'Dr. Ilse Voss',
  email: 'voss@example.org',
  phone: '3035550111',
  zoneId: '',
  externalId: 'NPI-1730',
  helpNumber: '',
  mayHost: true,
};

type Desk = { sessions?: readonly Session[]; people?: readonly KnownPerson[]; clinicians?: readonly Clinician[] };

/** An index over what the desk knows, and the way to change that. */
function indexOver(desk: Desk): { index: DeskIndex; book: { all(): unknown }; become: (next: Desk) => void } {
  let now = desk;
  let changed = (): void => {};
  const on = (listener: () => void) => {
    changed = listener;
    return () => {};
  };
  const book = { ...bookOf(), all: () => (now.sessions ?? []).map((one) => known(one)), onChange: on };
  const account = {
    book,
    people: { all: () => now.people ?? none, get: () => undefined, learn: () => {}, see: () => {} },
    outbox: { lanes: () => [], onChange: () => () => {} },
    roster: { clinicians: () => now.clinicians ?? [], onChange: () => () => {} },
  };
  return {
    book,
    index: new DeskIndex(account as unknown as ConstructorParameters<typeof DeskIndex>[0]),
    become: (next) => {
      now = { ...now, ...next };
      changed();
    },
  };
}
const none: readonly KnownPerson[] = [];
const sessionsFor = (sessions: readonly Session[], text: string): string[] =>
  indexOver({ sessions, clinicians: [voss] }).index.sessions(text, 20, START, START + 6 * hourMs);

describe('a session is found by what the caller may say', () => {
  const rosa = session({
    localId: 'rosa',
    externalId: 'JT-20931',
    topic: 'Médication review',
    participants: [
      person({ name: 'Rosa González Vega', externalId: 'MRN-3381', connectCode: '047120983', phone: '13035550142' }),
    ],
  });
  const other = session({
    localId: 'other',
    hostId: '6',
    participants: [
      person({ name: 'Ken Sato', email: 'ken@example.org', phone: '2065550100', connectCode: '999000111' }),
    ],
  });
  const found: [string, string][] = [
    ['a name', 'rosa'],
    ['two names in any order', 'vega rosa'],
    ['a name without its accent', 'gonzalez'],
    ['a name as it sounds', 'gonzales'],
    ['a name with a slip', 'rsoa gonzlez'],
    ['another case', 'ROSA V'],
    ['an address', 'rosa.vega@example.org'],
    ['an address that is still being typed', 'rosa.vega@ex'],
    ['the last four digits of a number', '0142'],
    ['a number as people write it', '(303) 555-0142'],
    ['a number with its country', '+1 303 555 0142'],
    ['a connect code in threes', '047 120 983'],
    ['a connect code as it is being typed', '047 12'],
    ['the EHR id of the session', 'jt-209'],
    ['the number in it', '20931'],
    ['the EHR id of the patient', 'MRN-3381'],
    ['the EHR id of the clinician', 'npi 1730'],
    ['the clinician', 'voss'],
    ['the topic', 'medication'],
    ['a name and the last four digits', 'rosa 0142'],
  ];
  test.each(found)('%s', (_name, text) => {
    expect(sessionsFor([other, rosa], text)).toEqual(['rosa']);
  });
  test.each(['', '  ', 'rosa sato', 'fd-', '99', '0143', '047 120 984'])('not by %j', (text) => {
    expect(sessionsFor([other, rosa], text)).toEqual([]);
  });
});

test('an id of this desk’s making is nobody’s word and finds nothing', () => {
  expect(sessionsFor([session({ externalId: 'fd-01jd3v8q6m7k' })], 'fd-01jd3v8q6m7k')).toEqual([]);
});

test('sessions of today come first, then those ahead, soonest first; then the past, latest first', () => {
  const at = (localId: string, hours: number): Session => session({ localId, startsAt: START + hours * hourMs });
  const all = [at('longAgo', -50), at('yesterday', -20), at('running', -0.5), at('nextDay', 24), at('soon', 1)];
  expect(sessionsFor(all, 'rosa')).toEqual(['running', 'soon', 'nextDay', 'yesterday', 'longAgo']);
});

test('the name as typed comes before one that merely begins so, and that before a slip', () => {
  const named = (name: string, hours: number): Session =>
    session({ localId: name, startsAt: START + hours * hourMs, participants: [person({ name, email: '' })] });
  const all = [named('Anita Cruz', 1), named('Ana Cruz', 2), named('Amna Cruz', 0.5)];
  expect(sessionsFor(all, 'ana cruz')).toEqual(['Ana Cruz', 'Amna Cruz']);
  expect(sessionsFor(all, 'an')).toEqual(['Anita Cruz', 'Ana Cruz']);
});

const someone = (name: string, lastSeenAt = 0, more: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: name,
  name,
  email: '',
  phone: '',
  zoneId: '',
  externalId: '',
  delivery: null,
  lastHostId: '',
  lastKindId: '',
  lastSeenAt,
  ...more,
});

test('people: a name that begins so comes first, then whoever was seen last', () => {
  const people = [
    someone('Maria Ana Cruz', 9),
    someone('Ana Lopez', 1),
    someone('Joana Reis', 5),
    someone('Ana Ruiz', 7),
  ];
  const names = indexOver({ people })
    .index.people('ana', 8, START)
    .map((one) => one.person.name);
  expect(names).toEqual(['Ana Ruiz', 'Ana Lopez', 'Maria Ana Cruz', 'Joana Reis']);
});

describe('a corrected address', () => {
  const rosa = (personId: string, lastSeenAt: number, more: Partial<KnownPerson>): KnownPerson =>
    someone('Rosa Vega', lastSeenAt, { personId, ...more });
  const [was, is] = [{ email: 'rosa@old.example' }, { email: 'rosa@new.example' }];
  const found = (desk: Desk, text: string): string[] =>
    indexOver(desk)
      .index.people(text, 8, START)
      .map(({ person: { personId }, newer }) => (newer ? `${personId} is ${newer.personId}` : personId));

  test('is found, last of all, and says who it is now: the other one sits in that place', () => {
    const people = [rosa('old', START, was), rosa('new', START, is), someone('Rosa Marin', START - dayMs)];
    const sessions = [session({ participants: [person({ name: 'Rosa Vega', ...is })] })];
    expect(found({ people, sessions }, 'rosa@old.example')).toContain('old is new');
    expect(found({ people, sessions }, 'rosa').at(-1)).toBe('old is new');
    expect(found({ people, sessions }, 'rosa@new.example')[0]).toBe('new');
    const { index } = indexOver({ people, sessions });
    expect(index.corrected({ name: 'rosa vega', ...was, phone: '' }, START)?.personId).toBe('new');
    expect(index.corrected({ name: 'Rosa Vega', ...is, phone: '' }, START)).toBeUndefined();
  });

  test('is still the person’s own while a session has it: two of one name are two people', () => {
    const people = [rosa('one', START, was), rosa('two', START, is)];
    const sessions = [was, is].map((of, at) =>
      session({ localId: String(at), participants: [person({ name: 'Rosa Vega', ...of })] }),
    );
    expect(found({ people, sessions }, 'rosa vega').sort()).toEqual(['one', 'two']);
    expect(found({ people }, 'rosa vega').sort(), 'nothing speaks for a correction').toEqual(['one', 'two']);
  });

  test('one phone or one EHR id tells it too, where nothing lies ahead for the older one', () => {
    const phone = { phone: '(303) 555-0142' };
    const people = [
      rosa('old', START - dayMs, { ...was, ...phone }),
      rosa('new', START, { ...is, phone: '13035550142' }),
    ];
    expect(found({ people }, 'rosa vega')).toEqual(['new', 'old is new']);
    const ahead = [session({ startsAt: START + dayMs, participants: [person({ name: 'Rosa Vega', ...was })] })];
    expect(found({ people, sessions: ahead }, 'rosa vega').sort()).toEqual(['new', 'old']);
    const ids = [rosa('old', 1, { ...was, externalId: 'M-1' }), rosa('new', 2, { ...is, externalId: 'M-1' })];
    expect(found({ people: ids }, 'rosa vega')).toEqual(['new', 'old is new']);
  });

  test('corrected twice it leads to the last one', () => {
    const three = ['a', 'b', 'c'].map((at, place) =>
      rosa(at, place, { email: `rosa@${at}.example`, phone: '3035550142' }),
    );
    expect(found({ people: three }, 'rosa vega')).toEqual(['c', 'b is c', 'a is c']);
  });
});

test('clinicians are found by name, address and the clinic’s own id', () => {
  const { index } = indexOver({
    clinicians: [voss, { ...voss, userId: '6', name: 'Marcus Bell', email: '', externalId: '' }],
  });
  for (const text of ['vos', 'ilse', 'voss@example.org', 'NPI-1730']) {
    expect(
      index.clinicians(text, 6).map((one) => one.userId),
      text,
    ).toEqual(['5']);
  }
});

describe('what changes is found as it is now', () => {
  const rosa = session({ localId: 'rosa', participants: [person({ name: 'Rosa Vega', email: 'rosa@example.org' })] });
  const renamed = { ...rosa, participants: [person({ name: 'Rosalind Vega', email: 'rosa@example.org' })] };
  const found = (index: DeskIndex, text: string): string[] => index.sessions(text, 20, START, START + dayMs);

  test('a session that is new, changed or gone', () => {
    const { index, become } = indexOver({ sessions: [] });
    expect(found(index, 'rosa')).toEqual([]);
    become({ sessions: [rosa] });
    expect(found(index, 'rosa vega')).toEqual(['rosa']);
    become({ sessions: [renamed] });
    expect(found(index, 'rosalind')).toEqual(['rosa']);
    become({ sessions: [{ ...renamed, cancelled: true }] });
    expect(found(index, 'rosalind'), 'a caller asks of it').toEqual(['rosa']);
    expect(index.from(renamed.participants.find((one) => !one.isHost) ?? { name: '', email: '' }, 0)).toEqual([]);
    become({ sessions: [] });
    expect(found(index, 'rosalind')).toEqual([]);
  });

  test('a clinician who gets another name, and a person who is forgotten', () => {
    const { index, become } = indexOver({ sessions: [rosa], clinicians: [voss], people: [someone('Ken Sato')] });
    expect(found(index, 'voss')).toEqual(['rosa']);
    become({ clinicians: [{ ...voss, name: 'Dr. Ilse Hart' }], people: [someone('Mei Lin')] });
    expect(found(index, 'hart')).toEqual(['rosa']);
    expect(index.people('sato', 8, START)).toEqual([]);
    expect(index.people('mei', 8, START).map((one) => one.person.name)).toEqual(['Mei Lin']);
  });

  test('sessions ahead are counted by address, and by name where there is none', () => {
    const past = { ...rosa, localId: 'past', startsAt: START - dayMs };
    const { index } = indexOver({ sessions: [rosa, past] });
    index.refresh();
    expect(index.ahead({ name: 'R. Vega', email: 'ROSA@example.org' }, START)).toBe(1);
    expect(index.ahead({ name: 'Rosa Vega', email: '' }, START)).toBe(1);
    expect(index.ahead({ name: 'Rosa Vega', email: 'other@example.org' }, START)).toBe(0);
  });

  test('the sessions of a person from a moment on, soonest first', () => {
    const later = { ...rosa, localId: 'later', startsAt: START + dayMs };
    const { index } = indexOver({ sessions: [later, rosa, { ...rosa, localId: 'past', startsAt: START - dayMs }] });
    index.refresh();
    expect(index.from({ name: 'R. Vega', email: 'ROSA@example.org' }, START)).toEqual(['rosa', 'later']);
    expect(index.from({ name: 'Mei Lin', email: '' }, START)).toEqual([]);
  });

  test('made ready beforehand, the first search reads nothing more; after a change the next one does', () => {
    const { index, book, become } = indexOver({ sessions: [rosa] });
    index.refresh();
    const read = vi.spyOn(book, 'all');
    expect(found(index, 'rosa')).toEqual(['rosa']);
    expect(read).not.toHaveBeenCalled();
    become({ sessions: [renamed] });
    expect(found(index, 'rosalind')).toEqual(['rosa']);
    expect(read).toHaveBeenCalledTimes(1);
  });
});

test('an address is asked of SecureVideo, other words are not', () => {
  expect(readsAs('rosa.vega+visits@example.org')).toBe('email');
  expect(readsAs('rosa@')).toBe('text');
  expect(readsAs(' ')).toBe('nothing');
});
