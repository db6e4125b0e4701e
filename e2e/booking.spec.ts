// Goal: a session is booked as a busy desk books it: a kind of visit by one key, a call taken in between, a warning that
// stops nobody. Method: keys alone, each thing asked of the practice account; the app is killed in the middle.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let first: Desk;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  first = desk = await Desk.connectedTo(practice);
  await desk.nameInCatalogue([
    { packet: 'Intake forms', id: 412 },
    { service: 'Intake', id: 91 },
  ]);
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
const type = (text: string): Promise<void> => desk.page.keyboard.type(text);

test('kinds of visit are made, edited, ordered and removed in settings, by keys', async () => {
  const { page } = desk;
  await press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Kinds of visit' }).focus();
  await press('Enter');
  await page.getByRole('button', { name: 'Add kind of visit' }).focus();
  await press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await press('Enter');
  await expect(page.getByText('Give it a name.')).toBeVisible();
  await type('Follow-up');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Edit Follow-up' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add kind of visit' })).toBeFocused();
  await press('Enter');
  await type('Intake');
  await press('Tab');
  await type('Intake forms');
  await press('Tab');
  await type('Intake');
  await press('Tab');
  await type('40');
  await page.getByRole('textbox', { name: 'Topic' }).focus();
  await type('First visit');
  await press('Enter');
  await expect(page.getByText('Intake forms, $40.00 for Intake, “First visit”')).toBeVisible();
  // Alt and an arrow: the intake becomes the first, and so has the first key.
  await page.getByRole('button', { name: 'Edit Intake' }).focus();
  await press('Alt+ArrowUp');
  const names = page.getByRole('main').getByRole('button', { name: /^Edit / });
  await expect(names.first()).toHaveAccessibleName('Edit Intake');
  await expect(names.first()).toBeFocused();
  // One that is made by mistake goes again.
  await page.getByRole('button', { name: 'Add kind of visit' }).focus();
  await press('Enter');
  await type('Slip');
  await press('Enter');
  await page.getByRole('button', { name: 'Edit Slip' }).focus();
  await press('Enter');
  await page.getByRole('button', { name: 'Remove kind' }).focus();
  await press('Enter');
  await expect(names).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Add kind of visit' })).toBeFocused();
  await press('Escape');
});

test('a new patient with packet, deposit and topic by one key', async () => {
  await press('n');
  await expect(desk.form.search).toBeFocused();
  await press('Alt+1');
  await expect(desk.form.part.getByRole('radio', { name: 'Intake' })).toBeChecked();
  await type('Rosa Vega');
  await press('Tab');
  await expect(desk.form.when).toBeFocused();
  // A zone that is named with the time is the one that is meant, and whoever is chosen afterwards does not change it.
  const { typed, startsAt } = inZone('Mountain Standard Time', 1, '14:00');
  await type(`${typed} mountain`);
  await desk.form.clinician.focus();
  await type('voss');
  await press('Enter');
  await desk.form.person('Rosa Vega').getByRole('textbox', { name: 'E-mail' }).focus();
  await type('rosa@example.org');
  await expect(desk.form.says).toContainText('$40.00 is asked before entering');
  await press('ControlOrMeta+Enter');
  const session = await practice.booked('Rosa Vega');
  expect(session).toMatchObject({ topic: 'First visit', startsAt });
  expect(session.participants.find((one) => one.name === 'Rosa Vega')).toMatchObject({
    ...{ packetId: 412, serviceId: 91, deposit: 40 },
  });
});

test('a patient seen before brings the last kind; another one takes its place, and Alt 0 takes it away', async () => {
  await press('n');
  await expect(desk.form.search).toBeFocused();
  await type('Rosa');
  await expect(desk.page.getByRole('option', { name: /Rosa Vega/ }).first()).toBeVisible();
  await press('Enter');
  await expect(desk.form.part.getByRole('radio', { name: 'Intake' })).toBeChecked();
  const amount = desk.form.person('Rosa Vega').getByRole('textbox', { name: 'Amount in dollars' });
  await expect(amount).toHaveValue('40.00');
  await press('Alt+2');
  await expect(desk.form.part.getByRole('radio', { name: 'Follow-up' })).toBeChecked();
  await expect(amount).toHaveValue('');
  await press('Alt+0');
  await expect(desk.form.part.getByRole('radio', { name: 'None', exact: true }).first()).toBeChecked();
  await press('Escape');
});

test('one key sets a form aside and opens an empty one; another one brings it back, the cursor in its field', async () => {
  await press('ControlOrMeta+D');
  await expect(desk.form.person('Rosa Vega')).toBeVisible();
  await desk.form.when.focus();
  await type('3p');
  await press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await expect(desk.form.person('Rosa Vega')).toHaveCount(0);
  await expect(desk.page.getByRole('button', { name: '1 draft' })).toBeVisible();
  await press('ControlOrMeta+D');
  await expect(desk.form.when).toBeFocused();
  await expect(desk.form.when).toHaveValue(/3p$/);
});

test('three forms are set aside, the process is killed, and each comes back with its cursor', async () => {
  for (const name of ['Trevor Lane', 'Ana Ruiz']) {
    await press('ControlOrMeta+N');
    await expect(desk.form.search).toBeFocused();
    await type(name);
    await press('Tab');
    await expect(desk.form.when).toBeFocused();
    await desk.form.person(name).getByRole('textbox', { name: 'E-mail' }).focus();
    await type(`${name.slice(0, 3).toLowerCase()}@example.org`);
    await expect(desk.form.part.getByText('Draft kept')).toBeVisible();
  }
  await press('ControlOrMeta+N');
  await expect(desk.page.getByRole('button', { name: '3 drafts' })).toBeVisible();
  await desk.running.app.kill9();
  desk = await Desk.open({ dataFolder: first.running.app.dataFolder });

  const open = (): Promise<void> => press('ControlOrMeta+D');
  // The last that was written stands open again; two are set aside.
  const mail = (name: string) => desk.form.person(name).getByRole('textbox', { name: 'E-mail' });
  const hasCursor = (): Promise<boolean> => mail('Ana Ruiz').evaluate((field) => field === document.activeElement);
  await expect.poll(hasCursor).toBe(true); // the new window of the test has no focus of the system yet
  await expect(mail('Ana Ruiz')).toHaveValue('ana@example.org');
  await open();
  const list = desk.page.getByRole('dialog', { name: 'Drafts' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await press('1');
  await expect(mail('Trevor Lane')).toBeFocused();
  await open();
  await expect(list.getByRole('listitem').last()).toContainText('Rosa Vega');
  await press('2');
  await expect(desk.form.when).toBeFocused();
  await expect(desk.form.when).toHaveValue(/3p$/);
});

test('a draft that is not wanted goes by Delete, and is brought back by one word', async () => {
  await press('ControlOrMeta+D');
  const list = desk.page.getByRole('dialog', { name: 'Drafts' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await press('Delete');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await press('Delete');
  await expect(list).toBeHidden();
  await expect(desk.page.getByRole('button', { name: /^\d+ drafts?$/ })).toHaveCount(0);
  await desk.page.getByRole('button', { name: 'Bring it back' }).press('Enter');
  await expect(desk.page.getByRole('button', { name: '1 draft' })).toBeVisible();
});

test('a search that was left without a choice makes nobody: no draft is set aside', async () => {
  await desk.form.part.getByRole('button', { name: 'Discard draft' }).press('Enter');
  await press('Escape');
  const others = desk.page.getByRole('button', { name: /^\d+ drafts?$/ });
  const before = await others.count();
  await press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await type('maris');
  await press('Escape');
  await press('Escape');
  await expect(desk.form.part).toHaveCount(0);
  await expect(others).toHaveCount(before);
  await expect(desk.page.getByText('maris')).toHaveCount(0);
});

test('a time at which the clinician is taken warns in one line, and Enter goes on', async () => {
  await press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await type('Trevor Lane');
  await press('Tab');
  await expect(desk.form.when).toBeFocused();
  await desk.form.clinician.focus();
  await type('voss');
  await press('Enter');
  await desk.form.when.fill(inZone('Mountain Standard Time', 1, '14:00').typed);
  await desk.form.person('Trevor Lane').getByRole('radio', { name: 'None' }).press('Space');
  await expect(desk.form.part.getByText(/already has Rosa Vega/)).toBeVisible();
  await press('ControlOrMeta+Enter');
  await expect(desk.form.part.getByRole('alert')).toContainText('already has Rosa Vega');
  await expect(desk.form.part.getByRole('button', { name: /Save session/ })).toBeFocused();
  expect(practice.sessionsWith('Trevor Lane')).toEqual([]);
  await press('Enter');
  await practice.booked('Trevor Lane');
});

test('a day on which the clinic is closed warns in one line, and Enter goes on; a whole date typed after the shown day counts', async () => {
  const officeHours = { days: [], from: '08:00', to: '17:00' };
  await desk.page.evaluate((hours) => window.desk.call('settings.write', { officeHours: hours }), officeHours);
  // Another day than today is shown, whatever the hour: the form begins with it.
  await press('ControlOrMeta+G');
  await type('tomorrow');
  await press('Enter');
  await press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await type('Gita Rao');
  await press('Tab');
  await desk.form.clinician.focus();
  await type('voss');
  await press('Enter');
  const { typed } = inZone('Mountain Standard Time', 12, '10:00');
  const filledIn = await desk.form.when.inputValue();
  expect(filledIn).toMatch(/\d \w{3} $/);
  await desk.form.when.focus();
  await desk.form.when.press('End');
  await type(typed);
  await desk.form.person('Gita Rao').getByRole('radio', { name: 'None' }).press('Space');
  await expect(desk.form.when).toHaveValue(typed);
  await press('ControlOrMeta+Enter');
  await expect(desk.form.part.getByRole('alert')).toContainText('The clinic is closed on');
  expect(practice.sessionsWith('Gita Rao')).toEqual([]);
  await press('Enter');
  await practice.booked('Gita Rao');
  await desk.page.evaluate(() => window.desk.call('settings.write', { officeHours: null }));
});

test('a near copy of somebody is asked about before a second person is made; one key takes the known one', async () => {
  await press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await type('Roza Vega');
  await press('Tab');
  await expect(desk.form.part.getByRole('radiogroup', { name: 'Same person?' })).toBeVisible();
  await desk.form.clinician.focus();
  await type('voss');
  await press('Enter');
  await desk.form.when.fill(inZone('Mountain Standard Time', 2, '09:00').typed);
  await desk.form.person('Roza Vega').getByRole('textbox', { name: 'E-mail' }).fill('rosa@example.org');
  await press('ControlOrMeta+Enter');
  await expect(desk.form.part.getByRole('radio', { name: /^Rosa Vega/ })).toBeFocused();
  expect(practice.sessionsWith('Roza Vega')).toEqual([]);
  await press('1');
  await expect(desk.form.person('Rosa Vega')).toBeVisible();
  await press('ControlOrMeta+Enter');
  await expect.poll(() => practice.sessionsWith('Rosa Vega').length).toBe(2);
  expect(practice.sessionsWith('Roza Vega')).toEqual([]);
});

test('B and Ctrl Enter: the same people a week on; "+2" makes it two', async () => {
  await expect(desk.row('Rosa Vega')).toBeFocused();
  await press('b');
  await expect(desk.form.when).toBeFocused();
  await press('ControlOrMeta+Enter');
  await expect.poll(() => practice.sessionsWith('Rosa Vega').length).toBe(3);
  const starts = practice.sessionsWith('Rosa Vega').map((session) => session.startsAt);
  const was = inZone('Mountain Standard Time', 2, '09:00').startsAt;
  expect(starts).toContain(was);
  await desk.row('Rosa Vega').press('b');
  await expect(desk.form.when).toBeFocused();
  await type('+2');
  await expect(desk.form.part.getByText(/weeks on/).first()).toBeVisible();
  await press('ControlOrMeta+Enter');
  await expect.poll(() => practice.sessionsWith('Rosa Vega').length).toBe(4);
});

test('a refused "add person" is opened again with what was typed, and the corrected one takes its place', async () => {
  await desk.row('Rosa Vega').press('p');
  const ask = desk.page.getByRole('group', { name: 'Add person' });
  await ask.getByRole('combobox', { name: 'Who' }).pressSequentially('Ines Duarte');
  await press('Tab');
  await ask.getByRole('textbox', { name: 'E-mail' }).fill('ines@example.org');
  practice.server.faults.add({
    ...{ do: 'status', status: 400, message: 'The e-mail address is not valid.' },
    match: { method: 'POST', path: '/participant' },
  });
  await press('ControlOrMeta+Enter');
  await desk.openOutbox();
  await desk.page.getByRole('button', { name: /^Add Ines Duarte .* did not accept it/ }).click();
  await expect(desk.page.getByText('The e-mail address is not valid.').first()).toBeVisible();
  await desk.page.getByRole('button', { name: 'Correct', exact: true }).press('Enter');
  await expect(ask.getByRole('textbox', { name: 'E-mail' })).toHaveValue('ines@example.org');
  await ask.getByRole('textbox', { name: 'E-mail' }).fill('ines.duarte@example.org');
  await press('ControlOrMeta+Enter');
  await expect.poll(() => practice.sessionsWith('Ines Duarte').length).toBe(1);
  const [session] = practice.sessionsWith('Ines Duarte');
  expect(session?.participants.find((one) => one.name === 'Ines Duarte')?.email).toBe('ines.duarte@example.org');
  await expect(desk.pill).not.toContainText('needs you');
});
