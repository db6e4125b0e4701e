import { expect, test } from 'vitest';
import { inThrees } from './codes.ts';

test.each([
  ['447120983', '447 120 983'],
  ['447 120 983', '447 120 983'],
  ['0012', '001 2'],
  ['', ''],
])('%s is read as %s', (code, read) => {
  expect(inThrees(code)).toBe(read);
});
