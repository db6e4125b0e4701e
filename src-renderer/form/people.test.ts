import { expect, test } from 'vitest';
import { guestSeenBefore, isBlank, newGuest, withService } from './people.ts';
import { eastern, mountain, testGuest } from './testDraft.ts';
import type { PersonSuggestion } from '../../src-shared/contract/views/search.ts';

const services = [
  { id: 88, name: 'Medication review', depositCents: 2500 },
  { id: 91, name: 'Intake', depositCents: 4000 },
  { id: 97, name: 'Couples session', depositCents: null },
];
const usual = { defaultDelivery: 'email', defaultPacket: 412, services } as const;

function seen(change: Partial<PersonSuggestion> = {}): PersonSuggestion {
  return {
    personId: 'p1',
    name: 'Trevor Lane',
    email: 'trevor.lane@example.org',
    phone: '2125550175',
    zoneId: eastern,
    externalId: 'JT-7',
    delivery: 'text',
    lastHostId: '31',
    lastKindId: '',
    lastSeenAt: 0,
    ahead: 0,
    newerId: '',
    ...change,
  };
}

test.each([
  ['tre', { name: 'tre', email: '', phone: '' }],
  [' tre@example.org ', { name: '', email: 'tre@example.org', phone: '' }],
  ['(303) 555-0142', { name: '', email: '', phone: '(303) 555-0142' }],
])('“%s” in the search begins a new guest', (typed, fields) => {
  expect(newGuest('l1', typed, mountain, usual)).toMatchObject({ ...fields, zoneId: mountain, packet: 412 });
});

test('a person seen before brings everything but the packet of new patients', () => {
  expect(guestSeenBefore('l1', seen(), mountain, usual)).toEqual({
    kind: 'guest',
    localId: 'l1',
    name: 'Trevor Lane',
    email: 'trevor.lane@example.org',
    phone: '2125550175',
    zoneId: eastern,
    externalId: 'JT-7',
    delivery: 'text',
    packet: 'none',
    serviceId: null,
    deposit: '',
  });
});

test.each([
  ['the last way', {}, 'text'],
  ['the usual way where the last one is not known', { delivery: null }, 'email'],
  ['a way that reaches the person where the usual one does not', { delivery: null, email: '' }, 'text'],
  ['no invite where that was the wish', { delivery: 'none' }, 'none'],
  ['the usual way where nothing is known', { delivery: null, email: '', phone: '' }, 'email'],
] as const)('invites by %s', (_what, change, delivery) => {
  expect(guestSeenBefore('l1', seen(change), mountain, usual).delivery).toBe(delivery);
});

test('a person without a zone gets one that is named', () => {
  expect(guestSeenBefore('l1', seen({ zoneId: '' }), mountain, usual).zoneId).toBe(mountain);
});

test.each([
  ['fills in the usual amount', {}, 88, '25.00'],
  ['takes the next service’s amount', { serviceId: 88, deposit: '25.00' }, 91, '40.00'],
  ['keeps an amount typed by hand', { serviceId: 88, deposit: '30' }, 91, '30'],
  ['clears an amount that only came with the service', { serviceId: 88, deposit: '25' }, null, ''],
  ['leaves the amount empty where the service has none', { serviceId: 88, deposit: '25.00' }, 97, ''],
] as const)('choosing a service %s', (_what, change, serviceId, deposit) => {
  expect(withService(testGuest(change), serviceId, services)).toMatchObject({ serviceId, deposit });
});

test('a guest with nothing typed is blank, one with a number is not', () => {
  expect(isBlank(newGuest('l1', '', mountain, usual))).toBe(true);
  expect(isBlank(newGuest('l1', '303 555 0142', mountain, usual))).toBe(false);
});
