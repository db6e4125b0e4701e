// Goal: each of the ten most frequent tasks is done with no more keys than its budget, without a mouse, and no key waits for the
// network. Method: real key events, counted by the page itself; then the truth is asked of the practice account. The same
// tasks are done once more while SecureVideo answers nothing at all.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import type { DeskBridge } from '../src-shared/contract/calls.ts';
import { budgets, type TaskName } from './budgets.ts';
import { CountedHands, type Spent } from './support/counted.ts';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

test.describe.configure({ mode: 'serial' });

const MOUNTAIN = 'Mountain Standard Time';
const time = (days: number, at: string): { readonly typed: string; readonly startsAt: number } =>
  inZone(MOUNTAIN, days, at);

let practice: Practice;
let desk: Desk;
let hands: CountedHands;
const counted = new Map<TaskName, Spent>();
test.beforeAll(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice);
  // The clinic's own names, with the usual amount of the service.
  await desk.page.evaluate((some) => (window as never as { desk: DeskBridge }).desk.call('settings.write', some), {
    packets: [{ id: 412, name: 'Intake forms' }],
    services: [{ id: 91, name: 'Intake', depositCents: 2_500 }],
  });
  await makeKind();
  // The desk knows them from an earlier booking, each with a clinician.
  for (const [name, at] of [
    ['Rosa Vega', '09:00'],
    ['Trevor Lane', '10:00'],
    ['Walter Finch', '11:00'],
  ] as const) {
    const people = [{ name, invite: 'E-mail', email: `${name.split(' ')[0] ?? ''}@example.org` } as const];
    await desk.book({ with: 'Dr. Ilse Voss', when: time(2, at).typed, people });
    await practice.booked(name);
  }
});
// Each task begins at today, with one clinician chosen as a desk has it that books for one.
test.beforeEach(async () => {
  if (await desk.page.getByRole('dialog').isVisible()) await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('ControlOrMeta+T');
  await desk.showOnly('Dr. Ilse Voss');
  hands = await CountedHands.at(desk.page);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  for (const [name, spent] of counted) {
    const { task, keys, fields } = budgets[name];
    console.log(`${task}: ${spent.keys} of ${keys} keys, ${spent.fields} of ${fields} fields`);
  }
  await desk.cleanUp();
  await practice.close();
});

/** A kind of visit with packet and deposit, as settings keep it. */
async function makeKind(): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Kinds of visit' }).press('Enter');
  await page.getByRole('button', { name: 'Add kind of visit' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Intake');
  for (const text of ['Intake forms', 'Intake', '40']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('Intake forms, $40.00 for Intake')).toBeVisible();
  await desk.backToDay();
}

/** Sees that a task cost no more than its budget. */
async function costs(name: TaskName): Promise<void> {
  const spent = await hands.spent();
  holds(name, spent);
  counted.set(name, spent);
}

function holds(name: TaskName, spent: Spent): void {
  const { task, keys, fields } = budgets[name];
  expect(spent.keys, `${task}: keys`).toBeLessThanOrEqual(keys);
  expect(spent.fields, `${task}: fields`).toBeLessThanOrEqual(fields);
}

const highlighted = (): Locator => desk.page.getByRole('dialog').getByRole('option', { selected: true });

async function find(name: string): Promise<void> {
  await hands.press('ControlOrMeta+K');
  await hands.type(name);
  await expect(highlighted()).toContainText(name);
}

test('find the caller’s session and read its time', async () => {
  await find('Rosa Vega');
  await expect(highlighted()).toContainText(/9:00\s*am/i);
  await costs('find');
});

test('Meet Now with a known patient', async () => {
  await hands.press('ControlOrMeta+Shift+N');
  await hands.type('Walter Finch');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Walter Finch');
  await hands.press('Enter');
  await expect(desk.form.person('Walter Finch')).toBeVisible();
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.form.part).toBeHidden();
  await costs('meetNow');
  await expect.poll(() => practice.sessionsWith('Walter Finch').length).toBe(2);
});

test('schedule a known patient', async () => {
  await hands.press('ControlOrMeta+N');
  await hands.type('Trevor Lane');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Trevor Lane');
  await hands.press('Enter');
  await expect(desk.form.when).toBeFocused();
  await hands.type(time(3, '14:00').typed);
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.form.part).toBeHidden();
  await costs('schedule');
  await expect
    .poll(() => practice.sessionsWith('Trevor Lane').map((one) => one.startsAt))
    .toContain(time(3, '14:00').startsAt);
});

test('a new patient with packet and deposit, by a kind of visit', async () => {
  await hands.press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await hands.press('Alt+1');
  await hands.type('Quirin Sandoval');
  await hands.press('Tab');
  await expect(desk.form.when).toBeFocused();
  await hands.type(time(3, '15:00').typed);
  await hands.press('ControlOrMeta+Enter'); // goes to what is missing
  await expect(desk.form.person('Quirin Sandoval').getByRole('textbox', { name: 'E-mail' })).toBeFocused();
  await hands.type('quirin@example.org');
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.form.part).toBeHidden();
  await costs('newPatient');
  const session = await practice.booked('Quirin Sandoval');
  expect(session.startsAt).toBe(time(3, '15:00').startsAt);
  const create = await practice.createOf('Quirin Sandoval');
  expect(create.body).toContain('412');
  expect(create.body).toContain('40');
});

test('a new patient with packet and deposit, each chosen by hand', async () => {
  await hands.press('ControlOrMeta+N');
  await hands.type('Odalys Brandt');
  await hands.press('Tab');
  await expect(desk.form.when).toBeFocused();
  await hands.type(time(3, '18:00').typed);
  await hands.press('ControlOrMeta+Enter'); // goes to what is missing
  const person = desk.form.person('Odalys Brandt');
  await expect(person.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
  await hands.type('odalys@example.org');
  await hands.press('Tab');
  await hands.press('Tab');
  await expect(person.getByRole('combobox', { name: 'Packet' })).toBeFocused();
  await hands.type('Intake forms');
  await hands.press('Tab');
  await expect(person.getByRole('combobox', { name: /^Service/ })).toBeFocused();
  await hands.type('Intake');
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.form.part).toBeHidden();
  await costs('newPatientByHand');
  const create = await practice.createOf('Odalys Brandt');
  expect(create.body).toContain('412');
  expect(create.body).toContain('25');
});

test('reschedule', async () => {
  await find('Rosa Vega');
  await hands.press('Alt+R');
  await expect(desk.chosen.moveTo).toBeFocused();
  await hands.type(time(2, '16:00').typed);
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.chosen.moveTo).toHaveCount(0);
  await costs('reschedule');
  await expect.poll(async () => (await practice.booked('Rosa Vega')).startsAt).toBe(time(2, '16:00').startsAt);
});

test('cancel, with its effect told, and take it back', async () => {
  await desk.holdFor(60);
  await find('Quirin Sandoval');
  await hands.press('Alt+Delete');
  await expect(desk.chosen.cancelPanel).toContainText('e-mail');
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.chosen.cancelPanel).toHaveCount(0);
  await costs('cancel');
  await expect(desk.page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await hands.press('u');
  await expect(desk.page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await costs('undo');
  await desk.holdFor(0);
  expect((await practice.booked('Quirin Sandoval')).cancelledAt).toBeNull();
});

test('the patient cannot get in: the code, large, and copied', async () => {
  const { participants } = await practice.booked('Rosa Vega');
  const code = String(participants.find((one) => one.name === 'Rosa Vega')?.connectCode ?? '').padStart(9, '0');
  const inThrees = code.replace(/(\d{3})(?=\d)/g, '$1 ');
  await find('Rosa Vega');
  await expect(highlighted()).toContainText(inThrees);
  await costs('code');
  await hands.press('Alt+V');
  await expect(desk.page.getByRole('dialog', { name: 'Read aloud' })).toContainText(inThrees);
  await costs('codeLarge');
  await hands.press('c');
  await expect(desk.page.getByRole('button', { name: /^Copied/ })).toBeVisible();
  await costs('codeCopied');
});

test('add a parent', async () => {
  await chooseWalter();
  await hands.press('p');
  await expect(desk.chosen.panel('Add person').getByRole('combobox', { name: 'Who' })).toBeFocused();
  await hands.type('Benita Vega');
  await hands.press('Tab');
  await hands.type('benita@example.org');
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.chosen.panel('Add person')).toHaveCount(0);
  await costs('addPerson');
  await expect.poll(() => practice.sessionsWith('Benita Vega').length).toBe(1);
});

test('add somebody whom the desk has seen before', async () => {
  await chooseWalter();
  await hands.press('p');
  const who = desk.chosen.panel('Add person').getByRole('combobox', { name: 'Who' });
  await expect(who).toBeFocused();
  await hands.type('Rosa Vega');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Rosa Vega');
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.chosen.panel('Add person')).toHaveCount(0);
  await costs('addKnown');
  await expect
    .poll(() =>
      practice
        .sessionsWith('Walter Finch')
        .some(({ participants }) => participants.some(({ name }) => name === 'Rosa Vega')),
    )
    .toBe(true);
});

/** What stands before a task on a row: the row. */
async function chooseWalter(): Promise<void> {
  await desk.row('Walter Finch').focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('Escape');
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText('Walter Finch');
  hands = await CountedHands.at(desk.page);
}

test('mark as arrived', async () => {
  await chooseWalter();
  await hands.press('a');
  await expect(desk.chosen.part.getByRole('button', { name: /^Arrived/ })).toHaveAttribute('aria-pressed', 'true');
  await costs('arrived');
});

test('the same people next week', async () => {
  await chooseWalter();
  await hands.press('b');
  await expect(desk.form.when).toBeFocused();
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.form.part).toBeHidden();
  await costs('followUp');
  await expect.poll(() => practice.sessionsWith('Walter Finch').length).toBe(3);
});

test('no key waits for the network: a booking, a move and a search while SecureVideo answers nothing', async () => {
  practice.server.faults.add({ do: 'hang', times: null });
  const answered = (): number => practice.server.log.entries.filter((entry) => entry.sent !== null).length;
  const before = answered();
  await hands.press('ControlOrMeta+N');
  await hands.type('Trevor Lane');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Trevor Lane');
  await hands.press('Enter');
  await expect(desk.form.when).toBeFocused();
  await hands.type(time(4, '14:00').typed);
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.form.part).toBeHidden();
  await find('Rosa Vega');
  await hands.press('Alt+R');
  await expect(desk.chosen.moveTo).toBeFocused();
  await hands.type(time(2, '17:00').typed);
  await hands.press('ControlOrMeta+Enter');
  await expect(desk.chosen.moveTo).toHaveCount(0);
  await hands.press('ControlOrMeta+O');
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await hands.spent();
  expect(answered(), 'answers of SecureVideo meanwhile').toBe(before);
});

test('one key too many would have been noticed, and so would a mouse', async () => {
  await hands.press('F6');
  await hands.press('F6');
  const two = await hands.spent();
  expect(() => holds('arrived', two)).toThrow(/Mark as arrived: keys/);
  await desk.page.mouse.click(2, 2);
  await expect(hands.spent()).rejects.toThrow(/no mouse/);
});
