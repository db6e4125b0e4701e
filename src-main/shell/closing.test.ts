import { expect, test } from 'vitest';
import { closeFirst } from './closing.ts';
import type { ClosingParts } from './closing.ts';

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
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = (): Promise<never> => new Promise(() => undefined);

/** Closing with everything done at once, but for what a test changes; `done` lists what was called. */
function begin(more: Partial<ClosingParts> = {}) {
  const app = appDouble();
  const done: string[] = [];
  const closing = closeFirst({
    app,
    settle: () => Promise.resolve(done.push('settle')),
    mayQuit: () => {
      done.push('ask');
      return Promise.resolve(true);
    },
    close: () => Promise.resolve(done.push('close')),
    ...more,
  });
  return { app, done, closing };
}

test('first what is on its way, then the question, then the files, each once; then the app quits', async () => {
  const { app, done, closing } = begin();
  app.quit();
  app.quit();
  expect(closing.isClosed()).toBe(false);
  await turn();
  expect([app.quits, done, closing.isClosed()]).toEqual([1, ['settle', 'ask', 'close'], true]);
});

test('"Keep running" keeps it running, and the next time it is asked again', async () => {
  const answers = [false, true];
  const { app, done, closing } = begin({ mayQuit: () => Promise.resolve(answers.shift() ?? true) });
  app.quit();
  await turn();
  expect([app.quits, done, closing.isClosed()]).toEqual([0, ['settle'], false]);
  app.quit();
  await turn();
  expect([app.quits, done]).toEqual([1, ['settle', 'settle', 'close']]);
});

test('what a person chose for the end is asked for while all is open, and done when all is closed', async () => {
  const order: string[] = [];
  const { app, done } = begin({
    close: () => Promise.resolve(order.push('close')),
    last: () => {
      order.push('asked');
      return Promise.resolve(() => Promise.resolve(order.push('installed')));
    },
  });
  app.quit();
  await turn();
  expect([app.quits, order, done]).toEqual([1, ['asked', 'close', 'installed'], ['settle', 'ask']]);
});

test('an end that fails, or that cannot be asked for, keeps nobody', async () => {
  for (const last of [
    () => Promise.reject(new Error('busy')),
    () => Promise.resolve(() => Promise.reject(new Error('no'))),
  ]) {
    const { app } = begin({ last });
    app.quit();
    await turn();
    expect(app.quits).toBe(1);
  }
});

test('"Install now" asks nobody, closes, installs, and ends', async () => {
  const { app, done, closing } = begin();
  closing.endWith(() => Promise.resolve(done.push(`installs, closed ${String(closing.isClosed())}`)));
  await turn();
  expect([app.quits, done]).toEqual([1, ['close', 'installs, closed true']]);
});

test('"Install now" while the question stands: nobody waits for its answer any more', async () => {
  const { app, done, closing } = begin({ mayQuit: never });
  app.quit();
  await turn();
  closing.endWith(() => Promise.resolve(done.push('installs')));
  await turn();
  expect([app.quits, done]).toEqual([1, ['settle', 'close', 'installs']]);
});

test('nothing is installed while the system ends, whatever a person chose', async () => {
  const done: string[] = [];
  const last = () => Promise.resolve(() => Promise.resolve(done.push('installs')));
  const first = begin({ last });
  first.closing.systemEnds();
  first.app.quit();
  await turn();
  const second = begin({ close: () => Promise.resolve(second.closing.systemEnds()) });
  second.closing.endWith(() => Promise.resolve(done.push('installs')));
  await turn();
  expect([first.app.quits, second.app.quits, done]).toEqual([1, 1, []]);
});

test('when the system ends, nobody is asked and nothing is waited for', async () => {
  const { app, done, closing } = begin();
  closing.systemEnds();
  app.quit();
  await turn();
  expect([app.quits, done]).toEqual([1, ['close']]);
});

test('the system ends while the question stands: it is closed without an answer', async () => {
  const { app, done, closing } = begin({ mayQuit: never });
  app.quit();
  await turn();
  expect(app.quits).toBe(0);
  closing.systemEnds();
  await turn();
  expect([app.quits, done]).toEqual([1, ['settle', 'close']]);
});

test('what does not settle is waited for only so long, and then the question comes', async () => {
  const waits: number[] = [];
  const wait: ClosingParts['wait'] = (_work, ms) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const { app, done } = begin({ settle: never, wait });
  app.quit();
  await turn();
  expect([app.quits, done, waits]).toEqual([1, ['ask', 'close'], [10_000, 5_000]]);
});

test.each([
  ['a close that fails', { close: () => Promise.reject(new Error('disk')) }],
  ['a question that fails', { mayQuit: () => Promise.reject(new Error('no screen')) }],
  ['waiting that fails', { settle: () => Promise.reject(new Error('store')) }],
])('%s does not keep the app open', async (_what, more) => {
  const { app } = begin(more);
  app.quit();
  await turn();
  expect(app.quits).toBe(1);
});

test('a close that hangs is waited for only so long', async () => {
  const wait: ClosingParts['wait'] = () => Promise.resolve();
  const { app } = begin({ close: never, wait });
  app.quit();
  await turn();
  expect(app.quits).toBe(1);
});
