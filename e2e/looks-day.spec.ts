// Goal: every state of the day can be used by everybody, in light and dark. Method: the practice account's own day, each state
// judged by axe and by its picture.
import { expect, test } from '@playwright/test';
import { judgeBoth } from './support/judge.ts';
import { launchDesk } from './support/launch.ts';

test('axe finds nothing in marks, filters, typed date, read-aloud view, board and its order', async () => {
  test.setTimeout(300_000);
  const desk = await launchDesk({ pinned: true });
  const { page } = desk;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
    await press('ArrowDown');
    await expect(page.getByRole('group', { name: 'At this desk' })).toBeVisible();
    for (const [key, word] of [
      ['l', 'Late'],
      ['x', 'No-show'],
      ['a', 'Arrived'],
    ] as const) {
      await press(key);
      await expect(page.locator('.row .deskmark')).toContainText(word);
    }
    await judgeBoth(page, 'day-mark');
    await press('v');
    await expect(page.getByRole('dialog', { name: 'Read aloud' })).toBeVisible();
    await judgeBoth(page, 'day-read-aloud');
    await press('Escape');
    await press('g');
    await page.keyboard.type('next mon');
    await judgeBoth(page, 'day-go-to');
    await press('Escape');
    await press('f');
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Show all' })).toBeVisible();
    await judgeBoth(page, 'day-filtered');
    await press('Escape');
    await press('s');
    await expect(page.locator('.board')).toBeVisible();
    await judgeBoth(page, 'day-board');
    await press('Enter');
    await expect(page.getByRole('group', { name: 'At this desk' })).toBeVisible();
    await judgeBoth(page, 'day-board-session');
    await press('Escape');
    await page.getByRole('button', { name: 'Order of clinicians' }).click();
    await page.getByRole('button', { name: /^Pin / }).first().click();
    await judgeBoth(page, 'day-order');
  } finally {
    await desk.app.cleanUp();
  }
});
