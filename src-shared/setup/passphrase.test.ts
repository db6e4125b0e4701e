// Goal: a passphrase is long, mixed, and the same on every keyboard. Method: both sides of each border.
import { expect, test } from 'vitest';
import { SUGGESTED_LENGTH, faultOfPassphrase, plainPassphrase, suggestedPassphrase } from './passphrase.ts';

test.each([
  ['seven grey herons', null],
  ['herons-14-abc', 'short'],
  ['herons-14-abcd', null],
  ['   herons-14   ', 'short'],
  ['aaaaaaaaaaaaaaaa', 'simple'],
  ['abcabcabcabcabcabc', 'simple'],
  ['12345678901234567890', 'simple'],
  ['abcdefghijklmnop', 'simple'],
  ['zyxwvutsrqponm 7!', 'simple'],
  [`herons ${'x9'.repeat(96)}!`, null],
  [`herons ${'x9'.repeat(97)}`, 'long'],
] as const)('"%s" is %s', (typed, fault) => {
  expect(faultOfPassphrase(typed)).toBe(fault);
});

test('what is suggested is good, and has only letters that are heard rightly', () => {
  const bytes = Uint8Array.from({ length: SUGGESTED_LENGTH }, (_, at) => at * 37);
  const text = suggestedPassphrase(bytes);
  expect(text).toMatch(/^[a-hjkmnp-tv-z0-9]{5}(-[a-hjkmnp-tv-z0-9]{5}){3}$/);
  expect(faultOfPassphrase(text)).toBeNull();
});

test('the same letters from another keyboard are the same passphrase', () => {
  expect(plainPassphrase(' cafe\u0301 \ufb01sh ')).toBe(plainPassphrase('caf\u00e9 fish'));
});
