// Links from the clinic's own records in the running app: a filled form, in front, that saves nothing by itself.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

let practice: Practice;
let desk: Desk;
test.beforeEach(async () => {
  practice = await openPractice();
  desk = await Desk.open();
});
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await practice.close();
});

/** As when a link is clicked on Windows and Linux: a second start hands over its arguments. */
const click = (link: string): Promise<unknown> =>
  desk.running.app.driver(
    ({ app }, argument) => app.emit('second-instance', {}, ['front-desk', '--', argument], '/', null),
    link,
  );
/** What is said at the foot of the screen, as it is seen. */
const said = (text: string) => desk.page.locator('.toast').filter({ hasText: text });

test('a link fills the form by ids, shows what is booked, and says what it cannot do', async () => {
  await click('frontdesk:book?participant=MRN-7');
  await expect(said('Front Desk is not connected to an account yet.')).toBeVisible();

  await desk.connect(practice);
  await desk.running.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), undefined);
  await click('frontdesk:book?participant=MRN-7&session=VISIT-12');
  await expect(desk.form.part).toBeVisible();
  await expect(desk.form.part).toContainText('No patient with the EHR id MRN-7 has been seen at this desk.');
  expect(
    await desk.running.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized(), undefined),
  ).toBe(false);
  // Closed as it came, it leaves no draft: the link opens it again.
  await desk.page.keyboard.press('Escape');
  await expect(desk.form.part).toBeHidden();
  await expect
    .poll(() => desk.page.evaluate(() => window.desk.call('draft.list')))
    .toMatchObject({ ok: true, value: [] });
  await click('frontdesk:book?participant=MRN-7&session=VISIT-12');
  await desk.form.fill({ with: 'Dr. Ilse Voss', when: '3pm tomorrow', people: [] });
  const patient = desk.form.part.getByRole('region', { name: 'New patient' });
  await patient.getByRole('textbox', { name: 'E-mail' }).fill('rosa@example.org');
  await patient.getByRole('textbox', { name: 'Name' }).fill('Rosa Vega');
  expect(practice.asked('POST', /./)).toHaveLength(0);
  await desk.form.save();
  const session = await practice.booked('Rosa Vega');
  expect([session.externalId, session.participants.find(({ name }) => name === 'Rosa Vega')?.externalId]).toEqual([
    'VISIT-12',
    'MRN-7',
  ]);

  await click('frontdesk:book?session=VISIT-12');
  await expect(said('The session VISIT-12 is booked already')).toBeVisible();
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText('Rosa Vega');
  await expect(desk.form.part).toBeHidden();

  await click('frontdesk:book?name=<img src=x onerror=alert(1)>');
  await expect(said('It holds something beside ids. Nothing was opened or changed.')).toBeVisible();
  await expect(desk.form.part).toBeHidden();
});
