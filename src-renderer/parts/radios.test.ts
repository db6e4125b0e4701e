import { expect, test } from 'vitest';
import { radioByKey } from './radios.ts';

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowLeft', 0, 2],
  ['ArrowUp', -1, 2],
  ['ArrowRight', -1, 0],
  ['Home', 2, 0],
  ['End', 0, 2],
])('%s from %i leads to %i of three', (key, at, to) => {
  expect(radioByKey(key, at, 3)).toBe(to);
});

test('other keys and an empty group lead nowhere', () => {
  expect(radioByKey('a', 0, 3)).toBeNull();
  expect(radioByKey('ArrowRight', 0, 0)).toBeNull();
});
