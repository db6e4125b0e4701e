import { expect, test } from 'vitest';
import { placeByKey } from './roving.ts';

test.each([
  ['ArrowDown', 0, 5, 1, 1],
  ['ArrowDown', 4, 5, 1, 4],
  ['ArrowUp', 0, 5, 1, 0],
  ['ArrowRight', 0, 5, 1, null],
  ['ArrowDown', 3, 35, 7, 10],
  ['ArrowUp', 3, 35, 7, 3],
  ['ArrowRight', 6, 35, 7, 7],
  ['Home', 9, 35, 7, 0],
  ['End', 9, 35, 7, 34],
  ['x', 9, 35, 7, null],
])('%s from %i of %i in %i columns leads to %j', (key, at, count, columns, to) => {
  expect(placeByKey(key, at, count, columns)).toBe(to);
});
