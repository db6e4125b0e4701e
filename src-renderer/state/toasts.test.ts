import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { TOAST_MS, TOAST_SETTLED_MS, TOAST_WITH_ACTION_MS, Toasts } from './toasts.svelte.ts';

test('a message goes by itself, and the next one takes the place of the last', () => {
  const clock = new TestClock(0);
  const toasts = new Toasts(clock);
  toasts.say('One');
  clock.tick(TOAST_MS - 1);
  toasts.say('Two');
  clock.tick(TOAST_MS - 1);
  expect(toasts.current?.words).toBe('Two');
  clock.tick(1);
  expect(toasts.current).toBeUndefined();
});

test('a message with an action stands longer; the action is done once and the message is gone', () => {
  const clock = new TestClock(0);
  const toasts = new Toasts(clock);
  let done = 0;
  toasts.say('Draft discarded.', { action: { words: 'Bring it back', run: () => done++ } });
  clock.tick(TOAST_WITH_ACTION_MS - 1);
  toasts.act();
  toasts.act();
  expect([done, toasts.current]).toEqual([1, undefined]);
});

test('a message goes with its screen; one that came with the new screen stays, and so does what can be taken back', () => {
  const clock = new TestClock(0);
  const toasts = new Toasts(clock);
  toasts.say('Code of Trevor Lane copied.');
  toasts.leave();
  expect(toasts.current?.words).toBe('Code of Trevor Lane copied.');
  clock.tick(TOAST_SETTLED_MS);
  toasts.leave();
  expect(toasts.current).toBeUndefined();
  toasts.hold('change-1', 5_000, 'afterHold', () => undefined);
  clock.tick(TOAST_SETTLED_MS);
  toasts.leave();
  expect(toasts.current?.hold?.changeId).toBe('change-1');
});

test('pointed at, a message stands; left, its time begins anew; a hold counts on', () => {
  const clock = new TestClock(0);
  const toasts = new Toasts(clock);
  toasts.say('One');
  clock.tick(TOAST_MS - 1);
  toasts.keep();
  clock.tick(TOAST_MS);
  expect(toasts.current?.words).toBe('One');
  toasts.letGo();
  clock.tick(TOAST_MS);
  expect(toasts.current).toBeUndefined();
  toasts.hold('change-1', 5_000, 'afterHold', () => undefined);
  toasts.keep();
  clock.tick(5_000);
  expect(toasts.current).toBeUndefined();
});
