// Goal: a desk that was left locks, whichever clock notices it, and one that is used does not. Method: a clock moved by hand.
import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { hourMs, minuteMs } from '../../src-shared/time/utc.ts';
import { AutoLock } from './autoLock.ts';

function desk(idle: () => number = () => 0) {
  const clock = new TestClock();
  const locked: string[] = [];
  const settings = { afterMs: 5 * minuteMs };
  const lock = new AutoLock({
    clock,
    systemIdleSeconds: idle,
    afterMs: () => settings.afterMs,
    lock: (why) => void locked.push(why),
  });
  lock.start();
  return { clock, lock, locked, settings };
}

test('where the system’s idle time stays at 0, our own input counts', () => {
  const { clock, locked } = desk();
  clock.tick(5 * minuteMs - 6_000);
  expect(locked).toEqual([]);
  clock.tick(6_000);
  expect(locked[0]).toBe('idle');
});

test('used now and then it stays open', () => {
  const { clock, lock, locked } = desk();
  for (let count = 0; count < 10; count++) {
    clock.tick(4 * minuteMs);
    lock.touched();
  }
  expect(locked).toEqual([]);
});

test('the system’s idle time locks too, and one that throws is done without', () => {
  const { clock, locked } = desk(() => 301);
  clock.tick(6_000);
  expect(locked[0]).toBe('idle');
  const failing = desk(() => {
    throw new Error('x');
  });
  failing.clock.tick(minuteMs);
  expect(failing.locked).toEqual([]);
});

test('a sleep that nobody told of is seen by the gap between the clocks; a wall that is put right is none', () => {
  const { clock, lock, locked } = desk();
  clock.sleep(hourMs);
  lock.look();
  expect(locked).toEqual(['sleep']);
  clock.setTime(clock.now() + 30_000);
  lock.look();
  clock.setTime(clock.now() - hourMs);
  lock.look();
  expect(locked).toEqual(['sleep']);
});

test('a shorter time counts at the next look', () => {
  const { clock, locked, settings } = desk();
  clock.tick(2 * minuteMs);
  settings.afterMs = minuteMs;
  clock.tick(6_000);
  expect(locked[0]).toBe('idle');
});
