import { expect, test } from 'vitest';
import { readHost, readMove, readPerson } from './fields.ts';

const guest = {
  kind: 'guest',
  localId: 'p1',
  name: 'Rosa Vega',
  email: '',
  phone: '',
  zoneId: '',
  externalId: '',
  delivery: 'none',
  packet: 'none',
  serviceId: null,
  deposit: '',
};

test('what was kept comes back as it was', () => {
  const move = {
    typed: 'tomorrow 3',
    typedAt: 1_795_000_000_000,
    zoneId: 'Eastern Standard Time',
    picked: null,
    now: false,
  };
  const person = { search: '', person: guest };
  const corrected = { ...person, instead: { changeId: 'change-1', participantLocalId: 'p0' } };
  expect(readPerson(JSON.parse(JSON.stringify(corrected)))).toEqual(corrected);
  expect(readPerson({ ...person, instead: { changeId: 7 } })).toEqual(person);
  expect(readMove(JSON.parse(JSON.stringify(move)))).toEqual(move);
  expect(readPerson(JSON.parse(JSON.stringify(person)))).toEqual(person);
  expect(
    readPerson({ search: '', person: { kind: 'user', localId: 'p', userId: 'bell', name: 'Marcus', packet: 4 } }),
  ).not.toBeNull();
  expect(readHost({ hostId: 'voss' })).toEqual({ hostId: 'voss' });
});

test.each([
  [null],
  ['x'],
  [[]],
  [{}],
  [{ typed: 4 }],
  [{ search: '', person: { ...guest, name: 4 } }],
  [{ search: '', person: { ...guest, delivery: 'pigeon' } }],
])('%j is left aside', (kept) => {
  expect([readMove(kept), readPerson(kept), readHost(kept)]).toEqual([null, null, null]);
});
