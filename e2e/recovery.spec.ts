// The recovery code as an administrator meets it: made after connecting, typed when the keychain is lost; by keyboard alone.
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { expectPicture } from './support/picture.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
let practice: Practice;
let desk: Desk;
test.beforeEach(async () => {
  practice = await openPractice({ pinned: true });
});
test.afterEach(async () => {
  await desk.showFailure();
  const { dataFolder } = desk.running.app;
  await desk.cleanUp();
  await practice.close();
  for (const path of [dataFolder, `${dataFolder}.keychain`]) await rm(path, { recursive: true, force: true });
});

const writes = (): number => practice.server.log.entries.filter(({ method }) => method !== 'GET').length;

/** Types the API keys and presses Enter, in the settings' account page. */
async function enterKeys(page: Page, isFirst = false): Promise<void> {
  const { identifier, secret, url } = practice.server;
  await page.getByRole('textbox', { name: 'API Identifier' }).fill(identifier);
  await page.getByRole('textbox', { name: 'API Secret Key' }).fill(secret);
  const advanced = page.getByRole('button', { name: 'Advanced: address' });
  if (await advanced.isVisible()) {
    await advanced.press('Enter');
    await page.getByRole('textbox', { name: 'Address' }).fill(url);
  }
  await page.getByRole('textbox', { name: 'API Secret Key' }).press('Enter');
  await expect(page.getByText('Connected to SecureVideo')).toBeVisible();
  if (isFirst) await desk.beginWithoutPins();
}

/** Every byte that the app keeps, as text. */
async function allKept(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))).join('\n');
}

test('a code made after connecting opens what waits when the keychain is lost; each change asks before it goes', async () => {
  test.setTimeout(180_000);
  desk = await Desk.open({ keychain: true, pinned: true });
  test.skip(desk.running.app.host === 'electron', 'the system’s own keychain cannot be lost for a spec');
  let { page } = desk;
  await page.setViewportSize({ width: 1280, height: 800 });

  // ---- made, shown once, printed, confirmed
  await page.getByRole('button', { name: /Connect your account/ }).press('Enter');
  await enterKeys(page, true);
  const make = page.getByRole('button', { name: 'Make recovery code' });
  await expect(make).toBeFocused();
  await judgeBoth(page, 'recovery-offer');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Your recovery code' });
  await expect(dialog).toBeVisible();
  const groups = await dialog.locator('.groups span').allTextContents();
  const code = groups.join('-');
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  await judgeBoth(page, 'recovery-code');

  await page.emulateMedia({ media: 'print' });
  await expect(dialog.getByText('Front Desk recovery code')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Account' })).toBeHidden();
  await expectPicture(page, 'recovery-paper', 'light');
  await page.emulateMedia({ media: null });

  const last = dialog.getByRole('textbox', { name: /last group/ });
  await last.fill(groups[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('not the last group');
  await last.fill((groups.at(-1) ?? '').toLowerCase());
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^The code on sheet [0-9A-F]{4} is in force/)).toBeVisible();
  expect(await page.content()).not.toContain(groups[3]);
  await judgeBoth(page, 'recovery-made');
  await desk.backToDay();

  // ---- two bookings wait, and the keychain is lost
  await practice.server.setLine({ down: true, how: 'refuse' });
  for (const [name, time] of [
    ['Nora Lindqvist', '09:00'],
    ['Peter Novak', '10:00'],
  ] as const) {
    const when = inZone(practice.user(HOST).zoneId, 1, time, pinnedNow()).typed;
    await desk.book({ with: HOST, when, people: [{ name, email: `${name.split(' ')[0] ?? ''}@example.org` }] });
  }
  const { dataFolder } = desk.running.app;
  await desk.running.app.kill9();
  await writeFile(`${dataFolder}.keychain`, Buffer.alloc(32, 7));
  desk = await Desk.open({ keychain: true, pinned: true, dataFolder });
  ({ page } = desk);
  await page.setViewportSize({ width: 1280, height: 800 });
  await practice.server.setLine({ down: false });

  // ---- closed: told, a slip is told too, the code opens, the keys are asked for
  await expect(page.getByRole('heading', { name: 'What you saved is here, but closed' })).toBeVisible();
  await expect(page.getByText(/^2 changes \(two new sessions\) wait in it, the oldest saved /)).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Recovery code' });
  // A window that nobody has touched yet: the field is where the first key goes.
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await judgeBoth(page, 'recovery-closed');
  const slip = `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`;
  await field.fill(slip);
  await expect(page.getByRole('alert')).toContainText('Look at the last group again');
  await judgeBoth(page, 'recovery-slip');
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Opened by the recovery code. Now the API keys.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'API Identifier' })).toBeFocused();
  await judgeBoth(page, 'recovery-keys');
  await enterKeys(page);
  await desk.backToDay();

  // ---- both ask, neither was sent; the one that a person sends is booked once
  await desk.readAgain();
  await desk.openOutbox();
  await expect(page.getByText(/was restored or copied/).first()).toBeVisible();
  expect(writes()).toBe(0);
  const item = desk.outboxItems.filter({ hasText: 'Nora Lindqvist' });
  await item.getByRole('button', { name: 'Check and send' }).first().press('Enter');
  await practice.booked('Nora Lindqvist');
  expect(practice.sessionsWith('Peter Novak')).toHaveLength(0);
  expect(writes()).toBe(1);

  // ---- whoever has the sheet could read the disk: a new key is offered, and everything is locked anew while one works
  await page.keyboard.press('ControlOrMeta+Comma');
  await expect(page.getByRole('heading', { level: 2, name: 'Account' })).toBeVisible();
  await expect(page.getByText(/^A recovery code was used on this computer/)).toBeVisible();
  await judgeBoth(page, 'recovery-renew');
  await page.getByRole('button', { name: 'Renew the key' }).press('Enter');
  await expect(page.getByText('A new key is in use.')).toBeVisible();
  await expect(page.getByText(/^Renew it when somebody may have seen it/)).toBeVisible({ timeout: 30_000 });
  const keyFile = JSON.parse(await readFile(join(dataFolder, 'keys.json'), 'utf8')) as { accounts: object };
  const renewed: unknown = expect.objectContaining({ version: 2 });
  expect(Object.values(keyFile.accounts)).toEqual([
    expect.objectContaining({ formerKey: null, renewBecause: null, dataKey: renewed }),
  ]);
  await desk.backToDay();
  await desk.openOutbox();
  await expect(desk.outboxItems.filter({ hasText: 'Peter Novak' })).toBeVisible();

  const kept = (await allKept(dataFolder)).toUpperCase();
  for (const word of [code, code.replaceAll('-', ''), groups.slice(0, 3).join('')]) expect(kept).not.toContain(word);
});

test('a code that is left opens nothing, and the offer can be put off with its price told', async () => {
  desk = await Desk.open({ keychain: true, pinned: true });
  const { page } = desk;
  test.skip(desk.running.app.host === 'electron', 'needs a keychain that is there for sure');
  await page.getByRole('button', { name: /Connect your account/ }).press('Enter');
  await enterKeys(page, true);
  await page.getByRole('button', { name: 'Not now' }).press('Enter');
  await expect(page.getByText(/changes that still wait are lost/)).toBeVisible();
  await page.getByRole('button', { name: 'Make recovery code' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('No recovery code has been made on this computer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make recovery code' })).toBeFocused();
  const file = JSON.parse(await readFile(join(desk.running.app.dataFolder, 'recovery.json'), 'utf8')) as object;
  expect(file).toMatchObject({ codes: [] });
});
