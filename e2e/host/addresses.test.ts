// The two ways of an address between the app and Chromium.
import { expect, test } from 'vitest';
import { toApp, toChromium } from './addresses.ts';

const schemes = new Set(['app']);

test.each([
  ['app://desk/index.html', 'https://desk.app.test/index.html'],
  ['app://desk/a/b.js?x=1#y', 'https://desk.app.test/a/b.js?x=1#y'],
  ['app://desk', 'https://desk.app.test'],
])('%s is %s, and back', (own, chromium) => {
  expect(toChromium(own, schemes)).toBe(chromium);
  expect(toApp(chromium, schemes)).toBe(own);
});

test.each(['https://example.org/', 'https://desk.other.test/', 'about:blank', 'data:text/html,app://desk'])(
  '%s stays',
  (url) => {
    expect([toChromium(url, schemes), toApp(url, schemes)]).toEqual([url, url]);
  },
);
