// Who works at this desk: the first administrator, the lock and what is behind it, wrong PINs, each one's drafts, what each may do.
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import type { CallName, DeskBridge } from '../src-shared/contract/calls.ts';
import { dayOf } from '../src-shared/time/day.ts';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

test.describe.configure({ mode: 'serial' });

const HOST = 'Dr. Ilse Voss';
const PATIENT = 'Rosalind Vega-Quist';

let practice: Practice;
let desk: Desk;
let page: Page;
test.beforeAll(async () => {
  practice = await openPractice({ pinned: true });
  desk = await Desk.connectedTo(practice, { staff: true, pinned: true });
  page = desk.page;
  await page.setViewportSize({ width: 1280, height: 800 });
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

/** Calls main as a page could that does not keep to what it offers; answers the problem's code, or 'answered'. */
function callDirectly(name: CallName, input?: unknown): Promise<string> {
  return page.evaluate(
    async ({ call, given }) => {
      const bridge = (window as never as { desk: DeskBridge }).desk;
      const answer = await (bridge.call as (name: string, input: unknown) => ReturnType<DeskBridge['call']>)(
        call,
        given,
      );
      return answer.ok ? 'answered' : answer.problem.code;
    },
    { call: name, given: input },
  );
}

/** The clinician's tomorrow at nine. */
const bookedFor = () => inZone(practice.user(HOST).zoneId, 1, '09:00', begun);
const begun = pinnedNow();

/** Types a PIN on the lock screen, for the person whose name begins with this letter. */
async function signIn(letter: string, pin: string): Promise<void> {
  await page.keyboard.press(letter);
  await expect(page.getByRole('textbox', { name: /^PIN of / })).toBeFocused();
  await page.keyboard.type(pin);
}

const lockScreen = () => page.getByRole('radiogroup', { name: 'Who is at the desk' });

async function expectLocked(): Promise<void> {
  await expect(lockScreen()).toBeVisible();
  const shown = await page.content();
  for (const word of ['Rosalind', 'Vega', 'vega-quist@example.org']) expect(shown).not.toContain(word);
  expect(await page.title()).toBe('Front Desk');
  expect(await callDirectly('day.refresh')).toBe('locked');
  expect(await callDirectly('app.status')).toBe('locked');
}

test('after connecting, who works here is asked once; the first is the administrator', async () => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Who works at this desk?' })).toBeVisible();
  await judgeBoth(page, 'staff-begin');
  await page.keyboard.type('Dana Whitlock');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1234');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('alert')).toContainText('easy to guess');
  await judgeBoth(page, 'staff-begin-easy');
  await page.keyboard.type('7391');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('7391');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Clinic' })).toContainText('Dana Whitlock');

  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Staff and lock' }).click();
  for (const [name, role, pin] of [
    ['Luis Ortega', 'Book', '258025'],
    ['Mei Tanaka', 'Look only', '80351'],
  ] as const) {
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('radio', { name: role }).check();
    await page.getByLabel('PIN', { exact: true }).fill(pin);
    await page.getByLabel('PIN again').fill(pin);
    if (role === 'Look only') await judgeBoth(page, 'settings-staff-form');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  }
  await judgeBoth(page, 'settings-staff');
  await desk.backToDay();
});

test('a change carries the name; the lock by key keeps the form, and holds nothing about a patient', async () => {
  const when = bookedFor().typed;
  await desk.book({ with: HOST, when, people: [{ name: PATIENT, email: 'vega-quist@example.org' }] });
  await practice.booked(PATIENT);
  await expect(desk.chosen.part).toContainText('Saved by Dana Whitlock');

  await desk.openForm('New session');
  await desk.form.search.pressSequentially('Vega again');
  await page.keyboard.press('ControlOrMeta+L');
  await expectLocked();
  await expect(page.getByText('Type Dana’s PIN. The draft you were writing is kept.')).toBeVisible();
  await expect(page.locator('.pill')).toContainText('Online');
  await judgeBoth(page, 'lock');
});

test('a wrong PIN is told, and after five of them waits', async () => {
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    await signIn('m', '11111');
    await expect(page.getByRole('alert')).toContainText(`That is not Mei’s PIN. ${left} left`);
  }
  await judgeBoth(page, 'lock-wrong-pin');
  await signIn('m', '11111');
  await expect(page.getByRole('alert')).toContainText('Too many wrong PINs. Mei can try again in');
  await expect(page.getByRole('textbox', { name: /^PIN of / })).toBeDisabled();
  await judgeBoth(page, 'lock-waits');
  expect(await callDirectly('staff.signIn', { staffId: 'nobody', pin: '80351' })).toBe('noSuchStaff');
});

test('another person: one key and a PIN; each has their own drafts', async () => {
  await page.keyboard.press('l');
  await page.keyboard.type('258025');
  await expect(page.getByRole('navigation', { name: 'Clinic' })).toContainText('Luis Ortega');
  await expect(desk.form.part).toBeHidden();
  expect(await page.evaluate(() => window.desk.call('draft.list'))).toEqual({ ok: true, value: [] });
  await page.keyboard.press('ControlOrMeta+L');
  await expect(lockScreen()).toBeVisible();
  await signIn('d', '7391');
  await expect(desk.form.part).toBeVisible();
  await expect(desk.form.person('Vega again')).toBeVisible();
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(desk.form.part).toBeHidden();
});

test('initials only, by one key; the whole name again by the same', async () => {
  await desk.backToDay();
  await page.keyboard.press('ControlOrMeta+G');
  // The clinician's tomorrow may be the clinic's today.
  await page.keyboard.type(dayOf(bookedFor().startsAt, Intl.DateTimeFormat().resolvedOptions().timeZone));
  await page.keyboard.press('Enter');
  await desk.choose(PATIENT);
  await page.keyboard.press('ControlOrMeta+I');
  await expect(page.getByRole('main')).toContainText('RV');
  await expect(page.locator('body')).not.toContainText('Rosalind');
  await judgeBoth(page, 'day-initials');
  await desk.openOutbox();
  await expect(page.getByRole('main')).toContainText('RV');
  await expect(page.locator('body')).not.toContainText('Rosalind');
  await page.keyboard.press('Escape');
  // What is typed into the search is a patient's too: discs in the field, and no row that repeats it.
  const options = await desk.search('Rosalind');
  const field = page.getByRole('combobox', { name: 'Find anyone' });
  await expect(field).toHaveCSS('-webkit-text-security', 'disc');
  await expect(options.first()).toContainText('RV');
  await expect(page.getByRole('dialog', { name: 'Find anyone' })).not.toContainText('Rosalind');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+I');
  await expect(page.getByRole('main')).toContainText(PATIENT);
});

test('who may only look is offered no change, and main takes none', async () => {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Staff and lock' }).click();
  await page.getByRole('button', { name: 'Edit Mei Tanaka' }).click();
  // A new PIN by an administrator ends the wait.
  await page.getByLabel('New PIN', { exact: true }).fill('46802');
  await page.getByLabel('New PIN again').fill('46802');
  await judgeBoth(page, 'settings-staff-edit');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('form', { name: 'Edit Mei Tanaka' })).toBeHidden();
  await desk.backToDay();
  await page.keyboard.press('ControlOrMeta+L');
  await expect(lockScreen()).toBeVisible();
  await signIn('m', '46802');
  await expect(page.getByRole('navigation', { name: 'Clinic' })).toContainText('Mei Tanaka');
  await expect(page.getByRole('button', { name: 'New session', exact: true })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+N');
  await expect(page.getByText('You may look here, but not book or change anything.')).toBeVisible();
  await judgeBoth(page, 'day-only-to-look');
  expect(await callDirectly('draft.open', { from: 'blank', meetNow: false, hostId: '', date: null })).toBe(
    'onlyToLook',
  );
  expect(await callDirectly('settings.write', { holdSeconds: 1 })).toBe('onlyAdministrator');
  expect(await callDirectly('day.refresh')).toBe('answered');
  await page.keyboard.press('ControlOrMeta+L');
  await expect(lockScreen()).toBeVisible();
  await signIn('d', '7391');
  await expect(page.getByRole('navigation', { name: 'Clinic' })).toContainText('Dana Whitlock');
});

test('left alone it locks, by the clock that is handed in; a sleep locks too', async () => {
  await desk.running.app.driver(({ powerMonitor }) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 6 * 60_000;
    const wall = Date.now.bind(Date);
    Date.now = () => wall() + 6 * 60_000;
    powerMonitor.emit('resume');
  }, undefined);
  await expectLocked();
  await signIn('d', '7391');
  await expect(page.getByRole('navigation', { name: 'Clinic' })).toContainText('Dana Whitlock');
  await desk.running.app.driver(({ powerMonitor }) => void powerMonitor.emit('suspend'), undefined);
  await expectLocked();
});

test('a forgotten PIN: wrong keys change nothing, the account’s own set a new one and let the administrator in', async () => {
  await page.getByRole('button', { name: 'Forgot your PIN?' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'A forgotten PIN' })).toBeFocused();
  const { identifier, secret } = practice.server;
  await page.getByRole('textbox', { name: 'API Identifier' }).fill(identifier);
  await page.getByLabel('API Secret Key').fill('not the secret');
  await page.getByLabel('New PIN', { exact: true }).fill('640173');
  await page.getByLabel('New PIN again').fill('640173');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('These are not the keys of this account.');
  await judgeBoth(page, 'lock-forgotten');
  await page.getByLabel('API Secret Key').fill(secret);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Clinic' })).toContainText('Dana Whitlock');
  await page.keyboard.press('ControlOrMeta+L');
  await expectLocked();
  await signIn('d', '739139');
  await expect(page.getByRole('alert')).toContainText('That is not Dana’s PIN.');
});

test('a link that comes while it is locked shows nothing, waits, and opens for who signs in', async () => {
  await desk.running.app.driver(
    ({ app }) => app.emit('second-instance', {}, ['front-desk', '--', 'frontdesk:book?participant=MRN-55'], '/', null),
    undefined,
  );
  await expectLocked();
  expect(await callDirectly('link.take')).toBe('locked');
  expect(await page.content()).not.toContain('MRN-55');
  await signIn('d', '640173');
  await expect(desk.form.part).toContainText('No patient with the EHR id MRN-55 has been seen at this desk.');
});
