// A new version in the running app: told, fetched and installed at a person's word, with a change still waiting; and what the
// next start says of it. Method: a feed on this computer, and programs that only say that they ran.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { UpdateServer } from '../src-main/shell/updates/testing/updateServer.ts';
import { Desk } from './support/desk.ts';
import { expectNoFinding, themes } from './support/judge.ts';
import { noteOutgoing, partnersOf } from './support/outgoing.ts';
import { openPractice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
const NEW = '99.0.0';

// The other systems' installers cannot be played: there the hosted checks install real ones.
test.skip(process.platform !== 'linux');

test('told, fetched, installed at a word; the next start says what became of it', async () => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-updates-'));
  const dataFolder = join(folder, 'data');
  const appImage = join(folder, 'Front Desk.AppImage');
  const ran = join(folder, 'ran');
  await mkdir(dataFolder, { mode: 0o700 });
  await writeFile(join(dataFolder, 'app-update.yml'), 'provider: generic\nupdaterCacheDirName: new-version\n');
  await writeFile(appImage, '#!/bin/sh\n');
  const feed = await UpdateServer.start();
  feed.published = {
    version: NEW,
    file: Buffer.from(`#!/bin/sh\ntouch '${ran}'\n`),
    notes: '<h2>Calmer mornings</h2><ul><li>The day opens faster.</li><li>Search finds half a name.</li></ul>',
  };
  const practice = await openPractice();
  const options = { dataFolder, keychain: true, env: { FRONT_DESK_UPDATES: '1', APPIMAGE: appImage } };
  let desk = await Desk.connectedTo(practice, options);
  const show = async (what: string): Promise<void> => {
    for (const colorScheme of themes) {
      await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await desk.page.screenshot({ path: test.info().outputPath(`${what}-${colorScheme}.png`) });
      await expectNoFinding(desk.page, `${what}, ${colorScheme}`);
    }
  };
  const openUpdates = async (): Promise<void> => {
    await desk.page.keyboard.press('Control+,');
    await desk.page.getByRole('navigation').getByRole('button', { name: 'Updates' }).click();
    await expect(desk.page.getByRole('heading', { name: 'Updates' })).toBeVisible();
  };
  try {
    await noteOutgoing(desk.running);
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await practice.server.setLine({ down: true, how: 'refuse' });
    await desk.readAgain();
    await desk.book({
      with: HOST,
      when: inZone(practice.user(HOST).zoneId, 1, '09:00').typed,
      people: [{ name: 'Rosa Vega', email: 'rosa@example.org' }],
    });

    await openUpdates();
    const { page } = desk;
    await expect(page.getByText('No update address is set, so Front Desk asks nobody.')).toBeVisible();
    await show('none');
    await page.getByRole('textbox', { name: 'Update address' }).fill('http://updates.clinic.example/');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('This update address cannot be used.');
    expect(feed.asked).toEqual([]);
    await page.getByRole('textbox', { name: 'Update address' }).fill(feed.url);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Look now' }).click();
    await expect(page.getByText(`Version ${NEW} is there`)).toBeVisible();
    await expect(page.getByText('• The day opens faster.')).toBeVisible();
    await show('found');

    // Nobody but the service and the feed, and the feed is told nothing of this desk.
    const feedHost = new URL(feed.url).host;
    const service = new URL(practice.server.url).host;
    expect((await partnersOf(desk.running)).filter((host) => host !== service)).toEqual([feedHost]);
    expect(JSON.stringify(feed.asked)).not.toMatch(/Rosa|rosa|staging/);

    await page.getByRole('button', { name: 'Fetch it' }).click();
    await expect(page.getByText(`Version ${NEW} is ready`)).toBeVisible();
    await expect(page.getByText('1 change is still waiting; it is kept and goes on after the restart.')).toBeVisible();
    await show('ready');
    await page.getByRole('button', { name: 'Install when I close for the day' }).click();
    await expect(page.getByText(`Version ${NEW} is installed when you close Front Desk`)).toBeVisible();
    await page.getByRole('button', { name: 'Do not install then' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'A new version is ready' })).toBeVisible();
    await show('noted');
    expect(await readFile(appImage, 'utf8')).toBe('#!/bin/sh\n');

    await page.getByRole('button', { name: 'A new version is ready' }).click();
    await page.getByRole('button', { name: 'Install now' }).click();
    await expect.poll(() => existsSync(ran), { timeout: 30_000 }).toBe(true);
    await expect.poll(() => isRunning(desk.running.app.pid), { timeout: 30_000 }).toBe(false);

    // The program that ran was none: the one from before is started again, and says so.
    await writeFile(appImage, '#!/bin/sh\n');
    desk = await Desk.open(options);
    const failed = desk.page.getByText(`The new version ${NEW} was not installed.`);
    await expect(failed).toBeVisible();
    await show('failed');
    await expect(desk.pill).toContainText('1 waiting');
    await desk.page.getByRole('button', { name: 'I have read this' }).click();
    await expect(failed).toHaveCount(0);
    await desk.running.app.cleanUp();

    const file = join(dataFolder, 'updates.json');
    const kept = JSON.parse(await readFile(file, 'utf8')) as object;
    const { version } = JSON.parse(await readFile(resolve('package.json'), 'utf8')) as { version: string };
    await writeFile(file, JSON.stringify({ ...kept, wanted: { version, from: '0.0.1', at: 0 } }));
    desk = await Desk.open(options);
    await desk.page.getByRole('button', { name: 'Front Desk was updated' }).click();
    await expect(desk.page.getByText(`Front Desk was updated to ${version}.`)).toBeVisible();
    await desk.page.getByRole('button', { name: 'I have read this' }).click();
    await desk.page.keyboard.press('Escape');
    await expect(desk.page.getByRole('button', { name: 'Front Desk was updated' })).toHaveCount(0);
  } finally {
    await desk.running.app.cleanUp();
    await practice.close();
    await feed.gone();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
