import { describe, expect, test } from 'vitest';
import type { PersonSuggestion } from '../../src-shared/contract/views.ts';
import { findPeople, findSessions, readsAs } from './search.ts';
import { person, row, session } from './testing/sessions.ts';
import { fold } from './textFold.ts';

const START = session().startsAt;

describe('a session is found by what the caller may say', () => {
  const rosa = row({
    localId: 'rosa',
    externalId: 'JT-20931',
    topic: 'Médication review',
    participants: [
      person({ name: 'Rosa González Vega', externalId: 'MRN-3381', connectCode: '047120983', phone: '13035550142' }),
    ],
  });
  const other = row({
    localId: 'other',
    participants: [
      person({ name: 'Ken Sato', email: 'ken@example.org', phone: '2065550100', connectCode: '999000111' }),
    ],
  });
  const found: [string, string][] = [
    ['a name', 'rosa'],
    ['two names in any order', 'vega rosa'],
    ['a name without its accent', 'gonzalez'],
    ['another case', 'ROSA V'],
    ['an address', 'rosa.vega@example.org'],
    ['the last four digits of a number', '0142'],
    ['a number as people write it', '(303) 555-0142'],
    ['a connect code in threes', '047 120 983'],
    ['the EHR id of the session', 'jt-209'],
    ['the EHR id of the patient', 'MRN-3381'],
    ['the topic', 'medication'],
  ];
  test.each(found)('%s', (_name, text) => {
    expect(findSessions([other, rosa], text, START).map((one) => one.session.localId)).toEqual(['rosa']);
  });
  test.each(['', '  ', 'rosa sato', 'fd-', '99'])('not by %j', (text) => {
    expect(findSessions([other, rosa], text, START)).toEqual([]);
  });
});

test('an id of this desk’s making is nobody’s word and finds nothing', () => {
  expect(findSessions([row({ externalId: 'fd-01jd3v8q6m7k' })], 'fd-01jd3v8q6m7k', START)).toEqual([]);
});

test('sessions ahead come first, soonest first; then the past, latest first', () => {
  const at = (localId: string, hours: number) => row({ localId, startsAt: START + hours * 3_600_000 });
  const rows = [at('longAgo', -50), at('yesterday', -20), at('running', -0.5), at('soon', 1), at('later', 9)];
  expect(findSessions(rows, 'rosa', START).map((one) => one.session.localId)).toEqual([
    'running',
    'soon',
    'later',
    'yesterday',
    'longAgo',
  ]);
});

test('people: a name that begins so comes first', () => {
  const someone = (name: string, lastSeenAt: number): PersonSuggestion => ({
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
    ahead: 0,
  });
  const people = [someone('Maria Ana Cruz', 9), someone('Ana Lopez', 1), someone('Joana Reis', 5)];
  expect(findPeople(people, 'ana').map((one) => one.name)).toEqual(['Ana Lopez', 'Maria Ana Cruz', 'Joana Reis']);
});

test('an address is asked of SecureVideo, other words are not', () => {
  expect(readsAs('rosa.vega+visits@example.org')).toBe('email');
  expect(readsAs('rosa@')).toBe('text');
  expect(readsAs(' ')).toBe('nothing');
});

test('folding leaves letters of every script alone', () => {
  expect(fold('  José  ÑANDÚ ')).toBe('jose nandu');
  expect(fold('Łukasz 李')).toBe('łukasz 李');
});
