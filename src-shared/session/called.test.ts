// Goal: people are called as they are at a desk. Method: names with titles, of two people, and two of one first name.
import { expect, test } from 'vitest';
import { calledAll, firstName, inRow } from './called.ts';

test.each([
  ['Samuel Ortiz', 'Samuel'],
  ['Dr. Ilse Voss', 'Dr. Ilse Voss'],
  ['Daniel and Ruth Whitaker', 'Daniel and Ruth Whitaker'],
  ['  Bo ', 'Bo'],
  ['Dr', 'Dr'],
  ['', ''],
])('%s is called %s', (name, called) => {
  expect(firstName(name)).toBe(called);
});

test('two of one first name are told apart', () => {
  expect(calledAll(['Ana Lopez', 'Ana Diaz', 'Bo Lind'])).toEqual(['Ana Lopez', 'Ana Diaz', 'Bo']);
});

test('names in a row', () => {
  expect([[], ['Ana'], ['Ana', 'Bo'], ['Ana', 'Bo', 'Cy']].map(inRow)).toEqual([
    '',
    'Ana',
    'Ana and Bo',
    'Ana, Bo and Cy',
  ]);
});
