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
test.afterEach(() => desk.showFailure());
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

test('the guide opens over whatever one does: by key, from the menu, from search and settings; Esc gives the place back', async () => {
  const { page } = desk;
  const guide = page.getByRole('dialog', { name: 'Front Desk: a guide for the front desk' });
  const opens = async (open: () => Promise<unknown>): Promise<void> => {
    await open();
    await expect(guide.getByRole('region')).toBeFocused();
  };
  await desk.backToDay();
  await desk.agenda.getByRole('button').nth(1).focus();
  const opener = await focused();
  await opens(() => press('Shift+F1'));
  // Its pictures come from the app itself: nothing else can be asked.
  const pictures = guide.getByRole('img');
  await expect(pictures).toHaveCount(4);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(1280);
  }
  // They are under test themselves.
  await pictures.evaluateAll((all) => {
    for (const one of all) (one as HTMLElement).style.visibility = 'hidden';
  });
  await guide.getByRole('button', { name: 'The ten daily tasks' }).press('Enter');
  await expect(guide.getByRole('heading', { name: 'The ten daily tasks' })).toBeInViewport();
  await judgeBoth(page, 'guide', { inWindow: true });
  await guide.getByRole('button', { name: 'Practice', exact: true }).press('Enter');
  await expect(guide.getByRole('heading', { name: 'Practice' })).toBeInViewport();
  await press('n'); // a key of the day does nothing behind it
  await press('Escape');
  await expect(guide).toHaveCount(0);
  await expect(desk.form.part).toHaveCount(0);
  expect(await focused()).toBe(opener);

  await opens(() => desk.chooseInMenu('guide'));
  await press('Escape');
  await expect(guide).toHaveCount(0);
  await opens(async () => {
    await desk.search('read the guide');
    await press('Enter');
  });
  await press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Help and diagnostics' }).click();
  const button = page.getByRole('button', { name: /^Open the guide/ });
  await opens(() => button.press('Enter'));
  await press('Escape');
  await expect(button).toBeFocused();
});
