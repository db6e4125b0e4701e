// Goal: each state of booking can be used by everybody, in light and dark, also in the smallest window. Method: the practice
// account, each state judged by axe and by its picture.
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { judgeBoth } from './support/judge.ts';
import { launchDesk } from './support/launch.ts';

test('axe finds nothing in any state of booking, in the smallest window', async () => {
  test.setTimeout(180_000);
  const desk = await launchDesk({ env: { FRONT_DESK_QUIET_MS: '400' }, pinned: true });
  const { page } = desk;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  try {
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
    await press('Control+n');
    await expect(page.getByRole('combobox', { name: 'Patient' })).toBeFocused();
    await press('Alt+1');
    await page.keyboard.type('Trevor Lan');
    await press('Tab');
    await expect(page.getByRole('radiogroup', { name: 'Same person?' })).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Same person?' }).scrollIntoViewIfNeeded();
    await judgeBoth(page, 'booking-same-person', { within: '.side' });
    await page.getByRole('radio', { name: /^Trevor Lane/ }).press('1');
    await expect(page.getByRole('region', { name: 'Trevor Lane' })).toBeVisible();
    await takenTime(page);
    await judgeBoth(page, 'booking-clash', { within: '.side' });
    await page.setViewportSize({ width: 1680, height: 1000 });
    await expect(page.getByRole('region', { name: 'What is booked on that day' })).toBeVisible();
    await judgeBoth(page, 'booking-host-day', { within: '.side' });
    await page.setViewportSize({ width: 1024, height: 700 });
    await press('Control+Enter');
    await expect(page.getByText('Enter books it all the same.')).toBeVisible();
    await judgeBoth(page, 'booking-warned', { within: '.side' });

    for (const name of ['Ana Ruiz', 'Sam Okoro']) {
      await press('Control+n');
      await expect(page.getByRole('combobox', { name: 'Patient' })).toBeFocused();
      await page.keyboard.type(name);
      await press('Tab');
      await page.getByRole('textbox', { name: 'When' }).fill('fri 11pm');
      await expect(page.getByText('Draft kept')).toBeVisible();
    }
    await press('Control+n');
    await expect(page.getByRole('button', { name: '3 drafts' })).toBeVisible();
    await press('Control+d');
    await expect(page.getByRole('dialog', { name: 'Drafts' })).toBeVisible();
    await judgeBoth(page, 'booking-drafts', { within: 'dialog' });
    await press('Escape', 'Escape');

    await page.locator('[data-pane="list"] li:not(.draft) > .row').last().click();
    await expect(page.getByRole('button', { name: /^Book next/ })).toBeVisible();
    await page.locator('[data-pane="list"] .row[aria-current="true"]').focus();
    await press('b');
    await expect(page.getByRole('textbox', { name: 'When' })).toBeFocused();
    await judgeBoth(page, 'booking-next', { within: '.side' });
    await press('Escape');

    await press('Control+,');
    await page.getByRole('button', { name: 'Kinds of visit' }).click();
    await judgeBoth(page, 'settings-kinds-1024');
    await page.getByRole('button', { name: 'Edit Intake' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.getByRole('textbox', { name: 'Name' }).fill('');
    await press('Control+Enter');
    await expect(page.getByText('Give it a name.')).toBeVisible();
    await judgeBoth(page, 'settings-kind-form');
    await press('Escape');
    await page.getByRole('button', { name: 'Clinic and time' }).click();
    await page.getByRole('switch', { name: 'Warn outside office hours' }).press('Space');
    await expect(page.getByRole('textbox', { name: 'Open from' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Open to' }).scrollIntoViewIfNeeded();
    await judgeBoth(page, 'settings-office-hours');
  } finally {
    await desk.app.cleanUp();
  }
});

/** A time at which the chosen clinician has somebody else: that of the last row of tomorrow. */
async function takenTime(page: Page): Promise<void> {
  const { hostName, typed } = await page.evaluate(async () => {
    const settings = await window.desk.call('settings.read');
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const picture = await window.desk.call('day.read', { date: day, hostId: null });
    const clinicians = await window.desk.call('clinician.list');
    if (!picture.ok || !clinicians.ok || !settings.ok) throw new Error('The desk did not answer.');
    const row = picture.value.rows.findLast(({ session }) => !session.cancelled);
    if (!row) throw new Error('Tomorrow is empty.');
    const at = new Date(row.session.startsAt);
    return {
      hostName: clinicians.value.find((one) => one.userId === row.session.hostId)?.name ?? '',
      typed: at.toISOString().slice(0, 16).replace('T', ' '),
    };
  });
  await page.getByRole('combobox', { name: 'With' }).fill(hostName);
  await page.getByRole('combobox', { name: 'With' }).press('Enter');
  await page.getByRole('textbox', { name: 'When' }).fill(typed);
  await page.getByRole('radio', { name: 'Other' }).click();
  const zone = page.getByRole('combobox', { name: 'Time zone of the typed time' });
  await zone.fill('Universal');
  await zone.press('Enter');
  await expect(page.getByText(/already has/).first()).toBeVisible();
}
