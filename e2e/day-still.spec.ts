// Goal: no row jumps under the pointer. Method: the practice account's full day; the group above the list goes while a row is
// pointed at, and the row is asked where it stands.
import { expect, test } from '@playwright/test';
import { launchDesk } from './support/launch.ts';

test('the row under the pointer stays where it is when what stands above the list goes', async () => {
  const desk = await launchDesk({ pinned: true });
  const { page } = desk;
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Try it' }).click();
    const hand = page.locator('.hand');
    await expect(hand.first()).toBeVisible();
    await page.locator('[data-pane="list"] .row').nth(12).hover();
    await page.mouse.wheel(0, 150);
    const list = page.locator('[data-pane="list"]');
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
    const pointedAt = (): Promise<unknown> =>
      page.evaluate(() => {
        const row = document.querySelector<HTMLElement>('.row:hover');
        return { id: row?.dataset['id'], top: Math.round(row?.getBoundingClientRect().top ?? -1) };
      });
    const before = await pointedAt();
    for (const id of await hand.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['id'] ?? ''))) {
      await page.evaluate((localId) => window.desk.call('day.mark', { localId, is: 'done' }), id);
    }
    await expect(hand).toHaveCount(0);
    expect(await pointedAt()).toEqual(before);
  } finally {
    await desk.app.cleanUp();
  }
});
