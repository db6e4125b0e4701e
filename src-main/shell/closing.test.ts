import { expect, test } from 'vitest';
import { closeFirst } from './closing.ts';

/** An app that asks before it quits, as Electron does. */
function appDouble() {
  const listeners: ((event: { preventDefault(): void }) => void)[] = [];
  const app = {
    quits: 0,
    on: (_name: 'before-quit', listener: (event: { preventDefault(): void }) => void) => listeners.push(listener),
    quit: () => {
      let stopped = false;
      for (const listener of listeners) listener({ preventDefault: () => (stopped = true) });
      if (!stopped) app.quits++;
    },
  };
  return app;
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the app quits after its files are closed, and closes them once', async () => {
  const app = appDouble();
  let closes = 0;
  let finish = (): void => undefined;
  closeFirst(app, () => {
    closes++;
    return new Promise<void>((resolve) => (finish = resolve));
  });
  app.quit();
  app.quit();
  await settle();
  expect([app.quits, closes]).toEqual([0, 1]);
  finish();
  await settle();
  expect([app.quits, closes]).toEqual([1, 1]);
});

test('a close that fails does not keep the app open', async () => {
  const app = appDouble();
  closeFirst(app, () => Promise.reject(new Error('disk')));
  app.quit();
  await settle();
  expect(app.quits).toBe(1);
});

test('a close that hangs is waited for only so long', async () => {
  const app = appDouble();
  closeFirst(
    app,
    () => new Promise(() => undefined),
    () => Promise.resolve(),
  );
  app.quit();
  await settle();
  expect(app.quits).toBe(1);
});
