// Meet Now, and a session that is moved to now, through the screens: SecureVideo is told null, and answers with its own second.
import { expect, test } from '@playwright/test';
import { minuteMs } from '../../src-shared/time/utc.ts';
import { Desk } from '../support/desk.ts';
import { bodyOf, openPractice, personIn } from '../support/practice.ts';
import type { Practice } from '../support/practice.ts';
import { inZone } from '../support/times.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

test('Meet Now: ScheduleTs is there, and null', async () => {
  await desk.book({ with: 'Marcus Bell', when: 'now', people: [{ name: 'Trevor Lane', email: 'trevor@example.org' }] });
  const entry = await practice.createOf('Trevor Lane');
  expect(entry.body).toContain('"ScheduleTs":null');
  expect(Object.keys(bodyOf(entry))).toHaveLength(5);
  const session = await practice.booked('Trevor Lane');
  expect(Math.abs(session.startsAt - session.createdAt)).toBeLessThan(1000);
  expect(practice.told(session)).toMatchObject([{ about: 'invitation', to: 'trevor@example.org' }]);
});

test('the code to read out stands at the side, with no key pressed', async () => {
  const code = String(personIn(await practice.booked('Trevor Lane'), 'Trevor Lane').connectCode).padStart(9, '0');
  await expect.poll(() => desk.chosen.codes()).toContain(code);
});

test('a Meet Now is never sent twice', async () => {
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  expect(practice.asked('POST', /^\/session\//)).toHaveLength(1);
});

test('a session moved to now: one PUT with null, by SessionId; the codes stay', async () => {
  const when = inZone(practice.user('Dr. Ilse Voss').zoneId, 1, '16:30');
  await desk.book({ with: 'Dr. Ilse Voss', when: when.typed, people: [{ name: 'Noah Lindqvist', invite: 'None' }] });
  const booked = structuredClone(await practice.booked('Noah Lindqvist'));
  await desk.chosen.rescheduleToNow();

  const entry = await practice.answered('PUT', /^\/session\//);
  expect(entry).toMatchObject({ target: `/session/${booked.sessionId}`, body: '{"ScheduleTs":null}', sent: 200 });
  const moved = await practice.booked('Noah Lindqvist');
  expect(Math.abs(moved.startsAt - entry.at)).toBeLessThan(minuteMs);
  expect(moved.participants.map((one) => one.connectCode)).toEqual(booked.participants.map((one) => one.connectCode));
});

test('it stands in today’s rows at once', async () => {
  await desk.page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(desk.row('Noah Lindqvist')).toBeVisible();
  await expect(desk.row('Trevor Lane')).toBeVisible();
});
