// A page that crashed comes back; one that keeps crashing is given up.
import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { rescuePage } from './pageRescue.ts';

function watched(): {
  crash: (reason?: string) => void;
  pass: (ms: number) => void;
  reload: () => number;
  gaveUp: () => number;
} {
  const contents = Object.assign(new EventEmitter(), { reload: vi.fn() });
  const giveUp = vi.fn();
  let now = 0;
  rescuePage(contents as unknown as WebContents, () => now, vi.fn(), giveUp);
  return {
    crash: (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason }),
    pass: (ms) => (now += ms),
    reload: () => contents.reload.mock.calls.length,
    gaveUp: () => giveUp.mock.calls.length,
  };
}

test('it is loaded anew', () => {
  const page = watched();
  page.crash();
  expect([page.reload(), page.gaveUp()]).toEqual([1, 0]);
});

test('the fourth crash within a minute ends it', () => {
  const page = watched();
  for (let count = 0; count < 4; count++) page.crash();
  expect([page.reload(), page.gaveUp()]).toEqual([3, 1]);
});

test('crashes of an hour are no reason to give up', () => {
  const page = watched();
  for (let count = 0; count < 10; count++) {
    page.crash();
    page.pass(20_000);
  }
  expect([page.reload(), page.gaveUp()]).toEqual([10, 0]);
});

test('a page that ended as it should is left alone', () => {
  const page = watched();
  page.crash('clean-exit');
  expect([page.reload(), page.gaveUp()]).toEqual([0, 0]);
});
