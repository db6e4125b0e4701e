// Judges what a window shows by axe; with FRONT_DESK_PICTURES=1 a picture of it is saved in docs/pictures.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from 'playwright';

export const themes = ['light', 'dark'] as const;

/** Judges what is shown now, or the part of it that is meant; the name says which state it is. */
export async function judge(page: Page, name: string, theme: string, within = 'html'): Promise<void> {
  await page.waitForTimeout(250); // panels move for 160 ms; what is half there has half its contrast
  if (process.env['FRONT_DESK_PICTURES'] === '1') {
    await page.screenshot({ path: `docs/pictures/${name}-${theme}.png` });
  }
  // Legacy mode: the judge would otherwise open a page of its own, which this app does not allow.
  const { violations } = await new AxeBuilder({ page }).include(within).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' | ')}`);
  expect(found, `${name}, ${theme}`).toEqual([]);
}

/** The same state in light and in dark, for one that is hard to come by. */
export async function judgeBoth(page: Page, name: string, within = 'html'): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await judge(page, name, theme, within);
  }
}
