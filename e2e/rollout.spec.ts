// Twenty desks without typing: a desk makes a setup file, and a new one, under a policy of its clinic's IT, is set up by it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { openPractice } from './support/practice.ts';

const policy = {
  LockCeilingMinutes: 10,
  SignIn: 'required',
  AuditKeepDays: 2190,
  PracticeAllowed: false,
  Proxi: 'direct',
};

/** What the passphrase gives takes long on purpose, and longer on a busy machine. */
const slow = { timeout: 60_000 };

test('a setup file brings account, settings and staff to a new desk; what IT has set holds there', async () => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-rollout-'));
  const file = join(folder, 'clinic.fdsetup');
  const practice = await openPractice({ pinned: true });
  const first = await Desk.connectedTo(practice, { keychain: true, pinned: true });
  let passphrase: string;
  try {
    const { page } = first;
    await page.setViewportSize({ width: 1280, height: 800 });
    await first.nameInCatalogue([{ packet: 'New patient', id: 412 }]);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Staff and lock' }).click();
    await page.getByRole('button', { name: 'Turn PINs on' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Dana Ortiz');
    await page.getByLabel('PIN', { exact: true }).fill('7391');
    await page.getByLabel(/again/i).fill('7391');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('cell', { name: 'Dana Ortiz', exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Roll-out' }).click();
    const words = page.getByRole('textbox', { name: 'Passphrase of the file' });
    await words.fill('too short');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('14 characters or more.');
    await page.getByRole('button', { name: 'Suggest one' }).click();
    passphrase = await words.inputValue();
    await page.getByRole('switch', { name: 'Staff of this desk' }).click();
    await first.running.app.driver(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: 'Make setup file' }).click();
    await expect(page.getByText(/^The setup file is made/)).toBeVisible(slow);
    await judgeBoth(page, 'settings-rollout-made');
    await page.getByRole('button', { name: 'Audit trail' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Made a setup file' })).toHaveCount(1);
  } finally {
    await first.running.app.cleanUp();
  }
  const sealed = await readFile(file, 'utf8');
  expect(sealed).not.toContain(practice.server.secret);

  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ ...policy, AllowedHosts: [new URL(practice.server.url).host] }));
  const second = await Desk.open({ keychain: true, staff: true, pinned: true, env: { FRONT_DESK_POLICY: policyFile } });
  try {
    const { page } = second;
    await page.setViewportSize({ width: 1280, height: 800 });
    const choose = (path: string): Promise<void> =>
      second.running.app.driver(({ dialog }, filePath) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
      }, path);
    await expect(page.getByRole('button', { name: /Connect your account/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /Try practice mode/ })).toBeHidden();
    await judgeBoth(page, 'welcome-no-practice');

    const cut = join(folder, 'cut.fdsetup');
    await writeFile(cut, sealed.slice(0, 700));
    await choose(cut);
    await page.getByRole('button', { name: /I have a setup file/ }).click();
    await page.getByRole('button', { name: 'Choose the file' }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('This file is not whole');
    await expect(page.getByRole('button', { name: 'Choose the file' })).toBeFocused();
    await judgeBoth(page, 'setup-not-whole');
    await choose(file);
    await page.getByRole('button', { name: 'Choose the file' }).press('Enter');
    const words = page.getByLabel('Its passphrase');
    await expect(words).toBeFocused();
    await words.fill('not the passphrase of it');
    await words.press('Enter');
    await expect(page.getByText('That is not the passphrase of this file. Nothing was changed.')).toBeVisible(slow);
    await judgeBoth(page, 'setup-wrong');
    await words.fill(passphrase);
    await words.press('Enter');

    // Its staff signs in with the PIN from there.
    await expect(page.getByRole('textbox', { name: /^PIN of Dana Ortiz/ })).toBeVisible(slow);
    await page.keyboard.type('7391');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Packets and services' }).click();
    await expect(page.getByRole('cell', { name: 'New patient', exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Staff and lock' }).click();
    await expect(page.getByText('At most 10 min, set by your clinic’s IT')).toBeVisible();
    await expect(page.getByRole('radio', { name: '15 min' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Use no PINs' })).toHaveCount(0);
    await judgeBoth(page, 'settings-staff-by-it');
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await expect(page.getByText('Practice mode: no. Set by your clinic’s IT.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Audit trail' }).click();
    await expect(page.getByText('Days that the audit trail stays: 2190 days. Set by your clinic’s IT.')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Set this desk up from a setup file' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Connection', exact: true }).click();
    await page.getByRole('button', { name: 'Check the connection' }).click();
    await expect(page.getByText('Everything works')).toBeVisible(slow);
    await expect(page.getByText('Keys of the account: works. SecureVideo accepts them.').first()).toBeVisible();
    await judgeBoth(page, 'settings-connection-works');
    await practice.server.setLine({ down: true, how: 'refuse' });
    await page.getByRole('button', { name: 'Check again' }).press('Enter');
    await expect(page.getByText('It stops at: Way to the server')).toBeVisible(slow);
    await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
    await judgeBoth(page, 'settings-connection-fails');
    expect(await page.getByRole('main').innerText()).not.toContain(practice.server.secret);
    await page.getByRole('button', { name: 'Roll-out' }).click();
    await expect(page.getByText('“Proxi” is no key of the policy, and does nothing.')).toBeVisible();
    await judgeBoth(page, 'settings-rollout-policy');
  } finally {
    await second.running.app.cleanUp();
    await practice.close();
    await rm(folder, { recursive: true, force: true });
  }
});
