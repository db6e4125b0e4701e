// The day by keyboard: the desk's own marks, who needs help, filters. What is marked here never reaches SecureVideo, and
// outlives a restart.
import { expect, test } from '@playwright/test';
import { minuteMs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { openPractice, personIn } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let first: Desk;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  first = desk = await Desk.connectedTo(practice);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await first.cleanUp();
  await practice.close();
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await desk.page.keyboard.press(key);
}
const pillIn = (name: string) => desk.row(name).locator('.deskmark');

test('a Meet Now that nobody has joined comes to the top by itself', async () => {
  await press('m');
  await expect(desk.form.search).toBeFocused();
  await desk.page.keyboard.type('Trevor Lane');
  await press('Tab');
  await desk.form.clinician.fill('bell');
  await press('Enter');
  await desk.form.person('Trevor Lane').getByRole('radio', { name: 'None' }).click();
  await press('ControlOrMeta+Enter');
  await practice.booked('Trevor Lane');
  const hands = desk.page.getByRole('region', { name: 'Who needs help now' });
  await expect(hands.getByRole('button', { name: /Trevor Lane.*not connected/ })).toBeVisible();
});

test('W goes to who needs help; A marks as arrived, and the mark is a pill of the desk’s own', async () => {
  await press('w');
  await expect(desk.row('Trevor Lane')).toBeFocused();
  await press('a');
  await expect(pillIn('Trevor Lane')).toContainText('Arrived');
  await expect(desk.chosen.part.getByRole('button', { name: 'Arrived' })).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.page.getByRole('region', { name: 'Who needs help now' })).toContainText('Arrived, just now');
});

test('U takes the mark back; the same key again takes it away', async () => {
  await press('u');
  await expect(pillIn('Trevor Lane')).toHaveCount(0);
  await press('l');
  await expect(pillIn('Trevor Lane')).toContainText('Late');
  await press('x');
  await expect(pillIn('Trevor Lane')).toContainText('No-show');
  await expect(desk.page.getByRole('region', { name: 'Who needs help now' })).toHaveCount(0);
  await press('u');
  await expect(pillIn('Trevor Lane')).toContainText('Late');
  await press('l');
  await expect(pillIn('Trevor Lane')).toHaveCount(0);
});

test('a mark stands in the way of nothing, and SecureVideo hears nothing of it', async () => {
  await press('d');
  await expect(pillIn('Trevor Lane')).toContainText('Done');
  await expect(desk.chosen.part.getByRole('button', { name: 'Reschedule' })).toBeEnabled();
  await expect(desk.chosen.part.getByRole('button', { name: 'Cancel session' })).toBeEnabled();
  const session = await practice.booked('Trevor Lane');
  expect(JSON.stringify(session)).not.toMatch(/done|arrived/i);
  expect(practice.asked('PUT', /./)).toEqual([]);
});

test('F and Enter filter; the list says so, and Esc shows all again', async () => {
  const filter = desk.page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /^No contact/ });
  await press('f');
  await expect(filter).toBeFocused();
  await press('Enter');
  await expect(filter).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.page.getByText('1 of 1')).toBeVisible();
  await press('Escape');
  await expect(filter).toHaveAttribute('aria-pressed', 'false');
  await expect(desk.row('Trevor Lane')).toBeFocused();
});

test('V reads aloud: time, zone, code and how to join; C copies the code for a minute; Esc leads back', async () => {
  const session = await practice.booked('Trevor Lane');
  const code = String(personIn(session, 'Trevor Lane').connectCode).replace(/(...)(?=.)/g, '$1 ');
  await press('v');
  const aloud = desk.page.getByRole('dialog', { name: 'Read aloud' });
  await expect(aloud).toContainText(code);
  await expect(aloud).toContainText('time');
  await expect(aloud).toContainText('Join a Session');
  await expect(aloud).not.toContainText('Trevor');
  expect(
    await aloud.getByText(code).evaluate((digits) => parseFloat(getComputedStyle(digits).fontSize)),
  ).toBeGreaterThan(60);
  await press('c');
  await expect(aloud.getByRole('button', { name: /Copied, for a minute/ })).toBeVisible();
  const clip = () => desk.running.app.driver(({ clipboard }) => clipboard.readText(), undefined);
  expect(await clip()).toBe(code);
  await press('a', 'n');
  await expect(aloud).toBeVisible();
  await press('Escape');
  await expect(aloud).toHaveCount(0);
  await expect(desk.row('Trevor Lane')).toBeFocused();
});

test('G goes to a typed date and says how it reads it; the week tells how many sessions each day has; T comes back', async () => {
  const heading = desk.page.getByRole('heading', { level: 1 });
  const today = (await heading.textContent()) ?? '';
  const field = desk.page.getByRole('textbox', { name: 'Go to a date' });
  await press('g');
  await expect(field).toBeFocused();
  await press('Escape');
  await expect(field).toHaveCount(0);
  await expect(desk.row('Trevor Lane')).toBeFocused();
  await press('g');
  await desk.page.keyboard.type('blursday');
  await press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('tomorrow');
  await press('Enter');
  await expect(heading).not.toHaveText(today);
  await expect(
    desk.page.getByRole('group', { name: 'Week' }).getByRole('button', { name: /today, 1 session$/ }),
  ).toBeVisible();
  await press('t');
  await expect(heading).toHaveText(today);
});

test('S: a column a clinician; arrows go across, Enter opens the session at the side, Esc closes it', async () => {
  await desk.book({ with: 'Dr. Ilse Voss', when: 'now', people: [{ name: 'Ana Lopez', invite: 'None' }] });
  await expect(desk.row('Ana Lopez')).toBeFocused();
  await press('s');
  const column = (name: string) => desk.page.getByRole('group', { name: new RegExp(name) });
  await expect(column('Marcus Bell').getByRole('button', { name: 'Trevor Lane' })).toBeVisible();
  await expect(column('Dr. Ilse Voss').getByRole('button', { name: 'Ana Lopez' })).toBeFocused();
  await expect(desk.chosen.part).toHaveCount(0);
  await press('ArrowRight');
  await expect(desk.row('Trevor Lane')).toBeFocused();
  await press('ArrowLeft');
  await expect(desk.row('Ana Lopez')).toBeFocused();
  await press('l');
  await expect(pillIn('Ana Lopez')).toContainText('Late');
  await press('Enter');
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toHaveText('Ana Lopez');
  await press('Escape');
  await expect(desk.chosen.part).toHaveCount(0);
  await expect(desk.row('Ana Lopez')).toBeFocused();
});

test('the order of clinicians is chosen, and is that of the board, the rail and the digits', async () => {
  const opener = desk.page.getByRole('button', { name: 'Order of clinicians' });
  await opener.focus();
  await press('Enter');
  const dialog = desk.page.getByRole('dialog', { name: 'Order of clinicians' });
  for (const name of ['Marcus Bell', 'Dr. Ilse Voss']) {
    await dialog.getByRole('button', { name: `Pin ${name}` }).focus();
    await press('Enter');
    await expect(dialog.getByRole('button', { name: `Pin ${name}` })).toHaveAttribute('aria-pressed', 'true');
  }
  await dialog.getByRole('button', { name: 'Move Dr. Ilse Voss up' }).focus();
  await press('Enter');
  await press('Escape');
  await expect(opener).toBeFocused();
  await expect(desk.page.locator('.colhead .name').nth(0)).toHaveText('Dr. Ilse Voss');
  await expect(desk.page.locator('.colhead .name').nth(1)).toHaveText('Marcus Bell');
  await press('2');
  await expect(desk.page.locator('.colhead .name')).toHaveText(['Marcus Bell']);
  await press('0', 's');
  await expect(desk.chosen.part).toBeVisible();
});

test('killed and started again, the mark is still there', async () => {
  const { dataFolder } = desk.running.app;
  expect(Math.abs((await practice.booked('Trevor Lane')).startsAt - Date.now())).toBeLessThan(5 * minuteMs);
  await desk.running.app.kill9();
  desk = await Desk.open({ dataFolder });
  await expect(pillIn('Trevor Lane')).toContainText('Done');
});
