import { expect, test } from 'vitest';
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';
import { numberWords, participantOf, pickOptions, reachOf, seenWords } from './pick.ts';
import type { Usual } from './people.ts';
import { eastern, mountain, testHost, testNow } from './testDraft.ts';

const zone = 'America/Denver';
const usual: Usual = { defaultDelivery: 'email', defaultPacket: 'none', services: [] };
const trevor: PersonSuggestion = {
  personId: 'p1',
  name: 'Trevor Lane',
  email: 'trevor.lane@example.org',
  phone: '2125550175',
  zoneId: eastern,
  externalId: '',
  delivery: 'email',
  lastHostId: '31',
  lastKindId: '',
  lastSeenAt: Date.UTC(2026, 10, 9, 18),
  ahead: 0,
  newerId: '',
};

test('people stand before colleagues, and a new patient is always the last way', () => {
  const options = pickOptions('vo', [trevor], [testHost], testNow, zone);
  expect(options.map((one) => `${one.value}: ${one.label}`)).toEqual([
    'person p1: Trevor Lane',
    'colleague 31: Dr. Ilse Voss',
    'new: New patient “vo”',
  ]);
  expect(pickOptions('zz', [], [testHost], testNow, zone).map((one) => one.value)).toEqual(['new']);
  expect(pickOptions(' ', [trevor], [testHost], testNow, zone)).toEqual([]);
});

test('a colleague is found by the clinic’s own id', () => {
  expect(pickOptions('dr-voss', [], [testHost], testNow, zone)[0]?.value).toBe('colleague 31');
});

test('how a person is reached', () => {
  expect(reachOf(trevor)).toBe('trevor.lane@example.org · Eastern');
  expect(reachOf({ email: '', phone: '2125550175', zoneId: '' })).toBe('(212) 555-0175');
});

test.each([
  ['2125550175', '(212) 555-0175'],
  ['1 212 555 0175', '(212) 555-0175'],
  ['+44 20 7946 0000', '+44 20 7946 0000'],
  ['', ''],
])('%s is read as %s', (phone, words) => {
  expect(numberWords(phone)).toBe(words);
});

test.each([
  [{}, 'seen 9 Nov'],
  [{ lastSeenAt: Date.UTC(2025, 5, 2) }, 'seen in 2025'],
  [{ ahead: 2 }, '2 sessions ahead'],
  [{ ahead: 1 }, '1 session ahead'],
  [{ lastSeenAt: testNow + 1 }, ''],
])('%j is said as “%s”', (change, words) => {
  expect(seenWords({ ...trevor, ...change }, testNow, zone)).toBe(words);
});

test('what was chosen becomes the participant that was searched for', () => {
  expect(participantOf({ is: 'seenBefore', person: trevor }, 'g1', mountain, usual)).toMatchObject({
    kind: 'guest',
    localId: 'g1',
    name: 'Trevor Lane',
    zoneId: eastern,
  });
  expect(participantOf({ is: 'new', text: 'Nora' }, 'g1', mountain, usual)).toMatchObject({
    kind: 'guest',
    name: 'Nora',
    zoneId: mountain,
  });
  expect(participantOf({ is: 'colleague', clinician: testHost }, 'g1', mountain, usual)).toEqual({
    kind: 'user',
    localId: 'g1',
    userId: '31',
    name: 'Dr. Ilse Voss',
    packet: 'none',
  });
});
