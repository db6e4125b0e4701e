// Goal: our kept offsets are Intl's own, everywhere and at every change of clocks. Method: Luxon is the other witness.
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import { clockChanges, clocksAgree, isZone, offsetAt, offsetText } from './offset.ts';
import { seededRandom } from '../random/random.ts';
import { dayMs, hourMs, minuteMs } from './utc.ts';
import { laterRows, obsoleteRows, offeredRows } from './zoneTable.ts';

const zones = [...new Set([...offeredRows, ...obsoleteRows, ...laterRows].map(([, iana]) => iana))];
const from = Date.UTC(2026, 0, 1);
const to = Date.UTC(2030, 0, 1);
const luxonOffset = (at: number, zone: string) => IANAZone.create(zone).offset(at) * minuteMs;

test('agrees with Luxon around every change of clocks for three years ahead, in every zone', () => {
  let changes = 0;
  for (const zone of zones) {
    for (const { at, shiftMs, beforeMs } of clockChanges(from, to, zone)) {
      changes++;
      expect(luxonOffset(at - 1, zone), zone).toBe(beforeMs);
      expect(luxonOffset(at, zone), zone).toBe(beforeMs + shiftMs);
      for (const near of [-hourMs, -1, 0, 1, hourMs])
        expect(offsetAt(at + near, zone)).toBe(luxonOffset(at + near, zone));
    }
  }
  expect(changes).toBeGreaterThan(200); // a table without changes would prove nothing
});

test('agrees with Luxon at random moments in every zone, so no change is missed', () => {
  const seed = Number(process.env['SEED'] ?? 20_261_123);
  console.log(`offsets: SEED=${seed}`);
  const random = seededRandom(seed);
  for (const zone of zones) {
    for (let i = 0; i < 120; i++) {
      const at = Math.floor(from + random() * (to - from));
      expect(offsetAt(at, zone), `${zone} ${at}`).toBe(luxonOffset(at, zone));
    }
  }
});

test('finds a whole year of changes, however the stretch asked for begins', () => {
  const spring = Date.UTC(2027, 2, 14, 9);
  const autumn = Date.UTC(2027, 10, 7, 8);
  for (let shift = 0; shift < 6 * dayMs; shift += 7 * hourMs) {
    expect(clockChanges(Date.UTC(2027, 0, 1) + shift, Date.UTC(2028, 0, 1) + shift, 'America/Denver')).toEqual([
      { at: spring, shiftMs: hourMs, beforeMs: -7 * hourMs },
      { at: autumn, shiftMs: -hourMs, beforeMs: -6 * hourMs },
    ]);
  }
  expect(clockChanges(spring, spring + 1, 'America/Denver')).toHaveLength(1);
  expect(clockChanges(spring + 1, autumn, 'America/Denver')).toEqual([]);
  expect(clockChanges(spring - dayMs, spring, 'America/Denver')).toEqual([]);
});

test('reads times long past: whole seconds then, as local clocks had them', () => {
  const at = Date.UTC(1850, 0, 1);
  expect(offsetAt(at, 'America/New_York')).toBe(-(4 * hourMs + 56 * minuteMs + 2000));
  expect(DateTime.fromMillis(at, { zone: 'America/New_York' }).year).toBe(1849);
});

describe('zones', () => {
  test('lets through what Intl knows', () => expect(['America/Denver', 'Etc/GMT+12', 'UTC'].every(isZone)).toBe(true));
  test('stops the rest', () => {
    expect(['Mountain', 'America/Nowhere', '', '+05:30', 'Mountain Standard Time'].some(isZone)).toBe(false);
    expect(() => offsetAt(0, 'America/Nowhere')).toThrow(RangeError);
  });

  test('clocks that agree, and clocks that do not', () => {
    expect(clocksAgree('America/New_York', 'America/Detroit', from, to)).toBe(true);
    expect(clocksAgree('America/Denver', 'America/Phoenix', from, to)).toBe(false);
    expect(clocksAgree('America/Denver', 'America/Chicago', from, to)).toBe(false);
  });
});

test.each([
  ['America/Denver', 'GMT-7'],
  ['America/St_Johns', 'GMT-3:30'],
  ['Asia/Katmandu', 'GMT+5:45'],
  ['Europe/London', 'GMT'],
  ['Etc/GMT-12', 'GMT+12'],
])('the offset of %s in November is %s', (zone, text) => {
  expect(offsetText(Date.UTC(2026, 10, 23), zone)).toBe(text);
});
