// Goal: who hears of a change, and how, is said alike wherever it is said. Method: each way for each matter, alone and mixed.
import { expect, test } from 'vitest';
import type { Told } from './about.ts';
import { allOf, getsNone, notKnown, toldOrNobody, toldWords, wayOf } from './telling.ts';

const trevor: Told = { name: 'Trevor Lane', delivery: 'email' };
const imani: Told = { name: 'Imani Brooks', delivery: 'text' };
const george: Told = { name: 'George Petrakis', delivery: 'none' };
const lin: Told = { name: 'Lin', delivery: null };

test.each([
  [[trevor], 'Trevor gets an e-mail about it.'],
  [[imani], 'Imani gets a text about it.'],
  [[george], 'George gets no message: tell George yourself.'],
  [[trevor, { ...trevor, name: 'Rosa Vega' }], 'Trevor and Rosa get an e-mail about it.'],
  [[trevor, george], 'Trevor gets an e-mail about it. George gets no message: tell George yourself.'],
  [[george, { ...george, name: 'Bo Lind' }], 'George and Bo get no message: tell them yourself.'],
  [[lin], 'Whether SecureVideo tells Lin is not known: tell Lin yourself.'],
  [[], ''],
])('a cancel, case %#', (told, words) => {
  expect(toldWords(told, 'cancelled')).toBe(words);
});

test.each([
  ['invitation', 'Trevor gets an e-mail invite. George gets no invite: tell George the time and the code yourself.'],
  ['newTime', 'Trevor gets an e-mail with the new time. George gets no message: tell George the new time yourself.'],
  ['enter', 'Trevor gets an e-mail and can enter at once. George gets no message: tell George yourself.'],
] as const)('what it is about: %s', (matter, words) => {
  expect(toldWords([trevor, george], matter)).toBe(words);
});

test('of a removal and of a new clinician nobody can say whom SecureVideo tells', () => {
  for (const changed of ['removed', 'host'] as const) expect(wayOf('email', changed)).toBe('unknown');
  expect(wayOf('email', 'newTime')).toBe('email');
  expect(wayOf(null, 'newTime')).toBe('unknown');
  expect(notKnown(['Dr. Voss', 'Maria'], 'of the new clinician')).toBe(
    'Whether SecureVideo tells Dr. Voss and Maria of the new clinician is not known: tell them yourself.',
  );
});

test('two of one first name are called by their whole names; of nobody it says so', () => {
  expect(toldWords([trevor, { ...imani, name: 'Trevor Boyd', delivery: 'email' }], 'newTime')).toBe(
    'Trevor Lane and Trevor Boyd get an e-mail with the new time.',
  );
  expect(toldOrNobody([], 'newTime')).toBe('Nobody is told.');
  expect(toldOrNobody([trevor], 'newTime')).toBe('Trevor gets an e-mail with the new time.');
  expect(allOf([])).toBe('nobody');
  expect(getsNone('Trevor Lane', 1, 'invitation', 'Trevor')).toBe(
    'Trevor Lane gets no invite: tell Trevor the time and the code yourself.',
  );
});
