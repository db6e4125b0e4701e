// Goal: every screen and state can be used by everybody, in light and dark. Method: the app on its practice account, each
// state judged by axe and by its picture.
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { judge, themes } from './support/judge.ts';
import { launchDesk } from './support/launch.ts';
import type { RunningDesk } from './support/launch.ts';

const TOKEN = 'looks';
async function setLine(control: string, down: boolean): Promise<void> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${control}/line`, { method: 'POST', headers, body: JSON.stringify({ down }) });
  expect(answer.ok).toBe(true);
}

for (const theme of themes) {
  test(`axe finds nothing on any screen, ${theme}`, async () => {
    test.setTimeout(240_000);
    const port = await freePort();
    const env = { FRONT_DESK_PRACTICE_PORT: String(port), FRONT_DESK_PRACTICE_CONTROL: TOKEN };
    const desk: RunningDesk = await launchDesk({ env, pinned: true });
    const { page } = desk;
    try {
      await page.setViewportSize({ width: 1280, height: 800 });
      await judge(page, 'welcome', theme);

      await page.getByRole('button', { name: /^Connect/ }).click();
      await expect(page.getByLabel('API Identifier')).toBeVisible();
      await judge(page, 'settings-connect', theme);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Try it' }).click();
      await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
      const control = await controlOf(port);
      await judge(page, 'day', theme);
      // What is ahead, so that it can be moved and cancelled.
      await page.keyboard.press('ArrowRight');
      await page.locator('[data-pane="list"] .row').nth(2).click();
      await expect(page.getByRole('button', { name: 'Reschedule' })).toBeVisible();
      await judge(page, 'detail', theme);
      for (const [key, name] of [
        ['r', 'reschedule'],
        ['Delete', 'cancel'],
        ['p', 'add-person'],
      ] as const) {
        await page.locator('[data-pane="list"] .row[aria-current="true"]').focus();
        await page.keyboard.press(key);
        await expect(page.locator('.ask')).toBeVisible();
        await judge(page, name, theme);
        await page.keyboard.press('Escape');
        await expect(page.locator('.ask')).toHaveCount(0);
      }

      await page.locator('[data-pane="list"] .row[aria-current="true"]').focus();
      await page.keyboard.press('?');
      await judge(page, 'keys', theme);
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+k');
      await page.keyboard.type('trevor.lane@example.org');
      await expect(page.getByRole('option').first()).toBeVisible();
      await judge(page, 'search', theme);
      await page.keyboard.press('Escape');

      await page.locator('[data-pane="list"] .row').first().focus();
      await page.keyboard.press('n');
      await expect(page.getByRole('heading', { name: 'New session' })).toBeVisible();
      await judge(page, 'compose-empty', theme);
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('.err').first()).toBeVisible();
      await judge(page, 'compose-errors', theme);
      await page.getByRole('combobox', { name: 'Patient' }).fill('Trevor');
      // Somebody new of that name is offered before this computer has answered.
      await page
        .getByRole('option', { name: /Trevor Lane/ })
        .first()
        .click();
      // Arizona never changes its clocks; the clinic's do, and that hour is skipped.
      await page.getByRole('textbox', { name: 'When' }).fill('14 mar 2027 2:30 am');
      await page.getByRole('radio', { name: 'Clinic, Mountain' }).click();
      await expect(page.locator('.question')).toBeVisible();
      await judge(page, 'compose-clock-change', theme);
      await page.getByRole('textbox', { name: 'When' }).fill('tomorrow 3pm');
      await judge(page, 'compose', theme);
      await page.getByRole('radio', { name: 'Meet Now' }).click();
      await expect(page.getByRole('heading', { name: 'Meet Now' })).toBeVisible();
      await judge(page, 'compose-now', theme);
      await page.getByRole('radio', { name: 'Schedule' }).click();

      // The line is known to be down before anything is saved: whether it was tried is not left to chance.
      await setLine(control, true);
      await page.keyboard.press('F5');
      await expect(page.getByRole('button', { name: /Offline/ })).toBeVisible();
      await page.getByRole('textbox', { name: 'When' }).press('Control+Enter');
      await expect(page.getByText('Waiting to send').first()).toBeVisible();
      await judge(page, 'saved', theme);
      await page.keyboard.press('F5');
      await expect(page.getByRole('button', { name: /Offline/ })).toBeVisible();
      // After the hold, which is over sooner or later as the computer is quick or busy.
      await expect(page.getByText('Not sent yet: tell Trevor yourself.')).toBeVisible({ timeout: 30_000 });
      await judge(page, 'day-offline', theme);
      await page.keyboard.press('Control+o');
      await expect(page.getByRole('heading', { name: /Waiting/ })).toBeVisible();
      await expect(page.getByRole('complementary').getByText('Waiting to send').first()).toBeVisible();
      await judge(page, 'outbox-offline', theme);
      await setLine(control, false);
      await expect(page.getByText('Delivered today')).toBeVisible({ timeout: 60_000 });
      await judge(page, 'outbox', theme);

      await page.keyboard.press('Control+,');
      const pages = page.locator('.nav .person');
      await expect(pages.first()).toBeVisible();
      // Staff, the audit trail and roll-out have specs of their own.
      for (const [nth, name] of [
        'account',
        'clinic',
        'catalogue',
        'kinds',
        '',
        'look',
        '',
        'updates',
        '',
        '',
        'help',
      ].entries()) {
        if (name === '') continue;
        await pages.nth(nth).click();
        await judge(page, `settings-${name}`, theme);
      }
    } finally {
      await desk.app.cleanUp();
    }
  });
}

/** A port that nobody listens at, whatever else runs on this computer. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The control path has a port of its own, so that it answers while the line is cut; the account tells which. */
async function controlOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/__control/here`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  const { control } = (await answer.json()) as { control: string };
  return control;
}
