// Both sides of each bound of a call, and what is no plain value.
import { expect, test } from 'vitest';
import { CALL_CHARACTERS_MAX, CALL_DEPTH_MAX, CALL_VALUES_MAX, isPlainAndSmall } from './plain.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let count = 0; count < depth; count++) value = count % 2 === 0 ? [value] : { a: value };
  return value;
};

test('what a page sends is let through', () => {
  expect(isPlainAndSmall(undefined)).toBe(true);
  expect(isPlainAndSmall({ draft: { a: [1, 'x', null, true, undefined], b: Object.create(null) as object } })).toBe(
    true,
  );
});

test.each([
  ['as many characters as may be', 'x'.repeat(CALL_CHARACTERS_MAX), true],
  ['one character more', 'x'.repeat(CALL_CHARACTERS_MAX + 1), false],
  ['characters over several texts', ['x'.repeat(CALL_CHARACTERS_MAX), 'x'], false],
  ['characters in names of members', { ['x'.repeat(CALL_CHARACTERS_MAX + 1)]: 1 }, false],
  ['as many values as may be', Array.from({ length: CALL_VALUES_MAX - 1 }, () => 0), true],
  ['one value more', Array.from({ length: CALL_VALUES_MAX }, () => 0), false],
  ['members without end', Object.fromEntries(Array.from({ length: CALL_VALUES_MAX + 1 }, (_, at) => [at, 0])), false],
  ['a list of holes', new Array(4_000_000_000), false],
  ['as deep as may be', nested(CALL_DEPTH_MAX), true],
  ['one deeper', nested(CALL_DEPTH_MAX + 1), false],
])('%s', (_what, value, passes) => {
  expect(isPlainAndSmall(value)).toBe(passes);
});

test('something that holds itself is stopped', () => {
  const round: { self?: unknown } = {};
  round.self = round;
  expect(isPlainAndSmall(round)).toBe(false);
});

test.each([
  ['a date', new Date(0)],
  ['a map', new Map([[1, 2]])],
  ['a set', new Set([1])],
  ['bytes', new Uint8Array(3)],
  ['a pattern', /x/],
  ['an error', new Error('x')],
  ['a big number', 1n],
  ['no number', NaN],
  ['without end', Infinity],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['an object of a class', new (class Own {})()],
])('%s is no plain value', (_what, value) => {
  expect(isPlainAndSmall({ value })).toBe(false);
});
