// Events: checked before they leave, dropped where there is no page.
import type { WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { createPush } from './push.ts';

const page = (destroyed = false) => ({ send: vi.fn(), isDestroyed: () => destroyed });

test('an event goes out on its channel with its payload alone', () => {
  const contents = page();
  createPush(() => contents as unknown as WebContents)('changed', { what: ['day'], extra: 1 } as never);
  expect(contents.send.mock.calls).toEqual([['desk-event:changed', { what: ['day'] }]]);
});

test('a payload that the contract does not know stays here', () => {
  const contents = page();
  const push = createPush(() => contents as unknown as WebContents);
  expect(() => push('changed', { what: ['pink'] } as never)).toThrow();
  expect(contents.send).not.toHaveBeenCalled();
});

test('without a page nothing is sent', () => {
  const gone = page(true);
  createPush(() => gone as unknown as WebContents)('changed', { what: ['day'] });
  createPush(() => null)('changed', { what: ['day'] });
  expect(gone.send).not.toHaveBeenCalled();
});
