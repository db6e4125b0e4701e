// Goal: whatever a person has asked of the system (large type, forced colours, more contrast, less motion) or of the window, all
// of every screen can be read, reached and told apart. Method: desks on their practice account, screens by keyboard, each
// measured in every mode.
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { expectNoFinding } from './support/judge.ts';
import { launchDesk } from './support/launch.ts';
import type { RunningDesk } from './support/launch.ts';
import { focusFault, layoutFaults, motions, onlyByColour, settled } from './support/measure.ts';

/** 200 % and 400 % of a window leave a half and a quarter of its pixels to the page. */
const sizes = [
  ['usual', 1280, 800],
  ['smallest window', 1024, 700],
  ['large window', 2560, 1440],
  ['200 %', 640, 400],
  ['400 %', 320, 512],
] as const;
const contrasts = [
  ['forced colours', { forcedColors: 'active', contrast: 'no-preference' }],
  ['more contrast', { forcedColors: 'none', contrast: 'more' }],
  ['usual', { forcedColors: 'none', contrast: 'no-preference' }],
] as const;

let desk: RunningDesk;
let page: Page;
test.beforeEach(async () => {
  desk = await launchDesk({ pinned: true });
  ({ page } = desk);
});
test.afterEach(() => desk.app.cleanUp());

const press = (key: string): Promise<void> => page.keyboard.press(key);
const none: readonly string[] = [];

/** Measures what is shown now. What an answer still moves is measured again; what is wrong stays wrong. */
async function look(name: string): Promise<void> {
  const soft = expect.configure({ soft: true, timeout: 10_000 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [size, width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await settled(page);
    await soft.poll(() => layoutFaults(page), `${name}, ${size}`).toEqual(none);
    if (size === '200 %') await expectNoFinding(page, `${name}, ${size}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [mode, media] of contrasts) {
    await page.emulateMedia(media);
    await settled(page);
    await soft.poll(() => onlyByColour(page), `${name}, ${mode}`).toEqual(none);
    await soft.poll(() => focusFault(page), `${name}, ${mode}`).toBe('');
    // Roles, names and sizes were judged above: these modes change colours alone.
    if (mode !== 'usual') await expectNoFinding(page, `${name}, ${mode}`, 'html', ['color-contrast']);
  }
  await soft.poll(() => motions(page), name).toEqual(none);
}

/** Practice, with the first session of the day chosen. */
async function tryIt(): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
  await press('ArrowDown');
  await expect(page.getByRole('group', { name: 'At this desk' })).toBeVisible();
}

test('welcome, the day, its panels and dialogs, in every mode', async () => {
  test.setTimeout(240_000);
  await expect(page.getByRole('button', { name: 'Try it' })).toBeVisible();
  await look('welcome');
  await tryIt();
  await look('day');
  await press('v');
  await expect(page.getByRole('dialog', { name: 'Read aloud' })).toBeVisible();
  await look('read aloud');
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('r');
  await expect(page.getByRole('textbox', { name: 'Move to' })).toBeFocused();
  await look('reschedule');
  await press('Escape');
  await expect(page.getByRole('textbox', { name: 'Move to' })).toHaveCount(0);
  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('keys');
});

test('search, board, form and outbox, in every mode', async () => {
  test.setTimeout(240_000);
  await tryIt();
  await press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find anyone' })).toBeFocused();
  await page.keyboard.type('trevor');
  await expect(page.getByRole('option').first()).toBeVisible();
  await look('search');
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('s');
  await expect(page.locator('.board')).toBeVisible();
  await look('board');
  await press('s');
  await expect(page.locator('.board')).toHaveCount(0);
  await press('n');
  await expect(page.getByRole('combobox', { name: 'Patient' })).toBeFocused();
  await press('Control+Enter');
  await expect(page.locator('.err').first()).toBeVisible();
  await look('compose');
  await press('Escape');
  await expect(page.getByRole('combobox', { name: 'Patient' })).toHaveCount(0);
  await press('Control+o');
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await look('outbox');
});

test('every page of the settings, in every mode', async () => {
  test.setTimeout(240_000);
  await tryIt();
  await press('Control+,');
  const pages = page.locator('.nav .person');
  await expect(pages.first()).toBeVisible();
  const names = await pages.allInnerTexts();
  expect(names.length, 'pages of the settings').toBeGreaterThan(6);
  for (const [nth, name] of names.entries()) {
    await pages.nth(nth).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: name.trim() })).toBeVisible();
    await look(`settings, ${name.trim()}`);
  }
});

test('every focus has a ring, in every mode and on every stop of the day', async () => {
  test.setTimeout(120_000);
  await tryIt();
  for (const [mode, media] of contrasts) {
    await page.emulateMedia(media);
    const stops = new Set<string>();
    for (let stop = 0; stop < 32; stop++) {
      await press('Tab');
      await expect.poll(() => focusFault(page), `${mode}, stop ${stop}`).toBe('');
      stops.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? ''));
    }
    expect(stops.size, 'stops of the day').toBeGreaterThan(20);
  }
});
