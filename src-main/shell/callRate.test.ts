// A page gone mad hears "too many"; a person never does.
import { expect, test } from 'vitest';
import { BURST_MAX, CALLS_PER_SECOND, IN_FLIGHT_MAX, callRate } from './callRate.ts';

const many = (count: number, run: () => boolean): number => Array.from({ length: count }, run).filter(Boolean).length;

test('a burst passes, what comes on top of it does not, and other calls are not touched', () => {
  const rate = callRate(() => 0);
  const call = (): boolean => rate.begin('search.local') && (rate.end('search.local'), true);
  expect(many(BURST_MAX + 500, call)).toBe(BURST_MAX);
  expect(rate.begin('day.read')).toBe(true);
});

test('with each second some more may come, never more than a burst', () => {
  let now = 0;
  const rate = callRate(() => now);
  const call = (): boolean => rate.begin('search.local') && (rate.end('search.local'), true);
  many(BURST_MAX, call);
  now = 1_000;
  expect(many(500, call)).toBe(CALLS_PER_SECOND);
  now = 3_600_000;
  expect(many(500, call)).toBe(BURST_MAX);
});

test('fifteen keys a second for an hour are all answered', () => {
  let now = 0;
  const rate = callRate(() => now);
  const typed = many(15 * 3600, () => {
    now += 1_000 / 15;
    return rate.begin('search.local') && (rate.end('search.local'), true);
  });
  expect(typed).toBe(15 * 3600);
});

test('calls that are not answered yet are counted, and one that ends makes room', () => {
  let now = 0;
  const rate = callRate(() => (now += 1_000));
  expect(many(IN_FLIGHT_MAX + 5, () => rate.begin('day.refresh'))).toBe(IN_FLIGHT_MAX);
  rate.end('day.refresh');
  expect([rate.begin('day.refresh'), rate.begin('day.refresh')]).toEqual([true, false]);
});
