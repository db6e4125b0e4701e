import { expect, test } from 'vitest';
import { clockNotice } from './clockNotice.ts';

const minute = 60_000;

test.each([null, 0, 5 * minute, -5 * minute])(
  'a clock that is right, or not known to be wrong (%s): no notice',
  (ms) => {
    expect(clockNotice(ms)).toBeNull();
  },
);

test.each([
  [5 * minute + 1, '5 minutes ahead of'],
  [-12 * minute, '12 minutes behind'],
  [-90 * minute, '90 minutes behind'],
  [3 * 60 * minute, '3 hours ahead of'],
  [-26 * 60 * minute, '26 hours behind'],
  [30 * 24 * 60 * minute, '30 days ahead of'],
])('%s ms: %s', (ms, words) => {
  const notice = clockNotice(ms);
  expect(notice?.title).toBe(`This computer’s clock is ${words} SecureVideo’s.`);
  expect(notice?.detail).toMatch(/sent as you typed them.*SecureVideo’s clock.*Set the clock/);
});

test('a clock that is wrong by an hour or more: the date beside a typed day is to be looked at', () => {
  expect(clockNotice(60 * minute)?.detail).toContain('may mean another day');
  expect(clockNotice(59 * minute)?.detail).not.toContain('may mean another day');
});

test('read once, it comes back when it is wrong by another amount, and not for seconds', () => {
  const id = (ms: number): string | undefined => clockNotice(ms)?.id;
  expect(id(12 * minute)).toBe(id(12 * minute + 20_000));
  expect(id(12 * minute)).not.toBe(id(60 * minute));
  expect(id(12 * minute)).not.toBe(id(-12 * minute));
});
