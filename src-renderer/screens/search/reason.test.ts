// Why a result is shown: the words before it, and an address that is not theirs any more.
import { expect, test } from 'vitest';
import { reasonOf } from './reason.ts';
import type { Result } from './resultTypes.ts';
import { foundSession, trevor } from './testResults.ts';

const session: Result = { is: 'session', key: 's', name: '', hint: '', from: '', found: foundSession('s', 1) };
const person: Result = { is: 'person', key: 'p', person: { ...trevor, phone: '3035550143' }, next: null };
const told = (result: Result, text: string, people = [trevor]): string => {
  const reason = reasonOf(result, text, people);
  return reason ? `${reason.words} ${reason.shown}` : '';
};

test.each([
  [session, '447 120', 'Code 447 120 983'],
  [session, 'trevor.lane@', 'E-mail trevor.lane@example.org'],
  [session, 'trev', ''],
  [person, '0143', 'Phone ends in 0143'],
  [{ is: 'lookup', key: 'l', email: 'a@b.co' } as const, 'a@b.co', ''],
])('%#: found by “%s”', (result, text, words) => {
  expect(told(result, text)).toBe(words);
});

test('an address that was corrected is told to be old, also at a session that still has it', () => {
  const old = { ...trevor, newerId: 'p2' };
  expect(told(session, 'trevor.lane@', [old])).toBe('Old address trevor.lane@example.org');
  expect(told({ ...person, person: old }, 'trevor.lane@', [old])).toBe('Old address trevor.lane@example.org');
});
