// Both sides of the bound: what could be an answer is read, brackets without end are not.
import { expect, test } from 'vitest';
import { JSON_PARTS_MAX, parseJson } from './json.ts';

const lists = (count: number): string => `[${'[],'.repeat(count - 2)}[]]`;

test('as many parts as may be are read; one more is refused before it is', () => {
  expect(parseJson(lists(JSON_PARTS_MAX))).toHaveLength(JSON_PARTS_MAX - 1);
  expect(() => parseJson(lists(JSON_PARTS_MAX + 1))).toThrow('too many parts');
});

test.each(['[', '{"a":', '[{"b":'])('32 MB of %s are refused', (opening) => {
  expect(() => parseJson(opening.repeat((32 * 1024 * 1024) / opening.length))).toThrow('too many parts');
});

test('deep, but few: read in one breath', () => {
  expect(parseJson('['.repeat(100_000) + ']'.repeat(100_000))).toHaveLength(1);
});

test.each(['', '[', '"', '{"a":"', ']]]]', 'nul'])('%j is no JSON, and says so', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
