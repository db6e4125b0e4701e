// The day by keyboard: the desk's own marks, who needs a hand, filters. What is marked here never reaches SecureVideo, and
// outlives a restart.
import { expect, test } from '@playwright/test';
import { minuteMs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let first: Desk;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  first = desk = await Desk.connectedTo(practice);
});
// eslint-disable-next-line no-empty-pattern -- Playwright wants its fixtures destructured.
test.afterEach(({}, info) => desk.showFailure(info));
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
  const hands = desk.page.getByRole('region', { name: 'Needs a hand' });
  await expect(hands.getByRole('button', { name: /Trevor Lane.*not connected/ })).toBeVisible();
});

test('W goes to who needs a hand; A marks as arrived, and the mark is a pill of the desk’s own', async () => {
  await press('w');
  await expect(desk.row('Trevor Lane')).toBeFocused();
  await press('a');
  await expect(pillIn('Trevor Lane')).toContainText('Arrived');
  await expect(desk.chosen.part.getByRole('button', { name: 'Arrived' })).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.page.getByRole('region', { name: 'Needs a hand' })).toContainText('Arrived, just now');
});

test('U takes the mark back; the same key again takes it away', async () => {
  await press('u');
  await expect(pillIn('Trevor Lane')).toHaveCount(0);
  await press('l');
  await expect(pillIn('Trevor Lane')).toContainText('Late');
  await press('x');
  await expect(pillIn('Trevor Lane')).toContainText('No-show');
  await expect(desk.page.getByRole('region', { name: 'Needs a hand' })).toHaveCount(0);
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

test('killed and started again, the mark is still there', async () => {
  const { dataFolder } = desk.running.app;
  expect(Math.abs((await practice.booked('Trevor Lane')).startsAt - Date.now())).toBeLessThan(5 * minuteMs);
  await desk.running.app.kill9();
  desk = await Desk.open({ dataFolder });
  await expect(pillIn('Trevor Lane')).toContainText('Done');
});
