// The screens that one seldom opens, and the same in the dark.
import { expect } from '../guide.ts';
import type { TourStep } from '../guide.ts';

const PAGES = [
  ['Account', 'settings-account'],
  ['Clinic and time', 'settings-clinic'],
  ['Packets and services', 'settings-packets'],
  ['Help and diagnostics', 'settings-help'],
  ['Look and shortcuts', 'settings-look'],
] as const;

export const otherScreens: readonly TourStep[] = [
  {
    title: 'Settings, page by page, and the dark theme',
    run: async (guide) => {
      const { page } = guide.desk;
      await page.keyboard.press('ControlOrMeta+Comma');
      const pages = page.getByRole('navigation', { name: 'Settings' });
      for (const [name, picture] of PAGES) {
        await pages.getByRole('button', { name, exact: true }).click();
        await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
        await guide.picture(picture);
      }
      await page.getByRole('radio', { name: 'Dark' }).click();
      await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
      await guide.picture('settings-dark');
      await guide.desk.backToDay();
      await guide.picture('today-dark');
      await guide.desk.openOutbox();
      await guide.picture('outbox-dark');
      return ['Every page opens, and the app follows the theme that is chosen.'];
    },
  },
];
