// Judges what a window shows: by axe, and by the pictures that were recorded of it.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { expectPicture, isRecording } from './picture.ts';
import type { PictureOptions } from './picture.ts';

export const themes = ['light', 'dark'] as const;

export type JudgeOptions = PictureOptions & {
  /** The part that axe judges; the whole page if left out. The picture is always of the whole window. */
  readonly within?: string;
};

/** Judges what is shown now; the name says which state it is. The desk must have been launched `pinned`. */
export async function judge(
  page: Page,
  name: string,
  theme: (typeof themes)[number],
  options: JudgeOptions = {},
): Promise<void> {
  // What moves in would be judged on its way, with half of its contrast.
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await expectPicture(page, name, theme, options);
  // A recording is quick, so that it is made whenever a change is meant; what it took is judged by every other run.
  if (!isRecording) await expectNoFinding(page, `${name}, ${theme}`, options.within);
}

/** The same state in light and in dark. */
export async function judgeBoth(page: Page, name: string, options: JudgeOptions = {}): Promise<void> {
  for (const theme of themes) await judge(page, name, theme, options);
}

/**
 * Axe finds nothing against WCAG A and AA in what is shown now, inside `within` (CSS). `rules`: those alone, for a state that
 * differs from one that was judged whole in nothing else.
 */
export async function expectNoFinding(
  page: Page,
  what: string,
  within = 'html',
  rules: readonly string[] = [],
): Promise<void> {
  // What this builder reads anew for each look, twice, is half a megabyte; what passed would be described node by node.
  const isThere = await page.evaluate(() => 'axe' in window);
  const judge = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) });
  judge.options({ resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: [...rules] }) });
  // Legacy mode: the judge would otherwise open a page of its own, which this app does not allow.
  const { violations } = await judge.include(within).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' | ')}`);
  expect(found, what).toEqual([]);
}
