// Goal: whatever a person has asked of the system (large type, forced colours, more contrast, less motion) or of the window, all
// of every screen can be read, reached and told apart. Method: one desk, its screens by keyboard, each measured in every mode.
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { expectNoFinding } from './support/judge.ts';
import { launchDesk } from './support/launch.ts';
import { focusFault, layoutFaults, motions, onlyByColour } from './support/measure.ts';

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

let page: Page;
const press = (key: string): Promise<void> => page.keyboard.press(key);

async function look(name: string): Promise<void> {
  for (const [size, width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await expect.soft(layoutFaults(page), `${name}, ${size}`).resolves.toEqual([]);
    if (size === '200 %') await expectNoFinding(page, `${name}, ${size}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [mode, media] of contrasts) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await expect.soft(onlyByColour(page), `${name}, ${mode}`).resolves.toEqual([]);
    await expect.soft(focusFault(page), `${name}, ${mode}`).resolves.toBe('');
    if (mode !== 'usual') await expectNoFinding(page, `${name}, ${mode}`);
  }
  await expect.soft(motions(page), name).resolves.toEqual([]);
}

test('every screen in every mode', async () => {
  test.setTimeout(300_000);
  const desk = await launchDesk({ pinned: true });
  ({ page } = desk);
  const row = page.locator('[data-pane="list"] .row');
  try {
    await look('welcome');
    await page.getByRole('button', { name: 'Try it' }).press('Enter');
    await expect(row.first()).toBeVisible();
    await press('ArrowDown');
    await expect(page.getByRole('group', { name: 'At this desk' })).toBeVisible();
    await look('day');
    await press('v');
    await look('read aloud');
    await press('Escape');
    await press('r');
    await expect(page.getByRole('textbox', { name: 'Move to' })).toBeFocused();
    await look('reschedule');
    await press('Escape');
    await press('?');
    await look('keys');
    await press('Escape');
    await press('Control+k');
    await page.keyboard.type('trevor');
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('search');
    await press('Escape');
    await press('s');
    await expect(page.locator('.board')).toBeVisible();
    await look('board');
    await press('s');
    await press('n');
    await expect(page.getByRole('combobox', { name: 'Patient' })).toBeFocused();
    await press('Control+Enter');
    await expect(page.locator('.err').first()).toBeVisible();
    await look('compose');
    await press('Escape');
    await press('Control+o');
    await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
    await look('outbox');
    await press('Control+,');
    for (const each of await page.locator('.nav .person').all()) {
      await each.press('Enter');
      await look(`settings, ${await each.innerText()}`);
    }
  } finally {
    await desk.app.cleanUp();
  }
});

test('every focus has a ring, in every mode and on every stop of the day', async () => {
  const desk = await launchDesk({ pinned: true });
  ({ page } = desk);
  try {
    await page.getByRole('button', { name: 'Try it' }).press('Enter');
    await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
    await press('ArrowDown');
    for (const [mode, media] of contrasts) {
      await page.emulateMedia(media);
      const stops = new Set<string>();
      for (let stop = 0; stop < 32; stop++) {
        await press('Tab');
        expect(await focusFault(page), `${mode}, stop ${stop}`).toBe('');
        stops.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? ''));
      }
      expect(stops.size, 'stops of the day').toBeGreaterThan(20);
    }
  } finally {
    await desk.app.cleanUp();
  }
});
