import { describe, expect, test } from 'vitest';
import { bookingOf } from './booking.ts';
import type { GuestDraft, SessionDraft } from './draft.ts';
import {
  amountOf,
  brokenByDraft,
  brokenByGuest,
  brokenByParticipant,
  brokenByTime,
  centsOf,
  isEmail,
  isExternalId,
  isPhone,
  sameName,
} from './rules.ts';
import { wordsFor } from './words.ts';

const NOW = Date.UTC(2026, 10, 23, 17, 47, 20);
const host = { userId: '5', name: 'Dr. Ilse Voss' };

function guest(change: Partial<GuestDraft> = {}): GuestDraft {
  return {
    kind: 'guest',
    localId: 'p1',
    name: 'Rosa Vega',
    email: 'rosa.vega@example.org',
    phone: '',
    zoneId: 'Mountain Standard Time',
    externalId: '',
    delivery: 'email',
    packet: 'none',
    serviceId: null,
    deposit: '',
    ...change,
  };
}

function draft(change: Partial<SessionDraft> = {}): SessionDraft {
  return {
    draftId: 'd1',
    changeId: 'change-1',
    sessionLocalId: 's1',
    openedAt: NOW,
    hostId: '5',
    when: {
      now: false,
      typed: '3pm tomorrow',
      readingOf: 'host',
      zoneId: 'Eastern Standard Time',
      wall: '2026-11-24T15:00',
      startsAt: Date.UTC(2026, 10, 24, 20, 0),
    },
    recorded: false,
    topic: '',
    externalId: '',
    participants: [guest()],
    kindId: '',
    follows: null,
    place: null,
    replaces: null,
    ...change,
  };
}

const rulesOf = (broken: readonly { rule: string }[]): string[] => broken.map((one) => one.rule);

test('a complete draft breaks no rule', () => {
  expect(brokenByDraft(draft(), host, NOW)).toEqual([]);
});

describe('delivery: e-mail needs the address, text needs the number, none needs neither', () => {
  const cases: [string, Partial<GuestDraft>, string[]][] = [
    ['e-mail with address', { delivery: 'email' }, []],
    ['e-mail without address', { delivery: 'email', email: '' }, ['emailMissing']],
    ['e-mail with a number only', { delivery: 'email', email: '', phone: '303 555 0142' }, ['emailMissing']],
    ['e-mail with blanks for an address', { delivery: 'email', email: '  ' }, ['emailMissing']],
    ['text with number', { delivery: 'text', phone: '(303) 555-0142' }, []],
    ['text without number', { delivery: 'text' }, ['phoneMissing']],
    ['none with nothing', { delivery: 'none', email: '', phone: '' }, []],
    ['none with a wrong address', { delivery: 'none', email: 'rosa' }, ['emailWrong']],
    ['e-mail without @', { email: 'rosa.example.org' }, ['emailWrong']],
    ['text with a short number', { delivery: 'text', phone: '555 0142' }, ['phoneWrong']],
  ];
  test.each(cases)('%s', (_name, change, expected) => {
    expect(rulesOf(brokenByGuest(guest(change)))).toEqual(expected);
  });
});

describe('service and deposit: both or neither', () => {
  const cases: [string, Partial<GuestDraft>, string[]][] = [
    ['neither', {}, []],
    ['both', { serviceId: 88, deposit: '25' }, []],
    ['service alone', { serviceId: 88 }, ['serviceWithoutDeposit']],
    ['deposit alone', { deposit: '25.00' }, ['depositWithoutService']],
    ['zero', { serviceId: 88, deposit: '0' }, ['depositWrong']],
    ['negative', { serviceId: 88, deposit: '-5' }, ['depositWrong']],
    ['three decimals', { serviceId: 88, deposit: '25.001' }, ['depositWrong']],
    ['words', { serviceId: 88, deposit: 'twenty' }, ['depositWrong']],
  ];
  test.each(cases)('%s', (_name, change, expected) => {
    expect(rulesOf(brokenByGuest(guest(change)))).toEqual(expected);
  });
});

test('cents are counted, never rounded from binary fractions', () => {
  expect(centsOf('0.01')).toBe(1);
  expect(centsOf('25')).toBe(2500);
  expect(centsOf('25.5')).toBe(2550);
  expect(centsOf('$1,250.05')).toBe(125005);
  expect(centsOf('.75')).toBe(75);
  expect(centsOf('0.29')).toBe(29);
  for (const wrong of ['', '.', '1.2.3', '1,25', '1e3', '10000.00']) expect(centsOf(wrong)).toBeNull();
  expect(amountOf(29)).toBe('0.29');
  for (let cents = 1; cents < 3000; cents += 7) expect(centsOf(amountOf(cents))).toBe(cents);
});

test('a zone is one that SecureVideo takes, or none', () => {
  expect(rulesOf(brokenByGuest(guest({ zoneId: '' })))).toEqual([]);
  expect(rulesOf(brokenByGuest(guest({ zoneId: 'US Eastern Standard Time' })))).toEqual(['zoneUnknown']);
  expect(rulesOf(brokenByGuest(guest({ zoneId: 'Atlantis Standard Time' })))).toEqual(['zoneUnknown']);
});

test('names in one session differ by more than case and blanks, and from the host’s', () => {
  expect(sameName('Ana  López ', 'ana lópez')).toBe(true);
  expect(sameName('Ana Lopez', 'Ana Lopes')).toBe(false);
  const present = [
    { name: 'Dr. Ilse Voss', userId: '5', isHost: true },
    { name: 'Rosa Vega', userId: null, isHost: false },
  ];
  expect(rulesOf(brokenByParticipant(guest({ name: 'rosa vega' }), present))).toEqual(['nameTwice']);
  expect(rulesOf(brokenByParticipant(guest({ name: 'DR. ILSE VOSS' }), present))).toEqual(['nameOfHost']);
  expect(rulesOf(brokenByParticipant(guest({ name: 'Rosa Vega Jr' }), present))).toEqual([]);
  expect(rulesOf(brokenByParticipant(guest({ name: 'R' }), present))).toEqual(['nameTooShort']);
});

test('a user of SecureVideo is not the host, not twice, and not nobody', () => {
  const present = [
    { name: 'Dr. Ilse Voss', userId: '5', isHost: true },
    { name: 'Marcus Bell', userId: '31', isHost: false },
  ];
  const user = (userId: string, name: string) =>
    rulesOf(brokenByParticipant({ kind: 'user', localId: 'p2', userId, name, packet: 'none' }, present));
  expect(user('5', 'Dr. Ilse Voss')).toEqual(['userIsHost']);
  expect(user('31', 'Marcus Bell')).toEqual(['userTwice']);
  expect(user('', '')).toEqual(['userMissing']);
  expect(user('7', 'Hannah Osei')).toEqual([]);
});

test('a start is known, on a whole minute, and not past; the running minute still counts', () => {
  const minute = NOW - (NOW % 60_000);
  expect(rulesOf(brokenByTime(null, NOW))).toEqual(['timeMissing']);
  expect(rulesOf(brokenByTime(minute + 61_000, NOW))).toEqual(['secondsNotZero']);
  expect(rulesOf(brokenByTime(minute - 60_000, NOW))).toEqual(['timePassed']);
  expect(brokenByTime(minute, NOW)).toEqual([]);
});

test('a draft needs a host, somebody invited, and an EHR id of known letters', () => {
  expect(rulesOf(brokenByDraft(draft({ hostId: '' }), undefined, NOW))).toContain('hostMissing');
  expect(rulesOf(brokenByDraft(draft({ participants: [] }), host, NOW))).toEqual(['nobodyInvited']);
  expect(rulesOf(brokenByDraft(draft({ externalId: 'JT 20931' }), host, NOW))).toEqual(['externalIdWrong']);
  expect(isExternalId('JT-20931')).toBe(true);
  expect(isExternalId('a'.repeat(41))).toBe(false);
});

test('a Meet Now needs no time', () => {
  const when = { ...draft().when, now: true, startsAt: null };
  expect(brokenByDraft(draft({ when }), host, NOW)).toEqual([]);
});

test('addresses and numbers as people have them', () => {
  for (const good of ['a@b.co', 'rosa.vega+visits@example.org', ' x@y.example '])
    expect(isEmail(good), good).toBe(true);
  for (const bad of ['', 'a@b', 'a b@c.org', '@c.org', 'a@@c.org', 'a@c..org']) expect(isEmail(bad), bad).toBe(false);
  for (const good of ['3035550142', '1 303 555 0142', '+44 20 7946 0018']) expect(isPhone(good), good).toBe(true);
  for (const bad of ['5550142', '23035550142', 'call her', '+1']) expect(isPhone(bad), bad).toBe(false);
});

test('every rule has a sentence', () => {
  for (const one of brokenByDraft(draft({ hostId: '', participants: [] }), undefined, NOW)) {
    expect(wordsFor(one.rule)).toMatch(/\.$/);
  }
});

test('a booking is exact: trimmed names, digits, whole cents, an id of ours only where none was typed', () => {
  const full = draft({
    topic: '  Follow-up ',
    participants: [guest({ name: ' Rosa   Vega ', phone: '(303) 555-0142', serviceId: 88, deposit: '$25' })],
  });
  const booking = bookingOf(full, 'fd-1');
  expect(booking).toMatchObject({ topic: 'Follow-up', externalId: 'fd-1', externalIdIsOurs: true });
  expect(booking.participants[0]).toMatchObject({
    name: 'Rosa Vega',
    phone: '3035550142',
    serviceId: 88,
    depositCents: 2500,
  });
  expect(bookingOf(draft({ externalId: ' JT-1 ' }), 'fd-1')).toMatchObject({
    externalId: 'JT-1',
    externalIdIsOurs: false,
  });
});
