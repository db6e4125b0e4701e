// Initials of names with titles, accents and without letters; tints that go round.
import { expect, test } from 'vitest';
import { initialsOf, tintOf } from './initials.ts';

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

test('six tints go round, and a place that is not known has one too', () => {
  expect([0, 5, 6, -1].map(tintOf)).toEqual([1, 6, 1, 6]);
});
