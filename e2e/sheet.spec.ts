// The sheet of keys: one key from everywhere, the keys of the screen one is on first, and the focus back where it was.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice({ pinned: true, beginning: 'day' });
  desk = await Desk.connectedTo(practice, { pinned: true });
});
// eslint-disable-next-line no-empty-pattern -- Playwright wants its fixtures destructured.
test.afterEach(({}, info) => desk.showFailure(info));
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
const focused = (): Promise<string> =>
  desk.page.evaluate(() => document.activeElement?.outerHTML.replace(/ title="[^"]*"/, '').slice(0, 120) ?? '');

/** Opens the sheet by a key, sees which part stands first, and that Esc gives the focus back. */
async function sheetOpens(key: string, first: string): Promise<void> {
  const opener = await focused();
  await press(key);
  const sheet = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('heading', { level: 3 }).first()).toHaveText(`${first}You are here`);
  await expect(sheet.getByRole('region', { name: 'All keys' })).toBeFocused();
  await press('Escape');
  await expect(sheet).toHaveCount(0);
  expect(await focused()).toBe(opener);
}

test('from the list and from the session', async () => {
  await desk.agenda.getByRole('button').nth(1).focus();
  await press('ArrowDown');
  await sheetOpens('?', 'In the day');
  await press('Enter');
  // The session stands there at once, the focus comes with its next drawing.
  await expect(desk.chosen.part.locator(':focus')).toHaveCount(1);
  await sheetOpens('?', 'On the chosen session');
});

test('from the form: F1 in a field, where a question mark is only typed', async () => {
  await press('Control+n');
  await expect(desk.form.search).toBeFocused();
  await press('?');
  await expect(desk.form.search).toHaveValue('?');
  await press('Backspace');
  await sheetOpens('F1', 'In the form');
  await press('Escape');
  await press('Escape');
});

test('from the outbox, from settings, and from its button; ? itself closes it again', async () => {
  await press('Control+o');
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await sheetOpens('?', 'In the outbox');
  await press('Control+,');
  await expect(desk.page.getByRole('heading', { level: 2, name: 'Account' })).toBeVisible();
  await desk.page.getByRole('button', { name: 'Clinic and time' }).focus();
  await sheetOpens('?', 'In settings');
  await desk.backToDay();
  const button = desk.page.getByRole('button', { name: 'Shortcuts' });
  await button.focus();
  await press('Enter');
  const sheet = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await press('?');
  await expect(sheet).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('it can be read by everybody', async () => {
  await desk.agenda.getByRole('button').nth(1).focus();
  await press('?');
  await expect(desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await judgeBoth(desk.page, 'keys-day');
  await desk.page.setViewportSize({ width: 1024, height: 700 });
  await judgeBoth(desk.page, 'keys-1024');
});
