// What the outbox asks, answered by keyboard alone: changed elsewhere, saved differently, not to be told from here. The practice
// account changes behind the desk's back and is asked for the truth; the screen is asked what it says of the patient meanwhile.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import { formatScheduleTs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice, PracticeSetup } from './support/practice.ts';
import { inZone } from './support/times.ts';
import type { TypedTime } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';

let practice: Practice;
let desk: Desk;

async function begin(options: PracticeSetup['options'] = {}): Promise<void> {
  practice = await openPractice({ options });
  desk = await Desk.connectedTo(practice);
}
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await practice.close();
});

const tomorrow = (time: string): TypedTime => inZone(practice.user(HOST).zoneId, 1, time);
const item = (name: string): Locator => desk.outboxItems.filter({ hasText: name });
const side = (name: string, title: string): Locator => item(name).getByRole('group', { name: title });
const known = (): Locator => desk.chosen.part.locator('.knows');

async function book(name: string, time: string, invite: 'E-mail' | 'None' = 'E-mail'): Promise<void> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  const person = invite === 'None' ? { name, invite } : { name, email };
  await desk.book({ with: HOST, when: tomorrow(time).typed, people: [person] });
}

async function cutLine(): Promise<void> {
  await practice.server.setLine({ down: true, how: 'refuse' });
  await desk.readAgain();
  await expect(desk.pill).toContainText('Offline');
}

/** A move of this desk's that waits, while somebody else moves the same session. */
async function moveBehindItsBack(name: string, ours: string, theirs: string): Promise<void> {
  const { sessionId } = await practice.booked(name);
  await desk.readAgain();
  await desk.choose(name);
  await cutLine();
  await desk.chosen.reschedule(tomorrow(ours).typed);
  await expect(known()).toContainText('knows the old time at most. It has not gone out.');
  practice.server.account.rescheduleSession(
    { id: sessionId },
    { ScheduleTs: formatScheduleTs(tomorrow(theirs).startsAt) },
  );
  await practice.server.setLine({ down: false });
  await expect(desk.pill).toContainText('1 needs you', { timeout: 40_000 });
}

/** Tab until the button has the focus, then Enter: as somebody without a mouse does. */
async function pressByKeyboard(button: Locator): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await desk.page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await desk.page.keyboard.press('Enter');
}

function startOf(name: string): number | undefined {
  return practice.sessionsWith(name)[0]?.startsAt;
}

test('moved by somebody else: both stand side by side, and "send mine" sends ours once', async () => {
  await begin();
  await book('Maria Soto', '09:00');
  await moveBehindItsBack('Maria Soto', '11:00', '10:00');
  expect(startOf('Maria Soto')).toBe(tomorrow('10:00').startsAt);

  await desk.openOutbox();
  await expect(side('Maria Soto', 'SecureVideo has')).toContainText(/seen at \d/);
  await expect(item('Maria Soto').first()).toContainText('not by this desk');
  await expect(side('Maria Soto', 'If you send yours')).toContainText('Maria gets an e-mail with the new time.');
  await pressByKeyboard(item('Maria Soto').getByRole('button', { name: 'Send mine' }));
  await expect.poll(() => startOf('Maria Soto')).toBe(tomorrow('11:00').startsAt);
  await expect(desk.page.getByRole('main')).toContainText('Delivered today');
  const moves = practice.asked('PUT', /^\/session\//);
  expect(moves).toHaveLength(1);

  await desk.backToDay();
  await desk.choose('Maria Soto');
  await expect(known()).toContainText('SecureVideo was asked to e-mail Maria the new time, ');
});

test('moved by somebody else: "keep theirs" sends nothing', async () => {
  await begin();
  await book('Maria Soto', '09:00');
  await moveBehindItsBack('Maria Soto', '11:00', '10:00');
  await desk.openOutbox();
  await pressByKeyboard(item('Maria Soto').getByRole('button', { name: 'Keep theirs' }));
  await expect(item('Maria Soto').getByRole('button', { name: 'Send mine' })).toBeHidden();
  expect(startOf('Maria Soto')).toBe(tomorrow('10:00').startsAt);
  expect(practice.asked('PUT', /^\/session\//)).toEqual([]);
});

test('moved by somebody else: another time, typed in the session, stands in for the one that asked', async () => {
  await begin();
  await book('Maria Soto', '09:00');
  await moveBehindItsBack('Maria Soto', '11:00', '10:00');
  await desk.openOutbox();
  await pressByKeyboard(item('Maria Soto').getByRole('button', { name: 'Choose another time' }));
  await expect(desk.chosen.moveTo).toBeVisible();
  await desk.chosen.moveTo.fill(tomorrow('12:00').typed);
  await desk.page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => startOf('Maria Soto')).toBe(tomorrow('12:00').startsAt);
  await expect(desk.pill).not.toContainText('needs you');
  expect(practice.asked('PUT', /^\/session\//)).toHaveLength(1);
});

test('saved differently: asked and kept side by side, and it may be left so', async () => {
  await begin({ mayRecord: false });
  const person = { name: 'Rosa Vega', email: 'rosa@example.org' };
  await desk.book({ with: HOST, when: tomorrow('08:00').typed, people: [person], recorded: true });
  await expect(desk.pill).toContainText('1 needs you');
  await desk.choose('Rosa Vega');
  await expect(known()).toContainText('SecureVideo saved it differently: look before you promise Rosa anything.');
  await desk.chosen.part.getByRole('button', { name: 'Decide' }).click();
  await expect(side('Rosa Vega', 'You asked')).toContainText('Recorded Yes');
  await expect(side('Rosa Vega', 'SecureVideo has')).toContainText('Recorded No');
  await pressByKeyboard(item('Rosa Vega').getByRole('button', { name: 'Leave it so' }));
  await expect(desk.pill).not.toContainText('needs you');
});

test('whether it arrived cannot be told: it says what to look for, and "it did not arrive" sends once more', async () => {
  await begin({ answers: 'oldest' }); // such an account gives no ids back
  await book('Walter Finch', '08:00');
  await practice.booked('Walter Finch');
  practice.server.faults.add({ do: 'dropBefore', match: { method: 'POST', path: '/session' } });
  await book('Mai Tran', '10:00');
  await expect(desk.pill).toContainText('1 needs you', { timeout: 40_000 });
  expect(practice.sessionsWith('Mai Tran')).toEqual([]);

  await desk.openOutbox();
  await item('Mai Tran')
    .getByRole('button', { name: /^New session/ })
    .click();
  const story = desk.page.getByRole('complementary', { name: 'Chosen change' });
  await expect(story).toContainText('Look at SecureVideo for');
  await expect(story).toContainText('Mai Tran');
  await expect(story).toContainText('If a session for Mai is there, it arrived.');
  await pressByKeyboard(item('Mai Tran').getByRole('button', { name: 'It did not arrive: send it' }));
  await practice.booked('Mai Tran');
  expect(practice.asked('POST', /^\/session\//)).toHaveLength(3);
});

test('what the patient knows: nothing yet, then what SecureVideo was asked to do, or what the desk tells', async () => {
  await begin();
  await desk.readAgain();
  await cutLine();
  await book('Rosa Vega', '08:00');
  await desk.choose('Rosa Vega');
  await expect(known()).toHaveText('Not sent yet: tell Rosa yourself.');
  await expect(desk.row('Rosa Vega')).toContainText('not invited yet');
  await book('Tom Reed', '09:00', 'None');
  await desk.choose('Tom Reed');
  await expect(known()).toHaveText('Not booked yet: there is no code to tell Tom.');

  await practice.server.setLine({ down: false });
  await expect(known()).toHaveText('Tom gets no message: tell Tom the time and the code yourself.', {
    timeout: 40_000,
  });
  await desk.choose('Rosa Vega');
  await expect(known()).toContainText(/^SecureVideo was asked to e-mail Rosa, \d/);
  expect(practice.told(await practice.booked('Rosa Vega')).map((notice) => notice.about)).toEqual(['invitation']);
});
