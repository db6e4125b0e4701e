// The names on which the keychain and the profile hang, and what counts as our page.
import { expect, test } from 'vitest';
import { APP_ID, APP_NAME, START_URL, isStartUrl } from './names.ts';

test('name and id stay as they are: a change would make everything sealed unreadable', () => {
  expect([APP_NAME, APP_ID]).toEqual(['Front Desk', 'com.frontdesk.desk']);
});

test('the start document is ours, with or without a fragment', () => {
  expect([START_URL, `${START_URL}#day`].map(isStartUrl)).toEqual([true, true]);
});

test.each([
  'app://desk/other.html',
  'app://desk/index.html?x=1',
  'app://desk.evil/index.html',
  'app://other/index.html',
  'https://desk/index.html',
  'app://desk/index.htmlx',
  'file:///app/index.html',
  '',
])('%s is not our page', (url) => {
  expect(isStartUrl(url)).toBe(false);
});
