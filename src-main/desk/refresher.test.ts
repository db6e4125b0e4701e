// Goal: the list is asked for quicker near starts, never more often than every half minute. Method: a clock in our hands.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { minuteMs, secondMs } from '../../src-shared/time/utc.ts';
import { createRefresher, NEAR_AFTER_MS, NEAR_BEFORE_MS, untilNearMs } from './refresher.ts';

/** Seconds between the reads of so many minutes. */
async function gapsOf(untilNear: (now: number) => number | null, minutes: number, random = 0.5): Promise<number[]> {
  const clock = new TestClock(0);
  const reads: number[] = [];
  const refresher = createRefresher({
    clock,
    random: () => random,
    read: () => Promise.resolve(reads.push(clock.monotonic())),
    untilNear: () => untilNear(clock.now()),
  });
  refresher.start();
  for (let second = 0; second < minutes * 60; second++) {
    clock.tick(secondMs);
    await Promise.resolve();
    await Promise.resolve();
  }
  refresher.stop();
  return reads.slice(1).map((at, place) => (at - (reads[place] ?? 0)) / secondMs);
}

test('in use and nothing near: every three quarters of a minute; then seldom, as nobody is there', async () => {
  const gaps = await gapsOf(() => null, 20);
  expect(gaps.slice(0, 3)).toEqual([45, 45, 45]);
  expect(gaps.at(-1)).toBe(300);
});

test('near a start: about every half minute, and every minute where nobody is there', async () => {
  const gaps = await gapsOf(() => 0, 20);
  expect(gaps[0]).toBeGreaterThan(30);
  expect(gaps[0]).toBeLessThan(36);
  expect(gaps.at(-1)).toBe(60);
});

test('whatever chance says, never more often than every half minute', async () => {
  for (const random of [0, 0.99]) {
    expect(Math.min(...(await gapsOf(() => 0, 3, random)))).toBeGreaterThanOrEqual(30);
  }
});

test('an idle desk wakes up when a start comes near, not minutes later', async () => {
  const nearAt = 8 * minuteMs;
  const reads = await gapsOf((now) => Math.max(0, nearAt - now), 9);
  const at = reads.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], []);
  expect(at.some((second) => Math.abs(second - 480) <= 31)).toBe(true);
});

test('a start is near from ten minutes before until a quarter of an hour after', () => {
  const start = 100 * minuteMs;
  expect(untilNearMs([start], start - NEAR_BEFORE_MS - 5)).toBe(5);
  expect(untilNearMs([start], start - NEAR_BEFORE_MS)).toBe(0);
  expect(untilNearMs([start], start + NEAR_AFTER_MS - 1)).toBe(0);
  expect(untilNearMs([start], start + NEAR_AFTER_MS)).toBeNull();
  expect(untilNearMs([start + minuteMs, start], start - NEAR_BEFORE_MS - 5)).toBe(5);
  expect(untilNearMs([], 0)).toBeNull();
});
