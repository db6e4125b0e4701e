// Goal: a guest's zone, invite, address or spelling is changed by keyboard, the patient has one session with the new details,
// and nobody is lost. Method: the practice account is asked what really happened.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { bodyOf, openPractice, personIn } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice({ pinned: true });
  desk = await Desk.connectedTo(practice, { pinned: true });
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

const host = 'Dr. Ilse Voss';
/** Seconds: as long as a hold can be, so that no slow computer lets it run out while a spec still types. */
const HELD = 60;
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key);
};
/** Sessions with this guest that are not cancelled. */
const standing = (name: string) => practice.sessionsWith(name).filter(({ cancelledAt }) => cancelledAt === null);

/** Chooses a session and opens its first guest's details by key. */
async function openChange(name: string): Promise<void> {
  await desk.choose(name);
  await desk.row(name).focus();
  await press('e');
  await expect(desk.chosen.part.getByRole('group', { name: /details$/ })).toBeVisible();
}

test('the only guest: told first, one Enter, booked anew, and the old one cancelled', async () => {
  await desk.book({
    with: host,
    when: 'in 3 hours',
    people: [{ name: 'Ana Ruiz', invite: 'E-mail', email: 'ana@example.org' }],
  });
  await practice.booked('Ana Ruiz');
  await desk.readAgain();
  await openChange('Ana Ruiz');
  const part = desk.chosen.part;
  await expect(part.getByText('Nothing is changed yet.')).toBeVisible();
  await part.getByRole('radio', { name: 'Text' }).press('Space');
  await part.getByRole('textbox', { name: 'Text to' }).fill('303 555 0142');
  await expect(
    part.getByText(/Ana gets a new text invite, at 303 555 0142\. A new session is booked in its place/),
  ).toBeVisible();
  await expect(part.getByText('Ana’s code changes: the old one stops working.')).toBeVisible();
  await judgeBoth(desk.page, 'change-details', { within: '.side' });
  await press('Enter');
  await expect
    .poll(() => practice.sessionsWith('Ana Ruiz').map(({ cancelledAt }) => cancelledAt === null))
    .toEqual([false, true]);
  const [session] = standing('Ana Ruiz');
  if (!session) throw new Error('unreachable');
  expect(personIn(session, 'Ana Ruiz')).toMatchObject({ delivery: 'S', phone: '3035550142' });
  expect(practice.told(session).map(({ about }) => about)).toEqual(['invitation']);
  await expect(part.getByRole('button', { name: 'Read aloud for Ana Ruiz' })).toBeVisible();
});

test('one of two: the other keeps the code', async () => {
  const people = [
    { name: 'Ben Cole', invite: 'E-mail' as const, email: 'ben@example.org' },
    { name: 'Eva Cole', invite: 'None' as const },
  ];
  await desk.book({ with: host, when: 'in 5 hours', people });
  const session = await practice.booked('Ben Cole');
  const code = personIn(session, 'Eva Cole').connectCode;
  await desk.readAgain();
  await openChange('Ben Cole');
  await desk.chosen.part.getByRole('textbox', { name: 'E-mail' }).fill('ben.cole@example.org');
  await expect(desk.chosen.part.getByText('The others and their codes stay.')).toBeVisible();
  await press('Enter');
  await expect
    .poll(() => standing('Ben Cole')[0]?.participants.find(({ name }) => name === 'Ben Cole')?.email)
    .toBe('ben.cole@example.org');
  expect(standing('Ben Cole').map(({ sessionId }) => sessionId)).toEqual([session.sessionId]);
  expect(personIn(session, 'Eva Cole').connectCode).toBe(code);
});

test('the new session is not accepted: the old one stays, and the desk is told so', async () => {
  await desk.book({ with: host, when: 'in 4 hours', people: [{ name: 'Omar Haddad', invite: 'None' }] });
  const first = await practice.booked('Omar Haddad');
  await desk.readAgain();
  practice.server.faults.add({
    do: 'status',
    status: 400,
    message: 'The host is not available.',
    match: { method: 'POST', path: '/session' },
  });
  await openChange('Omar Haddad');
  await desk.chosen.part.getByRole('radio', { name: 'E-mail' }).press('Space');
  await desk.chosen.part.getByRole('textbox', { name: 'E-mail' }).fill('omar@example.org');
  await press('Enter');
  // The outbox gives the focus to what needs a person at the moment that it is opened.
  await expect(desk.pill).toContainText('1 needs you');
  await desk.openOutbox();
  const item = desk.outboxItems.filter({ hasText: 'Change Omar Haddad: book a new session' });
  await expect(desk.page.getByText(/The old session stays booked until the new one is there\./)).toBeVisible();
  await judgeBoth(desk.page, 'change-refused');
  await item
    .getByRole('button', { name: /Discard/ })
    .first()
    .press('Enter');
  await expect(desk.page.getByText('Change Omar Haddad: cancel the old session')).toBeVisible();
  await desk.backToDay();
  expect(standing('Omar Haddad').map(({ sessionId }) => sessionId)).toEqual([first.sessionId]);
});

test('taken back within the hold, what was typed is there to go on with', async () => {
  await desk.holdFor(HELD);
  await openChange('Ana Ruiz');
  await desk.chosen.part.getByRole('textbox', { name: 'Text to' }).fill('303 555 0177');
  await press('Enter');
  await expect(desk.page.getByRole('button', { name: /Undo/ })).toBeVisible();
  await press('u');
  await expect(desk.chosen.part.getByText('You began to change a person’s details.')).toBeVisible();
  await desk.chosen.part.getByRole('button', { name: 'Go on' }).press('Enter');
  await expect(desk.chosen.part.getByRole('textbox', { name: 'Text to' })).toHaveValue('3035550177');
  await desk.chosen.part.getByRole('button', { name: 'Leave it' }).press('Enter');
  expect(standing('Ana Ruiz')).toHaveLength(1);
});

test('a session that still waits: a person added, one removed, one changed, and one booking goes out with all of it', async () => {
  await desk.holdFor(HELD);
  const people = [
    { name: 'Lena Park', invite: 'None' as const },
    { name: 'Tom Park', invite: 'None' as const },
  ];
  await desk.book({ with: host, when: 'in 6 hours', people });
  await desk.choose('Lena Park');
  await desk.row('Lena Park').focus();
  await press('p');
  const adding = desk.chosen.panel('Add person');
  await adding.getByRole('combobox', { name: 'Who' }).fill('Mia Park');
  await press('Tab');
  await adding.getByRole('radio', { name: 'None' }).press('Space');
  await press('Control+Enter');
  // A panel that still saves would be closed under the next one.
  await expect(adding).toBeHidden();
  await expect(desk.chosen.part.getByRole('button', { name: 'Remove Mia Park' })).toBeVisible();
  await desk.chosen.part.getByRole('button', { name: 'Remove Tom Park' }).press('Enter');
  const removing = desk.chosen.panel(/^Remove Tom Park/);
  await removing.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(removing).toBeHidden();
  await expect(desk.chosen.part.getByRole('button', { name: 'Remove Tom Park' })).toHaveCount(0);
  await openChange('Lena Park');
  await expect(desk.chosen.part.getByText('Nothing is changed yet.')).toBeVisible();
  await desk.chosen.part.getByRole('textbox', { name: 'Name' }).fill('Lena Parker');
  await expect(desk.chosen.part.getByText('It has not been booked yet')).toBeVisible();
  expect(practice.asked('POST', /^\/session\//).filter(({ body }) => body.includes('Park'))).toEqual([]);
  // Only the last save decides how long the booking is still held.
  await desk.holdFor(0);
  await press('Enter');
  await expect(desk.row('Lena Parker')).toBeVisible();
  const create = await practice.createOf('Lena Parker');
  const sent = bodyOf(create)['Participants'] as readonly { ParticipantFullName: string }[];
  expect(sent.map((one) => one.ParticipantFullName)).toEqual(['Lena Parker', 'Mia Park']);
  expect(practice.asked('POST', /^\/session\//).filter(({ body }) => body.includes('Park'))).toHaveLength(1);
});
