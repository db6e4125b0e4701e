// Two starts: the first goes on, the second ends and wakes the first.
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeInstanceLock } from './oneInstance.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function app(free: boolean) {
  const profile = join(folder, 'deep', 'profile');
  const requestSingleInstanceLock = vi.fn(() => free && existsSync(profile));
  return Object.assign(new EventEmitter(), { getPath: () => profile, requestSingleInstanceLock });
}

test('the first has the lock, in a folder that stands before it asks, and hears of the second', () => {
  const first = app(true);
  const onSecond = vi.fn();
  expect(takeInstanceLock(first as unknown as App, onSecond)).toBe(true);
  first.emit('second-instance', {}, ['desk', 'frontdesk:book?session=1'], '/', null);
  expect(onSecond).toHaveBeenCalledExactlyOnceWith(['desk', 'frontdesk:book?session=1']);
  expect(first.requestSingleInstanceLock).toHaveBeenCalledExactlyOnceWith();
});

test('the second is told to end', () => {
  const second = app(false);
  expect(takeInstanceLock(second as unknown as App, vi.fn())).toBe(false);
  expect(second.listenerCount('second-instance')).toBe(0);
});
