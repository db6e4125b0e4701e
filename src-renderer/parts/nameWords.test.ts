// Names as they stand in sentences: titles, couples, two of one first name, and rows of them.
import { expect, test } from 'vitest';
import { calledAmong, capital, firstNameOf, listWords, shortList, shortNameOf } from './nameWords.ts';

test.each([
  ['Dr. Ilse Voss', 'Dr. Voss'],
  ['Marcus Bell', 'Marcus Bell'],
  ['Dr. Voss', 'Dr. Voss'],
])('%s is called %s in a sentence', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});

test.each([
  ['Trevor Lane', 'Trevor'],
  ['Daniel and Ruth Whitaker', 'Daniel and Ruth Whitaker'],
  ['Dr. Voss', 'Dr. Voss'],
  ['', ''],
])('%s is called %s', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});

test('two of one first name are called by the whole one, anybody else by the first', () => {
  const all = [{ name: 'Ana Ruiz' }, { name: 'Ana Soto' }, { name: 'Bo Lind' }];
  expect(all.map((person) => calledAmong(person, all))).toEqual(['Ana Ruiz', 'Ana Soto', 'Bo']);
});

test.each([
  [[], '', ''],
  [['A'], 'A', 'A'],
  [['A', 'B'], 'A and B', 'A and B'],
  [['A', 'B', 'C', 'D'], 'A, B, C and D', 'A, B, C and D'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B, C, D and E', 'A, B, C and 2 more'],
])('%j is said as “%s”, and as “%s” where room is short', (names, all, short) => {
  expect(listWords(names)).toBe(all);
  expect(shortList(names)).toBe(short);
});

test('a sentence begins large', () => {
  expect(capital('élise and clinic')).toBe('Élise and clinic');
});
