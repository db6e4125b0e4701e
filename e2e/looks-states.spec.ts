// Goal: where there is nothing to show, or nothing yet, each screen says so and offers the next step; in light and dark. Method: a
// clinic without sessions, whose account is slow, old or gone when it is asked; each state judged by axe and by its picture.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';

test('empty, loading, never read and stale: each says what is so, and what can be done', async () => {
  test.setTimeout(180_000);
  const practice = await openPractice({ pinned: true });
  const lists = { method: 'GET', path: '/session' };
  // The one list that proves the keys is answered.
  practice.server.faults.add({ do: 'hang', times: null, skip: 1, match: lists });
  const desk = await Desk.connectedTo(practice, { pinned: true });
  const { page } = desk;
  const main = page.getByRole('main');
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(main.getByText('Reading the day from SecureVideo')).toBeVisible();
    await judgeBoth(page, 'day-loading');
    await practice.server.setLine({ down: true, how: 'refuse' });
    await expect(main.getByText('Never read on this computer')).toBeVisible({ timeout: 40_000 });
    await judgeBoth(page, 'day-never-read');

    practice.server.faults.clear();
    await practice.server.setLine({ down: false });
    await page.keyboard.press('F5');
    await expect(main.getByText('Nothing booked on this day')).toBeVisible({ timeout: 40_000 });
    await expect(desk.pill).toContainText('Online');
    await judgeBoth(page, 'day-empty');
    await page.keyboard.press('s');
    await judgeBoth(page, 'board-empty');
    await page.keyboard.press('s');
    await desk.openOutbox();
    await judgeBoth(page, 'outbox-empty');
  } finally {
    await desk.cleanUp();
    await practice.close();
  }
});

test('a day that was read long ago says how old it is: at rest, and while a slow line reads it again', async () => {
  test.setTimeout(180_000);
  const LATER_MS = 25 * 60_000;
  const practice = await openPractice({ pinned: true, beginning: 'day' });
  const desk = await Desk.open({ pinned: true });
  const { page } = desk;
  const main = page.getByRole('main');
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    // No list is read by itself, and no request is given up, while this spec looks, however long it looks.
    await desk.running.app.driver(() => {
      const { setTimeout: soon } = globalThis;
      const long = 15_000;
      globalThis.setTimeout = ((run: () => void, ms = 0) => soon(run, ms < long ? ms : 3_600_000)) as typeof soon;
    }, undefined);
    await desk.connect(practice);
    await expect(page.getByRole('button', { name: 'Dana Whitlock' })).toBeVisible();
    await desk.readAgain();

    practice.server.account.moveClock(LATER_MS);
    await page.clock.setFixedTime(pinnedNow() + LATER_MS);
    await desk.running.app.driver((_electron, ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, LATER_MS);
    await desk.holdFor(0);
    await expect(main.getByText('25 min ago')).toBeVisible();
    await judgeBoth(page, 'day-old');

    practice.server.faults.add({ do: 'hang', times: null, match: { method: 'GET', path: '/session' } });
    await desk.focusList();
    await page.keyboard.press('F5');
    await expect(main.locator('.weekline .spin')).toBeVisible();
    await expect(main.getByText('25 min ago')).toBeVisible();
    await judgeBoth(page, 'day-slow');
  } finally {
    await desk.cleanUp();
    await practice.close();
  }
});
