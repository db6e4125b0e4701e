import { expect, test } from 'vitest';
import {
  apart,
  chipsOf,
  heldIn,
  meantNote,
  meantZoneId,
  namedReading,
  understand,
  understandAfter,
  understandWall,
  zonesOf,
} from './when.ts';
import { eastern, mountain, testDraft, testGuest, testHost, testNow, testStart } from './testDraft.ts';

const pacific = 'Pacific Standard Time';
const zones = zonesOf(testDraft(), testHost, mountain);
const labels = (readingOf: 'patient' | 'host' | 'clinic' | 'other', given = zones, zoneId = eastern): string[] =>
  chipsOf({ readingOf, zoneId }, given).map((chip) => `${chip.label}${chip.chosen ? ' *' : ''}`);

test('a typed time is read in its zone and repeated in words', () => {
  expect(understand('3pm tomorrow', eastern, testNow)).toMatchObject({
    wall: '2026-11-24T15:00',
    startsAt: testStart,
    hint: 'Tue 24 Nov, 3:00 pm',
    question: undefined,
    passed: undefined,
  });
});

test.each([
  ['3pm', '2026-11-27T15:00', 'Fri 27 Nov 3pm'],
  ['12/3 2pm', '2026-12-03T14:00', '12/3 2pm'],
  ['thu 15:30', '2026-11-26T15:30', 'thu 15:30'],
  ['tomorrow 3', '2026-11-24T15:00', 'tomorrow 3'],
  ['2027-01-04 09:00', '2027-01-04T09:00', '2027-01-04 09:00'],
])('after the day that the form had filled in, “%s” counts as it is meant', (typed, wall, of) => {
  const after = understandAfter('Fri 27 Nov ', `Fri 27 Nov ${typed}`, mountain, testNow);
  expect([after.read.wall, after.of]).toEqual([wall, of]);
});

test('what makes no sense either way is left as it stands, with what was filled in and without', () => {
  expect(understandAfter('Fri 27 Nov ', 'Fri 27 Nov noon or so', mountain, testNow).read.startsAt).toBeNull();
  expect(understandAfter('', '12/3 2pm', mountain, testNow).of).toBe('12/3 2pm');
});

test('“in 20 min” is that moment in every zone', () => {
  const [here, there] = [understand('in 20 min', mountain, testNow), understand('in 20 min', eastern, testNow)];
  expect(here.startsAt).toBe(testNow + 20 * 60_000);
  expect(there.startsAt).toBe(here.startsAt);
  expect([here.wall, there.wall]).toEqual(['2026-11-23T11:07', '2026-11-23T13:07']);
});

test('an hour that the clocks skip is asked about, never moved', () => {
  const read = understand('mar 14 2:30am', mountain, testNow);
  expect(read).toMatchObject({ startsAt: null, hint: 'Sun 14 Mar 2027' });
  expect(read.question?.heading).toBe('There is no 2:30 am on that day');
  expect(read.question?.choices.map((choice) => choice.words)).toEqual(['2:30 pm', '1:30 am', '3:30 am']);
  expect(read.question?.choices[0]).toMatchObject({
    wall: '2027-03-14T14:30',
    startsAt: Date.UTC(2027, 2, 14, 20, 30),
  });
});

test('an hour that comes twice is asked about', () => {
  const read = understand('nov 7 2027 1:30am', mountain, testNow);
  expect(read.startsAt).toBeNull();
  expect(read.question?.choices.map(({ words, note }) => [words, note])).toEqual([
    ['The first 1:30 am', 'daylight time'],
    ['The second 1:30 am', 'standard time'],
  ]);
  const [first, second] = read.question?.choices ?? [];
  expect((second?.startsAt ?? 0) - (first?.startsAt ?? 0)).toBe(3_600_000);
});

test('a passed time keeps its moment and says what may have been meant', () => {
  const read = understand('9am today', mountain, testNow);
  expect(read.startsAt).toBe(Date.UTC(2026, 10, 23, 16, 0));
  expect(read.passed?.sentence).toBe('9:00 am today has passed.');
  expect(read.passed?.choices.map((choice) => choice.words)).toEqual(['9:00 am tomorrow', '9:00 pm today']);
});

test('the minute that is running has not passed', () => {
  expect(understand('10:47 am', mountain, testNow + 20_000)).toMatchObject({ startsAt: testNow, passed: undefined });
});

test('what is no time says how to type one, and nothing typed says nothing', () => {
  expect(understand('soonish', mountain, testNow).help).toMatch(/^Try /);
  expect(understand('  ', mountain, testNow)).toMatchObject({ help: '', hint: '', startsAt: null });
  expect(understand('3pm', 'Nowhere Time', testNow).help).toMatch(/does not know this time zone/);
});

test('a kept wall clock is read in another zone without its text', () => {
  expect(understandWall('2026-11-24T15:00', mountain, testNow)).toMatchObject({
    startsAt: Date.UTC(2026, 10, 24, 22, 0),
    hint: 'Tue 24 Nov, 3:00 pm',
  });
  expect(understandWall('2027-03-14T02:30', mountain, testNow).question?.choices).toHaveLength(3);
  expect(understandWall('', mountain, testNow).startsAt).toBeNull();
  expect(apart('2026-11-24T15:00')).toEqual({ date: '2026-11-24', time: '15:00' });
});

test.each([
  ['patient', eastern],
  ['host', mountain],
  ['clinic', mountain],
  ['other', pacific],
] as const)('a time meant as %s’s is in %s', (readingOf, zoneId) => {
  expect(meantZoneId({ readingOf, zoneId: pacific }, zones)).toBe(zoneId);
});

test('without a patient, or with a zone that we do not know, it is the clinic’s', () => {
  const none = zonesOf(testDraft({ participants: [] }), testHost, mountain);
  expect(meantZoneId({ readingOf: 'patient', zoneId: '' }, none)).toBe(mountain);
  const strange = zonesOf(testDraft({ participants: [testGuest({ zoneId: 'Nowhere Time' })] }), testHost, mountain);
  expect(meantZoneId({ readingOf: 'patient', zoneId: '' }, strange)).toBe(mountain);
});

test('chips stand for zones, each once', () => {
  expect(labels('patient')).toEqual(['Trevor, Eastern *', 'Clinic, Mountain', 'Other']);
  expect(labels('clinic')).toEqual(['Trevor, Eastern', 'Clinic, Mountain *', 'Other']);
  expect(labels('host')).toEqual(['Trevor, Eastern', 'Clinic, Mountain *', 'Other']);
  expect(labels('other', zones, pacific)).toEqual(['Trevor, Eastern', 'Clinic, Mountain', 'Other: Pacific *']);
  const same = zonesOf(testDraft({ participants: [testGuest({ zoneId: mountain })] }), testHost, mountain);
  expect(labels('patient', same)).toEqual(['Trevor and clinic, Mountain *', 'Other']);
  const away = zonesOf(testDraft(), { ...testHost, zoneId: pacific }, mountain);
  expect(labels('clinic', away)).toEqual(['Trevor, Eastern', 'Dr. Ilse Voss, Pacific', 'Clinic, Mountain *', 'Other']);
});

test.each([
  [eastern, 'patient'],
  [mountain, 'host'],
  [pacific, 'other'],
] as const)('a booking that comes back in %s is %s’s time', (zoneId, readingOf) => {
  expect(namedReading({ ...testDraft().when, readingOf: 'other', zoneId }, zones)).toBe(readingOf);
});

test('a reading that was named stays as it is', () => {
  expect(namedReading({ ...testDraft().when, readingOf: 'clinic', zoneId: eastern }, zones)).toBe('clinic');
});

const uk = 'GMT Standard Time';
const brennan = { ...testHost, name: 'Dr. Aoife Brennan', zoneId: uk };
const marisol = testGuest({ name: 'Marisol Vega', zoneId: mountain });
const abroad = zonesOf(testDraft({ participants: [marisol] }), brennan, mountain);
const typedAtHome = {
  ...testDraft().when,
  readingOf: 'host' as const,
  zoneId: mountain,
  startsAt: Date.UTC(2026, 10, 24, 22, 0),
};

test('a time that was read back keeps its zone and its moment when a clinician of another zone is chosen', () => {
  const held = heldIn(typedAtHome, abroad);
  expect(held).toEqual({ ...typedAtHome, readingOf: 'patient' });
  expect(meantZoneId(held, abroad)).toBe(mountain);
  expect(chipsOf(held, abroad).find((chip) => chip.chosen)?.label).toBe('Marisol and clinic, Mountain');
  // Nothing to hold where the zones agree: the same object comes back.
  expect(heldIn(typedAtHome, zones)).toBe(typedAtHome);
});

test('that it is another zone than the setting’s is said, with what it is there and what changes it', () => {
  expect(meantNote(heldIn(typedAtHome, abroad), abroad, 'host')).toEqual({
    words: 'Meant in Mountain (Marisol’s and the clinic’s). Dr. Brennan’s is UK and Ireland: 10:00 pm.',
    change: 'Change to UK and Ireland',
    readingOf: 'host',
  });
  expect(meantNote(heldIn(typedAtHome, abroad), abroad, 'clinic')).toBeUndefined();
  expect(meantNote({ ...typedAtHome, startsAt: null }, abroad, 'host')).toBeUndefined();
  // In winter Arizona and Denver have the same clock, in summer not.
  const arizona = zonesOf(testDraft(), { ...testHost, zoneId: 'US Mountain Standard Time' }, mountain);
  expect(meantNote({ ...typedAtHome, readingOf: 'clinic' }, arizona, 'host')).toBeUndefined();
  const summer = { ...typedAtHome, readingOf: 'clinic' as const, startsAt: Date.UTC(2026, 6, 24, 22, 0) };
  expect(meantNote(summer, arizona, 'host')?.change).toBe('Change to Arizona');
});

test('a zone named after the time is left to who reads the zone; the time before it is read', () => {
  expect(understand('tomorrow 3pm eastern', eastern, testNow).startsAt).toBe(testStart);
  expect(understand('tomorrow 3pm moon', eastern, testNow).startsAt).toBeNull();
});

test('“the day after” is counted from the session that is moved', () => {
  const moved = Date.UTC(2026, 10, 27, 22, 0); // Fri 27 Nov, 3:00 pm in Denver
  expect(understand('the day after at 10', mountain, testNow, moved).hint).toBe('Sat 28 Nov, 10:00 am');
  expect(understand('next day 3', mountain, testNow, moved).hint).toBe('Sat 28 Nov, 3:00 pm');
  expect(understand('the day after tomorrow at 10', mountain, testNow, moved).hint).toBe('Wed 25 Nov, 10:00 am');
  expect(understand('the day after at 10', mountain, testNow).startsAt).toBeNull();
});
