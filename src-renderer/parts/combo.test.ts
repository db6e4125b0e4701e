import { expect, test } from 'vitest';
import { highlightByKey, matchIn, matching } from './combo.ts';

const options = [
  { value: '1', label: 'Dr. Ilse Voss', words: 'EHR-77' },
  { value: '2', label: 'Dr. Tomás Arrieta', hint: 'Mountain' },
  { value: '3', label: 'Marcus Bell', hint: 'Mountain' },
];

test.each([
  ['', ['1', '2', '3']],
  ['dr', ['1', '2']],
  ['tomas', ['2']],
  ['TOMÁS', ['2']],
  ['arr tom', ['2']],
  ['mountain', ['2', '3']],
  ['ehr-77', ['1']],
  ['oss', []],
  ['zz', []],
])('"%s" leaves %j', (text, values) => {
  expect(matching(options, text).map((option) => option.value)).toEqual(values);
});

test.each([
  ['Trevor Lane', 'tre', [0, 3]],
  ['Trevor Lane', 'LANE', [7, 11]],
  ['Trevor Lane', 'revor', null],
  ['Dr. Tomás Arrieta', 'tomas', [4, 9]],
  ['Trevor', '', null],
])('in %s, "%s" stands at %j', (label, text, at) => {
  expect(matchIn(label, text)).toEqual(at);
});

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 2, 0],
  ['ArrowUp', -1, 2],
  ['ArrowUp', 0, 2],
  ['PageDown', 0, 2],
  ['PageUp', 2, 0],
])('%s from %i leads to %i', (key, at, to) => {
  expect(highlightByKey(key, at, 3)).toBe(to);
});

test('letters and an empty list move nothing', () => {
  expect(highlightByKey('a', 0, 3)).toBeNull();
  expect(highlightByKey('ArrowDown', -1, 0)).toBeNull();
});
