// Events: checked before they leave, dropped where there is no page.
import type { WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { createPush } from './push.ts';

const page = (destroyed = false) => ({ send: vi.fn(), isDestroyed: () => destroyed });

const open = (): boolean => false;

test('an event goes out on its channel with its payload alone', () => {
  const contents = page();
  createPush(() => contents as unknown as WebContents, open)('changed', { what: ['day'], extra: 1 } as never);
  expect(contents.send.mock.calls).toEqual([['desk-event:changed', { what: ['day'] }]]);
});

test('a payload that the contract does not know stays here', () => {
  const contents = page();
  const push = createPush(() => contents as unknown as WebContents, open);
  expect(() => push('changed', { what: ['pink'] } as never)).toThrow();
  expect(contents.send).not.toHaveBeenCalled();
});

test('without a page nothing is sent', () => {
  const gone = page(true);
  createPush(() => gone as unknown as WebContents, open)('changed', { what: ['day'] });
  createPush(() => null, open)('changed', { what: ['day'] });
  expect(gone.send).not.toHaveBeenCalled();
});

test('while the desk is locked nothing about a patient goes out', () => {
  const contents = page();
  const push = createPush(
    () => contents as unknown as WebContents,
    () => true,
  );
  push('changed', { what: ['day'] });
  push('command', { name: 'find' });
  expect(contents.send).not.toHaveBeenCalled();
  push('closing', undefined);
  expect(contents.send.mock.calls).toEqual([['desk-event:closing', undefined]]);
});
