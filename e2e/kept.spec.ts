// What is typed survives the end of the app, however sudden: it is typed, the process is killed, and started again on its folder.
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
    { service: 'Co-pay', id: 88 },
  ]);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await first.cleanUp();
  await practice.close();
});

/** The process ends as by a power cut, and is started again. */
async function killAndStart(): Promise<void> {
  await desk.running.app.kill9();
  desk = await Desk.open({ dataFolder: first.running.app.dataFolder });
}

/** Waits until the disk has what was typed into the panel of the chosen session. */
async function keptInPanel(text: string): Promise<void> {
  const localId = await desk.agenda.locator('[aria-current="true"]').getAttribute('data-id');
  const kept = (): Promise<string> =>
    desk.page.evaluate(async (id) => {
      const answer = await window.desk.call('draft.ask', { localId: id });
      return answer.ok ? (answer.value?.fields ?? '') : '';
    }, localId ?? '');
  await expect.poll(kept, { message: 'the kept panel' }).toContain(text);
}

const tomorrow = (): ReturnType<typeof inZone> => inZone('Mountain Standard Time', 1, '15:00');

test('a whole form, to the last field, and it stands open again', async () => {
  await desk.openForm('New session');
  await desk.form.fill({
    with: 'Dr. Ilse Voss',
    when: tomorrow().typed,
    topic: 'Follow-up after the holidays',
    recorded: true,
    ehrId: 'EHR-777',
    people: [
      {
        name: 'Trevor Lane',
        invite: 'Text',
        email: 'trevor.lane@example.org',
        phone: '646 555 0143',
        zone: 'Eastern, New York',
        packet: 'Intake forms',
        service: 'Co-pay',
        deposit: '37.50',
        ehrId: 'MRN-1042',
      },
      { colleague: 'Hannah Osei' },
    ],
  });
  await desk.form.part.getByRole('button', { name: 'Add another person' }).click();
  await desk.form.search.pressSequentially('Aish');
  await expect(desk.form.part.getByText('Draft kept')).toBeVisible();
  await killAndStart();

  await expect(desk.form.part).toBeVisible();
  await expect(desk.form.clinician).toHaveValue('Dr. Ilse Voss');
  await expect(desk.form.part.getByRole('textbox', { name: 'When', exact: true })).toHaveAccessibleDescription(
    /3:00 pm/,
  );
  const trevor = desk.form.person('Trevor Lane');
  await expect(trevor.getByRole('radio', { name: 'Text' })).toBeChecked();
  await expect(trevor.getByRole('textbox', { name: 'Text to' })).toHaveValue('646 555 0143');
  await expect(trevor.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Eastern, New York');
  await expect(trevor.getByRole('combobox', { name: 'Packet' })).toHaveValue('Intake forms');
  await expect(trevor.getByRole('combobox', { name: /^Service/ })).toHaveValue('Co-pay');
  await expect(trevor.getByRole('textbox', { name: 'Amount in dollars' })).toHaveValue('37.50');
  await trevor.getByRole('button', { name: /^More about/ }).click();
  await expect(trevor.getByRole('textbox', { name: 'E-mail' })).toHaveValue('trevor.lane@example.org');
  await expect(trevor.getByRole('textbox', { name: 'EHR id' })).toHaveValue('MRN-1042');
  await expect(desk.form.person('Hannah Osei')).toBeVisible();
  await expect(
    desk.form.part.getByRole('region').filter({ hasText: 'Aish' }).or(desk.form.person('Aish')),
  ).not.toHaveCount(0);
  await desk.form.openMore();
  await expect(desk.form.topic).toHaveValue('Follow-up after the holidays');
  await expect(desk.form.part.getByRole('switch', { name: 'Recorded' })).toBeChecked();
  await expect(desk.form.ehrId).toHaveValue('EHR-777');
});

test('nothing of it was sent, and saved now it is one booking at the time that was typed', async () => {
  expect(practice.server.log.entries.filter((entry) => entry.method !== 'GET')).toEqual([]);
  await desk.form.part.getByRole('button', { name: /^(Remove Aish|Invite nobody else)$/ }).click();
  await desk.form.trySave();
  await expect(desk.form.part).toBeHidden();
  const session = await practice.booked('Trevor Lane');
  expect(session.startsAt).toBe(tomorrow().startsAt);
  expect(session.participants.map((one) => one.name)).toEqual(['Dr. Ilse Voss', 'Trevor Lane', 'Hannah Osei']);
});

test('a saved form does not come back', async () => {
  await killAndStart();
  await expect(desk.page.getByRole('main')).toBeVisible();
  await expect(desk.chosen.part).toBeVisible();
  await expect(desk.form.part).toHaveCount(0);
  expect(practice.sessionsWith('Trevor Lane')).toHaveLength(1);
});

/** Shows the day of the booked session and chooses it. */
async function chooseTrevor(): Promise<void> {
  const results = await desk.search('Trevor');
  await results.filter({ hasText: 'Dr. Ilse Voss' }).first().click();
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText('Trevor Lane');
}

test('the reschedule panel: what was typed stands in it again', async () => {
  await chooseTrevor();
  await desk.chosen.openMove();
  await desk.chosen.moveTo.pressSequentially('thu 4:1');
  await keptInPanel('thu 4:1');
  await killAndStart();
  await chooseTrevor();
  await desk.chosen.part.getByRole('button', { name: 'Reschedule' }).click();
  await expect(desk.chosen.moveTo).toHaveValue('thu 4:1');
});

test('left on purpose, it is gone', async () => {
  await desk.chosen.panel('Move to').getByRole('button', { name: 'Leave it' }).click();
  await killAndStart();
  await chooseTrevor();
  await desk.chosen.part.getByRole('button', { name: 'Reschedule' }).click();
  await expect(desk.chosen.moveTo).toHaveValue('');
  await desk.page.keyboard.press('Escape');
});

test('the panel of a person to be added', async () => {
  await desk.chosen.part.getByRole('button', { name: 'Add person', exact: true }).click();
  const search = desk.chosen.panel('Add person').getByRole('combobox', { name: 'Who' });
  await search.fill('Rosa Vega');
  await search.press('Tab');
  const email = desk.chosen.panel('Add person').getByRole('textbox', { name: 'E-mail' });
  await email.fill('rosa.ve');
  await keptInPanel('rosa.ve');
  await killAndStart();
  await chooseTrevor();
  await desk.chosen.part.getByRole('button', { name: 'Add person', exact: true }).click();
  await expect(desk.chosen.panel('Add person').getByRole('textbox', { name: 'E-mail' })).toHaveValue('rosa.ve');
  await expect(desk.chosen.panel('Add person').getByRole('textbox', { name: 'Name' })).toHaveValue('Rosa Vega');
});

test('all the while SecureVideo heard of one booking and nothing else', () => {
  const writes = practice.server.log.entries.filter((entry) => entry.method !== 'GET');
  expect(writes.map((entry) => entry.method)).toEqual(['POST']);
});
