import { expect, test } from 'vitest';
import { minuteMs } from '../../src-shared/time/utc.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { AppState } from './app.svelte.ts';
import { Refusal, settings, settle, somethingWrong, status, TestBridge } from './testBridge.ts';
import { Toasts } from './toasts.svelte.ts';

function begin(mode: 'none' | 'live' = 'live') {
  const clock = new TestClock(Date.UTC(2026, 10, 23, 17, 47, 20));
  const bridge = new TestBridge()
    .answer('app.status', () => status({ mode, now: clock.now() }))
    .answer('settings.read', () => settings())
    .answer('clinician.list', () => []);
  const toasts = new Toasts(clock);
  const app = new AppState({ desk: bridge.desk, clock, makeId: () => 'id', toasts });
  return { clock, bridge, app, toasts };
}

test('nothing happens before it is started', async () => {
  const { bridge, app } = begin();
  await settle();
  expect([bridge.called.length, bridge.listeners, app.screen]).toEqual([0, 0, 'starting']);
});

test.each([
  ['none', 'welcome'],
  ['live', 'day'],
] as const)('with account %s the first screen is %s', async (mode, screen) => {
  const { app } = begin(mode);
  await app.start();
  expect(app.screen).toBe(screen);
});

test('connected or practising, the first run gives way to the day; forgotten, it comes back', async () => {
  const { app, bridge } = begin('none');
  await app.start();
  bridge.send('status', status({ mode: 'practice' }));
  expect(app.screen).toBe('day');
  bridge.send('status', status({ mode: 'none' }));
  expect(app.screen).toBe('welcome');
});

test('the time steps at each full minute, by main’s clock', async () => {
  const { app, bridge, clock } = begin();
  await app.start();
  bridge.send('status', status({ now: clock.now() + 5 * minuteMs }));
  const ahead = app.now;
  expect(ahead).toBe(clock.now() + 5 * minuteMs);
  clock.tick(40_000);
  expect(app.now).toBe(ahead + 40_000);
});

test('stopped, it listens to nothing and its clock stands', async () => {
  const { app, bridge, clock } = begin();
  const stop = await app.start();
  stop();
  const then = app.now;
  clock.tick(10 * minuteMs);
  expect([bridge.listeners, app.now]).toEqual([0, then]);
});

test('settings are read again when main says that they changed', async () => {
  const { app, bridge } = begin();
  await app.start();
  bridge.answer('settings.read', () => settings({ singleKeys: false }));
  bridge.send('changed', { what: ['settings'] });
  await settle();
  expect(app.singleKeys).toBe(false);
});

test('what could not be copied or written is said', async () => {
  const { app, bridge, toasts } = begin();
  await app.start();
  expect(await app.copy('447 120 983')).toBe(true);
  bridge.answer('clipboard.copy', () => {
    throw new Refusal();
  });
  expect(await app.copy('447 120 983')).toBe(false);
  expect(toasts.current?.words).toBe('It could not be copied.');
});

test('after a save the words say whether it goes out now', async () => {
  const { app, bridge } = begin();
  await app.start();
  expect(app.savedWords).toBe('Saved on this computer. Sending.');
  bridge.send('status', status({ line: { is: 'offline', since: 0, why: 'noNetwork', nextTryAt: null } }));
  expect(app.savedWords).toMatch(/goes out by itself/);
});

test('the first screen waits for what is read beside it, and not for the keychain', async () => {
  const { app, bridge } = begin();
  bridge.answer('account.read', () => new Promise(() => undefined));
  let read = (): void => undefined;
  const started = app.start(new Promise<void>((resolve) => (read = resolve)));
  await settle();
  expect(app.screen).toBe('starting');
  read();
  await started;
  expect(app.screen).toBe('day');
});

test('locked, no screen is shown: main is about to end this page', async () => {
  const { app, bridge } = begin();
  bridge.answer('app.status', () => {
    throw new Refusal({ ...somethingWrong, code: 'locked' });
  });
  await app.start();
  expect(app.screen).toBe('starting');
});
