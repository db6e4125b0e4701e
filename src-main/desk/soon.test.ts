import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { soon } from './soon.ts';

test('what changes within a moment is told once, and later changes are told again', () => {
  const clock = new TestClock(0);
  const told: (readonly string[])[] = [];
  const tell = soon<string>(clock, (what) => told.push(what));
  tell('day');
  tell('outbox', 'day');
  expect(told).toEqual([]);
  clock.tick(100);
  expect(told).toEqual([['day', 'outbox', 'day']]);
  tell('drafts');
  clock.tick(100);
  expect(told).toHaveLength(2);
});

test('nothing named, nothing told', () => {
  const clock = new TestClock(0);
  let told = 0;
  soon<string>(clock, () => told++)();
  clock.tick(100);
  expect(told).toBe(0);
});
