// Which addresses may reach the system's browser.
import { expect, test, vi } from 'vitest';
import { mayOpenOutside, openOutside } from './openOutside.ts';

test.each(['https://securevideo.com/', 'https://www.securevideo.com/help?x=1', 'https://hub.securevideo.com'])(
  '%s may leave the app',
  async (address) => {
    const open = vi.fn(() => Promise.resolve());
    expect(await openOutside(address, open)).toBe(true);
    expect(open).toHaveBeenCalledExactlyOnceWith(new URL(address).href);
  },
);

test.each([
  'http://www.securevideo.com/',
  'https://securevideo.com.evil.org/',
  'https://evil.securevideo.com/',
  'https://www.securevideo.com:8443/',
  'https://user:word@www.securevideo.com/',
  'https://example.org/',
  'mailto:someone@example.org',
  'tel:3035550142',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-settings:',
  'not an address',
  '',
])('%s stays', async (address) => {
  const open = vi.fn(() => Promise.resolve());
  expect(mayOpenOutside(address)).toBe(false);
  expect(await openOutside(address, open)).toBe(false);
  expect(open).not.toHaveBeenCalled();
});
