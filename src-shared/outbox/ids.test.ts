// Goal: ids are unlike each other, in one case, in order, and fit what every system in the chain keeps.
import { expect, test } from 'vitest';
import { EXTERNAL_ID_LENGTH_MAX, isExternalId } from '../session/rules.ts';
import { fraction, isOwnExternalId, newId, newOwnExternalId, sameExternalId } from './ids.ts';

const fixed = (value: number) => (count: number) => new Uint8Array(count).fill(value);

test('an own external id is fd- and 26 characters in one case', () => {
  const id = newOwnExternalId(Date.UTC(2026, 10, 23), fixed(0xa7));
  expect(id).toMatch(/^fd-[0-9a-hjkmnp-tv-z]{26}$/);
  expect(id).toBe(id.toLowerCase());
  expect(isOwnExternalId(id)).toBe(true);
  expect(isOwnExternalId(id.toUpperCase())).toBe(true);
});

test('it fits the characters and the length that every system keeps', () => {
  const id = newOwnExternalId(Date.UTC(2099, 0, 1), fixed(0xff));
  expect(isExternalId(id)).toBe(true);
  expect(id.length).toBeLessThanOrEqual(EXTERNAL_ID_LENGTH_MAX);
});

test.each(['', 'fd-', 'MRN-3381', 'fd-01JD3V8Q6M7K', 'fd-' + 'u'.repeat(26), 'fd-' + '0'.repeat(27)])(
  'an id typed by a clinic is not taken for ours: %j',
  (id) => {
    expect(isOwnExternalId(id)).toBe(false);
  },
);

test('each of the 80 random bits tells two ids apart', () => {
  const seen = new Set<string>();
  for (let bit = 0; bit < 80; bit++) {
    const bytes = new Uint8Array(10);
    bytes[bit >> 3] = 1 << (bit & 7);
    seen.add(newId(0, () => bytes));
  }
  seen.add(newId(0, fixed(0)));
  expect(seen.size).toBe(81);
});

test('later ids sort after earlier ones', () => {
  const at = Date.UTC(2026, 10, 23, 17, 47);
  expect(newId(at, fixed(255)) < newId(at + 1, fixed(0))).toBe(true);
});

test('a known ULID: the time part is as the specification writes it', () => {
  expect(newId(1469918176385, fixed(0)).slice(0, 10)).toBe('01ARYZ6S41'.toLowerCase());
});

test('too few random bytes are refused', () => {
  expect(() => newId(0, () => new Uint8Array(9))).toThrow();
});

test('ids are the same without case, and no id is the same as none', () => {
  expect(sameExternalId('MRN-1', 'mrn-1')).toBe(true);
  expect(sameExternalId('MRN-1', 'MRN-2')).toBe(false);
  expect(sameExternalId('', '')).toBe(false);
});

test('fractions lie from 0 up to 1', () => {
  expect(fraction(fixed(0))).toBe(0);
  expect(fraction(fixed(255))).toBeLessThan(1);
  expect(fraction(fixed(128))).toBeCloseTo(0.5, 1);
});
