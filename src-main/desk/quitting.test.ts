// Goal: who quits in the first moments is asked by what waits, as at any other time, and never by a guess.
// Method: an account that opens when a test says so, and closing as the app does it.
import { expect, test, vi } from 'vitest';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { say } from '../../src-shared/words/ofLater.ts';
import type { OpenAccount } from './openAccount.ts';
import { quittingOf } from './quitting.ts';
import { openRow } from './testing/sessions.ts';

function desk() {
  let account: OpenAccount | undefined;
  let opening: Promise<void> | null = null;
  let done = (): void => undefined;
  const sending = vi.fn();
  const changes: (() => void)[] = [];
  let rows: OutboxRow[] = [];
  let line: 'online' | 'offline' = 'offline';
  const outbox = {
    rows: () => rows,
    line: () => ({ is: line, since: 0, why: 'noNetwork', nextTryAt: null }),
    paused: null,
    onChange: (heard: () => void) => {
      changes.push(heard);
      return () => undefined;
    },
  };
  return {
    quitting: quittingOf({ open: () => account, opening: () => opening }, sending),
    sending,
    begin: () => void (opening = new Promise((resolve) => (done = resolve))),
    opened(next: OutboxRow[], how: typeof line = 'offline') {
      [rows, line, opening] = [next, how, null];
      account = { outbox } as unknown as OpenAccount;
      done();
    },
    failed() {
      opening = null;
      done();
    },
    sent() {
      rows = [];
      for (const heard of changes) heard();
    },
  };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is being opened is waited for, and then what waits in it is asked about', async () => {
  const { quitting, begin, opened, sending } = desk();
  begin();
  const settled = vi.fn();
  void quitting.settle().then(settled);
  await turn();
  expect(settled).not.toHaveBeenCalled();
  opened([openRow(), openRow({ changeId: 'change-2' })]);
  await turn();
  expect([settled.mock.calls.length, sending.mock.calls.length]).toEqual([1, 0]);
  expect(quitting.question()?.message).toBe(say.quit.notSentYet(2));
});

test('what goes out as soon as it is open is waited for as well, and nobody is asked then', async () => {
  const { quitting, begin, opened, sending, sent } = desk();
  begin();
  const settled = vi.fn();
  void quitting.settle().then(settled);
  opened([openRow()], 'online');
  await turn();
  expect([settled.mock.calls.length, sending.mock.calls.length]).toEqual([0, 1]);
  sent();
  await turn();
  expect([settled.mock.calls.length, quitting.question()]).toEqual([1, null]);
});

test('where it takes too long it is asked without a number, and nothing is said to be empty', () => {
  const { quitting, begin } = desk();
  begin();
  expect(quitting.question()).toEqual({
    message: say.quit.stillOpening,
    detail: say.quit.whatWaitsIsSafe,
    stay: say.quit.keepRunning,
    go: say.quit.quitAnyway,
  });
});

test('nobody is asked where nothing is open, nothing is being opened, or nothing waits', async () => {
  const { quitting, begin, opened, failed } = desk();
  expect(quitting.question()).toBeNull();
  await quitting.settle();
  begin();
  failed();
  expect(quitting.question()).toBeNull();
  opened([]);
  await quitting.settle();
  expect(quitting.question()).toBeNull();
});
