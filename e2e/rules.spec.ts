// Every rule of a session is shown at the field that breaks it, in plain words, and nothing typed goes when a save fails.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';

import { TEXT_LENGTH_MAX } from '../src-shared/session/limits.ts';
import type { RuleName } from '../src-shared/session/rules.ts';
import { wordsFor } from '../src-shared/session/words.ts';
import { Desk } from './support/desk.ts';
import { choose, describePerson, pick } from './support/people.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { zoneOf } from '../src-shared/time/zones.ts';
import { inZone } from './support/times.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice);
  await desk.nameInCatalogue([{ service: 'Co-pay', id: 88 }]);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

/** Rules that these specs have seen on the screen. */
const seen = new Set<RuleName>();

/** The field is marked, and is described by the words of the rule. */
async function expectShown(field: Locator, rule: RuleName): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(wordsFor(rule).replace(/[.?*+()[\]\\^$|{}]/g, '\\$&')));
  seen.add(rule);
}

async function expectRight(field: Locator): Promise<void> {
  await expect(field).not.toHaveAttribute('aria-invalid');
}

test('an empty form: each field that is missing says so, and the first has the focus', async () => {
  await desk.openForm('New session');
  await desk.form.trySave();
  await expectShown(desk.form.clinician, 'hostMissing');
  await expectShown(desk.form.when, 'timeMissing');
  await expectShown(desk.form.search, 'nobodyInvited');
  await expect(desk.form.clinician).toBeFocused();
  await expect(desk.form.part.getByText('3 things to put right above.')).toBeVisible();
});

test('each goes away as soon as it is put right', async () => {
  await choose(desk.form.clinician, 'Marcus Bell');
  await expectRight(desk.form.clinician);
  await desk.form.when.fill('yesterday 3pm');
  await expect(desk.form.when).toHaveAttribute('aria-invalid', 'true');
  await expect(desk.form.when).toHaveAccessibleDescription(/3:00 pm .*has passed/);
  seen.add('timePassed');
  await desk.form.when.fill(inZone(practice.user('Marcus Bell').zoneId, 1, '14:00').typed);
  await expectRight(desk.form.when);
  await pick(desk.form.search, { name: 'A' });
  await expect(desk.form.search).toHaveCount(0);
});

test('a guest: name, e-mail, number and deposit', async () => {
  const part = desk.form.part;
  const name = part.getByRole('textbox', { name: 'Name' });
  await expectShown(name, 'nameTooShort');
  await name.fill('marcus  bell');
  await expectShown(name, 'nameOfHost');
  await name.fill('x'.repeat(TEXT_LENGTH_MAX + 1));
  await expectShown(name, 'textTooLong');
  await name.fill('Rosa Vega');
  await expectRight(name);

  const email = part.getByRole('textbox', { name: 'E-mail' });
  await expectShown(email, 'emailMissing');
  await email.fill('rosa.vega');
  await expectShown(email, 'emailWrong');
  await email.fill('rosa.vega@example.org');
  await expectRight(email);

  await part.getByRole('radio', { name: 'Text', exact: true }).click();
  const phone = part.getByRole('textbox', { name: 'Text to' });
  await expectShown(phone, 'phoneMissing');
  await phone.fill('555 0142');
  await expectShown(phone, 'phoneWrong');
  await phone.fill('303 555 0142');
  await expectRight(phone);

  const [service, amount] = [
    part.getByRole('combobox', { name: /^Service/ }),
    part.getByRole('textbox', { name: 'Amount in dollars' }),
  ];
  await amount.fill('twenty');
  await expectShown(amount, 'depositWrong');
  await amount.fill('20.00');
  await expectShown(service, 'depositWithoutService');
  await choose(service, 'Co-pay');
  await expectRight(service);
  await amount.fill('');
  await expectShown(amount, 'serviceWithoutDeposit');
  await amount.fill('20.00');
  await expectRight(amount);
});

test('the session’s own: topic and EHR id', async () => {
  await desk.form.openMore();
  await desk.form.topic.fill('x'.repeat(TEXT_LENGTH_MAX + 1));
  await expectShown(desk.form.topic, 'textTooLong');
  await desk.form.topic.fill('Follow-up');
  await desk.form.ehrId.fill('EHR 20410');
  await expectShown(desk.form.ehrId, 'externalIdWrong');
  await desk.form.ehrId.fill('EHR-20410');
  await expectRight(desk.form.ehrId);
});

test('beside each other: two of one name, and a clinician who already leads the session', async () => {
  await desk.form.invite({ name: 'Aisha Rahman', invite: 'None' });
  const second = desk.form.person('Aisha Rahman').getByRole('textbox', { name: 'Name' });
  await second.fill('rosa vega');
  await expectShown(desk.form.part.getByRole('textbox', { name: 'Name' }).nth(1), 'nameTwice');
  await desk.form.part.getByRole('textbox', { name: 'Name' }).nth(1).fill('Aisha Rahman');

  await desk.form.invite({ colleague: 'Hannah Osei' });
  await choose(desk.form.clinician, 'Hannah Osei');
  const part = desk.form.person('Hannah Osei');
  await expect(part.getByRole('alert')).toHaveText(wordsFor('userIsHost'));
  seen.add('userIsHost');
  await choose(desk.form.clinician, 'Marcus Bell');
  await expect(part.getByRole('alert')).toHaveCount(0);
});

test('no rule was left out, but those that the form makes impossible', () => {
  // Only colleagues who are not in the session yet and zones that SecureVideo knows are offered; a typed time has no seconds.
  const impossible: RuleName[] = ['userMissing', 'userTwice', 'secondsNotZero', 'zoneUnknown'];
  const every: Record<RuleName, true> = {
    ...{ hostMissing: true, timeMissing: true, timePassed: true, secondsNotZero: true, nobodyInvited: true },
    ...{ nameTooShort: true, nameTwice: true, nameOfHost: true, userIsHost: true, userTwice: true },
    ...{ userMissing: true, emailMissing: true, emailWrong: true, phoneMissing: true, phoneWrong: true },
    ...{ serviceWithoutDeposit: true, depositWithoutService: true, depositWrong: true },
    ...{ externalIdWrong: true, zoneUnknown: true, textTooLong: true },
  };
  expect([...seen, ...impossible].sort()).toEqual(Object.keys(every).sort());
});

test('until all is right nothing was sent', () => {
  expect(practice.server.log.entries.filter((entry) => entry.method !== 'GET')).toEqual([]);
});

test('SecureVideo does not accept it: its words are shown, and the form opens again with all that was typed', async () => {
  const message = 'The number cannot get messages.';
  practice.server.faults.add({ do: 'status', status: 400, message, match: { method: 'POST', path: '/session' } });
  await desk.form.save();
  await expect(desk.pill).toHaveAccessibleName(/1 needs you/);
  await desk.openOutbox();
  await expect(desk.page.getByRole('complementary', { name: 'Chosen change' })).toContainText(message);
  await desk.page.getByRole('button', { name: 'Correct', exact: true }).click();

  const part = desk.form.part;
  await expect(desk.form.clinician).toHaveValue('Marcus Bell');
  const rosa = desk.form.person('Rosa Vega');
  await expect(rosa.getByRole('textbox', { name: 'Text to' })).toHaveValue('3035550142');
  await expect(rosa.getByRole('combobox', { name: /^Service/ })).toHaveValue('Co-pay');
  await expect(rosa.getByRole('textbox', { name: 'Amount in dollars' })).toHaveValue('20.00');
  await expect(part.getByRole('region', { name: 'Aisha Rahman' })).toBeVisible();
  await expect(part.getByRole('region', { name: 'Hannah Osei' })).toBeVisible();
  await desk.form.openMore();
  await expect(desk.form.topic).toHaveValue('Follow-up');
  await expect(desk.form.ehrId).toHaveValue('EHR-20410');
});

test('corrected and saved it is booked once, with the time as it was typed', async () => {
  await describePerson(desk.form.person('Rosa Vega'), { name: 'Rosa Vega', invite: 'None' });
  await desk.form.save();
  const session = await practice.booked('Rosa Vega');
  expect(session.startsAt).toBe(inZone(practice.user('Marcus Bell').zoneId, 1, '14:00').startsAt);
  expect(session.participants.map((one) => one.name)).toEqual([
    'Marcus Bell',
    'Rosa Vega',
    'Aisha Rahman',
    'Hannah Osei',
  ]);
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
});

test('the panels keep the same rules: to the time it has, to a passed time, and a name that is there', async () => {
  const session = await practice.booked('Rosa Vega');
  const { moveTo } = desk.chosen;
  await desk.chosen.openMove();
  await desk.page.keyboard.press('ControlOrMeta+Enter');
  await expectShown(moveTo, 'timeMissing');
  // A move is read as the day shows the session, and in the zone that is named in the text.
  const { zoneId } = practice.user('Marcus Bell');
  await moveTo.fill(`${inZone(zoneId, 1, '14:00').typed} ${zoneOf(zoneId).short}`);
  await expect(moveTo).toHaveAccessibleDescription(/at this time already/);
  await moveTo.fill('yesterday 9am');
  await expect(moveTo).toHaveAccessibleDescription(/9:00 am .*has passed/);
  await desk.page.keyboard.press('Escape');

  await desk.chosen.part.getByRole('button', { name: 'Add person', exact: true }).click();
  const panel = desk.chosen.panel('Add person');
  await pick(panel.getByRole('combobox', { name: 'Who' }), { name: 'AISHA RAHMAN' });
  await desk.page.keyboard.press('ControlOrMeta+Enter');
  await expectShown(panel.getByRole('textbox', { name: 'Name' }), 'nameTwice');
  await expectShown(panel.getByRole('textbox', { name: 'E-mail' }), 'emailMissing');
  expect(practice.asked('PUT', /./)).toEqual([]);
  expect(practice.asked('POST', /^\/participant/)).toEqual([]);
  expect((await practice.booked('Rosa Vega')).startsAt).toBe(session.startsAt);
});
