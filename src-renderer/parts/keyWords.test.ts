import { expect, test } from 'vitest';
import { keyWords } from './keyWords.ts';

test.each([
  ['Ctrl K', 'win', 'Ctrl K'],
  ['Ctrl K', 'mac', '⌘K'],
  ['Ctrl Enter', 'mac', '⌘↩'],
  ['N', 'mac', 'N'],
  ['Del', 'mac', '⌫'],
  ['Ctrl K', 'linux', 'Ctrl K'],
] as const)('%s on %s is %s', (keys, platform, words) => {
  expect(keyWords(keys, platform)).toBe(words);
});
