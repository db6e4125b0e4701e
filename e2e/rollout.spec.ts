// Twenty desks without typing: a desk makes a setup file, and a new one, under a policy of its clinic's IT, is set up by it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const policy = {
  LockCeilingMinutes: 10,
  SignIn: 'required',
  AuditKeepDays: 2190,
  PracticeAllowed: false,
  Proxi: 'direct',
};

const keysOf = ({ server }: Practice) => ({
  address: server.url,
  identifier: server.identifier,
  secret: server.secret,
});

/** What the passphrase gives takes long on purpose, and longer on a busy machine. */
const slow = { timeout: 60_000 };

test('a setup file brings account, settings and staff to a new desk; what IT has set holds there', async () => {
  test.setTimeout(360_000);
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-rollout-'));
  const file = join(folder, 'clinic.fdsetup');
  const practice = await openPractice({ pinned: true });
  const another = await openPractice({ pinned: true });
  for (const user of another.server.account.state.users)
    Object.assign(user, { name: `Another ${user.name}`, email: '' });
  const ofAnother = join(folder, 'another.fdsetup');
  const first = await Desk.connectedTo(practice, { keychain: true, pinned: true });
  let passphrase: string;
  try {
    const { page } = first;
    await page.setViewportSize({ width: 1280, height: 800 });
    await first.call('settings.write', { clinicName: 'Juniper Telehealth' });
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
    await first.saveNextFileAs(file);
    await page.getByRole('button', { name: 'Make setup file' }).click();
    await expect(page.getByText(/^The setup file is made/)).toBeVisible(slow);
    await judgeBoth(page, 'settings-rollout-made');
    await page.getByRole('button', { name: 'Audit trail' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Made a setup file' })).toHaveCount(1);

    // Nothing waits here, so this desk may go over to another account of the clinic's; its file is for later.
    await first.saveNextFileAs(ofAnother);
    await first.call('account.connect', keysOf(another));
    await first.call('setup.make', { passphrase, withStaff: false });
  } finally {
    await first.running.app.cleanUp();
  }
  const sealed = await readFile(file, 'utf8');
  expect(sealed).not.toContain(practice.server.secret);

  const policyFile = join(folder, 'policy.json');
  const hosts = [practice, another].map(({ server }) => new URL(server.url).host);
  await writeFile(policyFile, JSON.stringify({ ...policy, AllowedHosts: hosts }));
  const second = await Desk.open({ keychain: true, staff: true, pinned: true, env: { FRONT_DESK_POLICY: policyFile } });
  try {
    const { page } = second;
    await page.setViewportSize({ width: 1280, height: 800 });
    const choose = (path: string): Promise<void> => second.openNextFileFrom(path);
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

    // What was changed at this desk alone is shown before it becomes as in the file again.
    await second.call('settings.write', {
      clinicName: 'Front room',
      packets: [],
      clinicZoneId: 'Eastern Standard Time',
    });
    await page.getByRole('button', { name: 'Roll-out' }).click();
    const taking = page.getByRole('region', { name: 'From another desk' });
    await choose(file);
    await taking.getByRole('button', { name: 'Choose the file' }).press('Enter');
    await expect(words).toBeFocused();
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await expect(taking.getByText('What this file would change here')).toBeFocused(slow);
    await expect(taking.getByRole('row', { name: 'Packets' })).toContainText('New: New patient');
    await expect(taking.getByRole('row', { name: 'Outbox' })).toContainText(
      'Nothing waits, and nothing of it is touched.',
    );
    await judgeBoth(page, 'settings-rollout-take');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(taking.getByText('This desk has what is in the file.')).toBeFocused();
    await page.getByRole('button', { name: 'Audit trail' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Took over a setup file' })).toContainText(
      'name of the clinic, time zone, packets',
    );
    await page.getByRole('button', { name: 'Packets and services' }).click();
    await expect(page.getByRole('cell', { name: 'New patient', exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Connection', exact: true }).click();
    await page.getByRole('button', { name: 'Check the connection' }).click();
    await expect(page.getByText('Everything works')).toBeVisible(slow);
    await expect(page.getByText('Keys of the account: works. SecureVideo accepts them.').first()).toBeVisible();
    await judgeBoth(page, 'settings-connection-works');
    await practice.server.setLine({ down: true, how: 'refuse' });
    await page.getByRole('button', { name: 'Check again' }).press('Enter');
    await expect(page.getByText('It stops at: Way to the server')).toBeVisible(slow);
    await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
    await expect(second.pill).toContainText('Offline', slow);
    await judgeBoth(page, 'settings-connection-fails');
    expect(await page.getByRole('main').innerText()).not.toContain(practice.server.secret);

    // What waits for one account is in the way of a file of another one, and stays where it is.
    await second.backToDay();
    const when = inZone(practice.user('Dr. Ilse Voss').zoneId, 1, '10:00', pinnedNow()).typed;
    await second.book({ with: 'Dr. Ilse Voss', when, people: [{ name: 'Rosa Vega', email: 'rosa.vega@example.org' }] });
    await expect(second.pill).toContainText('1 waiting');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Roll-out' }).click();
    await choose(ofAnother);
    await taking.getByRole('button', { name: 'Choose the file' }).press('Enter');
    await expect(words).toBeFocused();
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await expect(taking.getByText(/^This file is of another account, and 1 change still waits/)).toBeFocused(slow);
    await expect(taking.getByRole('button', { name: 'Open the outbox' })).toBeVisible();
    await judgeBoth(page, 'settings-rollout-held-up');
    await taking.getByRole('button', { name: 'Leave all as it is' }).press('Enter');
    await expect(taking.getByRole('button', { name: 'Choose the file' })).toBeFocused();
    await expect(second.pill).toContainText('1 waiting');
    expect(another.server.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
    await expect(page.getByText('“Proxi” is no key of the policy, and does nothing.')).toBeVisible();
    await judgeBoth(page, 'settings-rollout-policy');
  } finally {
    await second.running.app.cleanUp();
    await practice.close();
    await another.close();
    await rm(folder, { recursive: true, force: true });
  }
});
