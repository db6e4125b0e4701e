import { expect, test } from 'vitest';
import { movedBy, pinnedFirst, pinToggled } from './pinned.ts';

const self = (one: string): string => one;

test('pinned come first in their order, the others as they were; who has left is left aside', () => {
  expect(pinnedFirst(['a', 'b', 'c', 'd'], ['d', 'gone', 'b'], self)).toEqual(['d', 'b', 'a', 'c']);
  expect(pinnedFirst(['a', 'b'], [], self)).toEqual(['a', 'b']);
});

test('pinning puts behind the others; again takes out', () => {
  expect(pinToggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(pinToggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('a place up or down; at an end, and for who is not pinned, nothing changes', () => {
  expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(movedBy(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});
