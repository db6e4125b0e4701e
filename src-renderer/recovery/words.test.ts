import { expect, test } from 'vitest';
import { codeOf, readCode } from '../../src-shared/recovery/code.ts';
import { slipWords, standingWords, waitWords, waitingWords } from './words.ts';

const code = codeOf(Array.from({ length: 26 }, (_, at) => (at * 7) % 32));
const words = (typed: string): string => slipWords(readCode(typed));

test('what is wrong with a typed code is said with its place', () => {
  expect(words(code)).toBe('');
  expect(words('')).toContain('printed sheet');
  expect(words(code.slice(0, 9))).toContain('28 letters and digits; 8 are there');
  expect(words(`${code}7`)).toContain('here are more');
  expect(words('AB12-CU34')).toBe('“U” is in no code. Look at the second group again.');
  const wrong = code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z');
  expect(words(wrong)).toBe('Something is mistyped, and nothing was tried. Look at the last group again.');
});

test('waiting is counted in whole seconds, one at least', () => {
  expect(waitWords('wait', 1)).toBe('Wait 1 second, then try again.');
  expect(waitWords('wrong', 7001)).toContain('nothing was changed');
  expect(waitWords('wrong', 7001)).toContain('Wait 8 seconds');
});

test('how the code stands: none, in force, not whole, shown and never confirmed', () => {
  const none = { madeAt: null, id: null, shownAt: null, isWhole: false, mayMake: true, mayOpen: false };
  const when = (at: number): string => `at ${String(at)}`;
  expect(standingWords(none, when)).toContain('No recovery code');
  const inForce = { ...none, madeAt: 5, id: '3F2A', isWhole: true };
  expect(standingWords(inForce, when)).toBe('The code on sheet 3F2A is in force, made at 5.');
  expect(standingWords({ ...inForce, isWhole: false }, when)).toContain('make a new code');
  expect(standingWords({ ...none, shownAt: 9 }, when)).toMatch(/^A code was shown at 9/);
});

test('what waits behind closed keys is counted, with the oldest', () => {
  const when = (at: number): string => `at ${String(at)}`;
  expect(waitingWords(null, when)).toBe('');
  expect(waitingWords({ count: 0, since: null, kinds: [] }, when)).toBe('');
  expect(waitingWords({ count: 1, since: 4, kinds: [] }, when)).toBe('1 change waits in it, saved at 4.');
  const kinds = [
    { kind: 'cancel', count: 1 },
    { kind: 'create', count: 1 },
    { kind: 'create', count: 1 }, // of another account
  ] as const;
  expect(waitingWords({ count: 3, since: 4, kinds: [...kinds] }, when)).toBe(
    '3 changes (two new sessions and one cancellation) wait in it, the oldest saved at 4.',
  );
});
