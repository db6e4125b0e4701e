// The trail in the running app: who did what is read, checked, exported and narrowed; then everything is removed from the computer.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';

test('read, checked and exported by an administrator; then everything is removed, the keys first', async () => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-trail-'));
  const practice = await openPractice({ pinned: true });
  const desk = await Desk.connectedTo(practice, { dataFolder: join(folder, 'data'), keychain: true, pinned: true });
  const { page } = desk;
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    const tomorrow = (time: string): string => inZone(practice.user(HOST).zoneId, 1, time, pinnedNow()).typed;
    const book = (name: string, time: string): Promise<void> =>
      desk.book({
        with: HOST,
        when: tomorrow(time),
        people: [{ name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` }],
      });
    // The line is down until the session is looked at: which of the look and the answer is told first would be chance.
    await practice.server.setLine({ down: true, how: 'refuse' });
    await book('Rosa Vega', '09:00');
    await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText('Rosa Vega');
    await practice.server.setLine({ down: false });
    await desk.readAgain();
    await practice.booked('Rosa Vega');
    await practice.server.setLine({ down: true, how: 'refuse' });
    await desk.readAgain();
    await book('=Walter Finch', '11:00');

    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Audit trail' }).click();
    const lines = page.getByRole('row');
    await expect(lines.filter({ hasText: 'Booked a session' })).toHaveCount(2);
    await expect(lines.filter({ hasText: 'SecureVideo has the change' }).filter({ hasText: 'Rosa Vega' })).toHaveCount(
      1,
    );
    await expect(lines.filter({ hasText: 'Connected the account' }).filter({ hasText: 'this desk' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Check the trail' }).click();
    await expect(page.getByText(/^The trail is whole: \d+ lines\.$/)).toBeVisible();
    await judgeBoth(page, 'settings-trail');

    const file = join(folder, 'trail.csv');
    await desk.running.app.driver(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: 'Export these lines' }).click();
    await expect(lines.filter({ hasText: 'Exported the trail' })).toHaveCount(1);
    const text = await readFile(file, 'utf8');
    expect(text).toContain('Rosa Vega');
    expect(text).toContain(`"'=Walter Finch"`);
    expect(text).not.toMatch(/(^|,)"?=/m);

    await page.getByRole('button', { name: 'Show only the session of Rosa Vega' }).first().click();
    await expect(page.getByText('Only the session of Rosa Vega')).toBeVisible();
    await expect(lines.filter({ hasText: '=Walter Finch' })).toHaveCount(0);
    await judgeBoth(page, 'settings-trail-session');

    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.getByRole('button', { name: 'Remove everything' }).click();
    const sheet = page.getByRole('dialog', { name: 'Remove everything from this computer' });
    await expect(sheet).toContainText('1 change has not reached SecureVideo. It would be lost.');
    await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: 'Remove everything and close' }).click();
    await expect(sheet).toContainText('Type it as it stands above.');
    await judgeBoth(page, 'settings-remove-everything');
    await sheet.getByRole('textbox').fill('remove everything');
    await page.keyboard.press('Enter');
    const left = async (): Promise<string[]> => (existsSync(join(folder, 'data')) ? readdir(join(folder, 'data')) : []);
    await expect
      .poll(async () => (await left()).filter((name) => /keys|recovery|accounts|witness|settings|logs/.test(name)))
      .toEqual([]);
  } finally {
    await desk.cleanUp().catch(() => undefined);
    await practice.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
