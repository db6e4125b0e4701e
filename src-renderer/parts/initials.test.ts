import { expect, test } from 'vitest';
import { initialsOf, shortNameOf, tintOf } from './initials.ts';

test.each([
  ['Trevor Lane', 'TL'],
  ['Dr. Ilse Voss', 'IV'],
  ['Dr. Tomás Arrieta', 'TA'],
  ['élise', 'É'],
  ['  ', ''],
  ['42', ''],
  ['Ana Maria de Souza', 'AS'],
])('initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test.each([
  ['Dr. Ilse Voss', 'Dr. Voss'],
  ['Marcus Bell', 'Marcus Bell'],
  ['Dr. Voss', 'Dr. Voss'],
])('%s is called %s in a sentence', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});

test('six tints go round, and a place that is not known has one too', () => {
  expect([0, 5, 6, -1].map(tintOf)).toEqual([1, 6, 1, 6]);
});
