// The clock of the tests must itself be right: order, due times, cancelling, and a wall that goes back.
import { expect, test } from 'vitest';
import { TestClock } from './testClock.ts';

const start = Date.UTC(2026, 10, 23, 17, 47);

test('timers go off in due order, each at its own due time', () => {
  const clock = new TestClock(start);
  const seen: [string, number][] = [];
  const note = (name: string) => () => seen.push([name, clock.now() - start]);
  clock.setTimer(30, note('third'));
  clock.setTimer(10, note('first'));
  clock.setTimer(20, note('second'));
  clock.setTimer(20, note('second, set later'));
  clock.setTimer(31, note('not yet'));
  clock.tick(30);
  expect(seen).toEqual([
    ['first', 10],
    ['second', 20],
    ['second, set later', 20],
    ['third', 30],
  ]);
  expect(clock.waiting).toBe(1);
  expect(clock.nextInMs).toBe(1);
});

test('a timer that sets another within the same stretch is followed', () => {
  const clock = new TestClock(start);
  const at: number[] = [];
  const again = () => {
    at.push(clock.monotonic());
    clock.setTimer(10, again);
  };
  clock.setTimer(10, again);
  clock.tick(35);
  expect(at).toEqual([10, 20, 30]);
  expect(clock.monotonic()).toBe(35);
});

test('a cancelled timer does not go off, and cancelling twice is harmless', () => {
  const clock = new TestClock(start);
  let ran = 0;
  const cancel = clock.setTimer(5, () => ran++);
  clock.setTimer(1, cancel);
  clock.tick(10);
  cancel();
  expect(ran).toBe(0);
});

test('no timer goes off before setTimer returns, and none without a tick', () => {
  const clock = new TestClock(start);
  let ran = 0;
  clock.setTimer(0, () => ran++);
  expect(ran).toBe(0);
  clock.tick(0);
  expect(ran).toBe(1);
});

test('the wall may go back while timers and the monotonic clock do not care', () => {
  const clock = new TestClock(start);
  let ran = 0;
  clock.setTimer(10, () => ran++);
  clock.setTime(start - 3_600_000);
  clock.tick(10);
  expect(ran).toBe(1);
  expect(clock.now()).toBe(start - 3_600_000 + 10);
  expect(clock.monotonic()).toBe(10);
});

test('asleep, only the wall goes on', () => {
  const clock = new TestClock(start);
  let ran = 0;
  clock.setTimer(10, () => ran++);
  clock.sleep(1_000);
  expect([ran, clock.now() - start, clock.monotonic()]).toEqual([0, 1_000, 0]);
});

test('tickAsync sees timers that a promise sets', async () => {
  const clock = new TestClock(start);
  const at: number[] = [];
  const wait = (ms: number) => new Promise<void>((resolve) => clock.setTimer(ms, resolve));
  const work = (async () => {
    for (let round = 0; round < 3; round++) {
      await wait(10);
      at.push(clock.monotonic());
    }
  })();
  await clock.tickAsync(100);
  await work;
  expect(at).toEqual([10, 20, 30]);
});

test('what would never end, and time run backwards, are refused', () => {
  const clock = new TestClock(start);
  const forever = () => void clock.setTimer(0, forever);
  clock.setTimer(0, forever);
  expect(() => clock.tick(1)).toThrow(/without end/);
  expect(() => clock.tick(-1)).toThrow(/backwards/);
  expect(() => clock.setTimer(NaN, () => undefined)).toThrow(/milliseconds/);
});
