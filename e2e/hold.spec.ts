// Taking back what was just saved: for a few seconds one key does it, from wherever the focus is, and nothing has left this
// computer. The practice account is asked whether anything ever reached it.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
/** Long enough that no slow computer lets it run out under a spec. */
const LONG = 60;

let practice: Practice;
let desk: Desk;
test.beforeEach(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice, { holdSeconds: LONG });
});
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await practice.close();
});

const writes = (): readonly string[] =>
  practice.server.log.entries.filter(({ method }) => method !== 'GET').map(({ method }) => method);
const toast = (): Locator => desk.page.getByRole('status').filter({ hasText: 'Saved. It goes out in' });
const taken = (): Locator => desk.page.getByRole('status').filter({ hasText: 'Taken back, and nothing was sent' });

function tomorrow(time: string): string {
  return inZone(practice.user(HOST).zoneId, 1, time).typed;
}

async function book(name: string, time: string): Promise<void> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  await desk.book({ with: HOST, when: tomorrow(time), topic: 'Follow-up', people: [{ name, email, ehrId: 'E-7' }] });
}

test('U brings a booking back into the form with all that was typed; saved again, it is booked once', async () => {
  await book('Rosa Vega', '09:00');
  await expect(toast()).toContainText('U or Ctrl Z takes it back.');
  await expect(desk.row('Rosa Vega')).toBeFocused();
  await desk.page.keyboard.press('u');
  await expect(taken()).toContainText('All you typed is in the form again.');
  await expect(desk.form.clinician).toHaveValue(HOST);
  await expect(desk.form.when).toHaveValue(/, 9:00 am$/);
  await expect(desk.form.person('Rosa Vega').getByRole('textbox', { name: 'E-mail' })).toHaveValue('rosa@example.org');
  await desk.form.openMore();
  await expect(desk.form.topic).toHaveValue('Follow-up');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  expect(writes()).toEqual([]);

  await desk.holdFor(0);
  await desk.form.save();
  await practice.booked('Rosa Vega');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  expect(writes()).toEqual(['POST']);
});

test('in a field Ctrl Z takes back typing and U is a letter; elsewhere Ctrl Z takes back the newest change, then the one before', async () => {
  await book('Rosa Vega', '09:00');
  await book('Walter Finch', '10:00');
  await desk.openForm('New session');
  await desk.form.search.fill('Carl');
  await desk.page.keyboard.type('u');
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await expect(desk.form.search).toBeFocused();
  await expect(taken()).toHaveCount(0);
  await desk.form.search.fill('');
  await desk.backToDay();

  await desk.openOutbox();
  await expect(desk.outboxItems).toHaveCount(2);
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await expect(desk.form.person('Walter Finch')).toBeVisible();
  await desk.backToDay();
  await desk.page.keyboard.press('ControlOrMeta+Z');
  await expect(desk.form.person('Rosa Vega')).toBeVisible();
  expect(writes()).toEqual([]);
});

test('a move and a cancel are simply taken back, and it is said; the session stays as it was', async () => {
  await desk.holdFor(0);
  await book('Rosa Vega', '09:00');
  const { startsAt, sessionId } = await practice.booked('Rosa Vega');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  await desk.holdFor(LONG);
  const session = await desk.choose('Rosa Vega');

  await session.reschedule(tomorrow('15:00'));
  await expect(toast()).toHaveCount(1);
  await expect(desk.row('Rosa Vega')).toContainText('old time known');
  await desk.page.keyboard.press('u');
  await expect(taken()).toContainText('Move Rosa Vega to');
  await expect(desk.row('Rosa Vega')).not.toContainText('old time known');

  await session.cancel();
  await desk.page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(taken()).toContainText('Cancel Rosa Vega');
  await expect(session.part.getByRole('button', { name: 'Cancel session', exact: true })).toBeVisible();
  expect(writes()).toEqual(['POST']);
  expect(practice.sessionsWith('Rosa Vega')).toMatchObject([{ sessionId, startsAt, cancelledAt: null }]);
});

test('a Meet Now goes out at once, and there is nothing to take back', async () => {
  await desk.book({ with: HOST, when: 'now', people: [{ name: 'Carol Diaz', email: 'carol@example.org' }] });
  await practice.booked('Carol Diaz');
  await expect(toast()).toHaveCount(0);
});

test('the power goes while a change is held: it is held anew, and goes out by itself, once', async () => {
  // Longer than a slow computer takes from the save to the cut, and from the start to what its pill says.
  await desk.holdFor(8);
  await book('Rosa Vega', '09:00');
  const before = desk;
  await desk.running.app.kill9();
  expect(writes()).toEqual([]);
  desk = await Desk.open({ dataFolder: before.running.app.dataFolder });
  await expect(desk.pill).toContainText('1 waiting');
  await practice.booked('Rosa Vega');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  expect(writes()).toEqual(['POST']);
  await before.cleanUp();
});

test('the setting counts from the next save on', async () => {
  await desk.page.keyboard.press('ControlOrMeta+,');
  await desk.page.getByRole('button', { name: 'Look and shortcuts' }).click();
  await desk.page.getByRole('radio', { name: 'At once' }).click();
  await desk.backToDay();
  await book('Rosa Vega', '09:00');
  await practice.booked('Rosa Vega');
  await expect(toast()).toHaveCount(0);
});
