import { expect, test } from 'vitest';
import { highlightOf } from './highlight.ts';
import type { Result } from './resultTypes.ts';
import { foundSession, trevor } from './testResults.ts';

const lookup: Result = { is: 'lookup', key: 'lookup', email: 'a@b.co' };
const person: Result = { is: 'person', key: 'person p1', person: trevor, next: null };
const session = (id: string): Result => ({
  is: 'session',
  key: id,
  found: foundSession(id, 1),
  name: '',
  hint: '',
  from: '',
});

test('a session below the look-up is meant first, since the look-up asks by itself', () => {
  expect(highlightOf([lookup, session('s')], undefined)).toBe(1);
  expect(highlightOf([lookup, person], undefined)).toBe(0);
  expect(highlightOf([session('s'), person], undefined)).toBe(0);
  expect(highlightOf([], undefined)).toBe(-1);
});

test('the highlight stays on its result, wherever that stands now', () => {
  expect(highlightOf([lookup, session('new'), session('s'), person], 'person p1')).toBe(3);
  expect(highlightOf([lookup, session('s')], 'lookup')).toBe(0);
  expect(highlightOf([lookup, session('s')], 'gone')).toBe(1);
});
