// Reading, through the screens: the whole account, one clinician, one address; users; and what cannot be read.
import { expect, test } from '@playwright/test';
import { Desk } from '../support/desk.ts';
import { openPractice } from '../support/practice.ts';
import type { Practice } from '../support/practice.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  const { account } = practice.server;
  // In the middle of a day wherever the clinic is: half an hour later it is still that day.
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const book = (host: string, name: string, email: string, at: string): void => {
    account.createSession(
      { id: practice.user(host).userId },
      {
        ScheduleTs: `${inAWeek}T${at}:00`,
        Participants: [{ ParticipantFullName: name, ParticipantEmailAddress: email, ShouldAutoDeliverCode: 'E' }],
      },
    );
  };
  book('Dr. Ilse Voss', 'Beth Sandoval', 'beth+visits@example.org', '17:00');
  book('Marcus Bell', 'Beth Sandoval', 'beth+visits@example.org', '18:00');
  book('Marcus Bell', 'Ying Chen', 'chen.family@example.org', '17:00');
  desk = await Desk.connectedTo(practice);
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

test('connecting reads the users and the whole account, each with the keys and nothing else', async () => {
  await expect.poll(() => practice.asked('GET', /^\/user$/).length).toBeGreaterThan(0);
  await expect.poll(() => practice.asked('GET', /^\/session$/).length).toBeGreaterThan(0);
  const others = practice.server.log.entries.filter((entry) => !['/user', '/session'].includes(entry.target));
  expect(others).toEqual([]);
  expect(practice.server.log.entries[0]?.headers['accept']).toBe('application/json');
});

test('every clinician who may host stands in the rail', async () => {
  const rail = desk.page.getByRole('group', { name: 'Clinicians' });
  for (const user of practice.server.account.state.users.filter(({ roles }) => roles.includes('H')))
    await expect(rail.getByRole('button', { name: user.name })).toBeVisible();
});

test('search by a whole e-mail asks SecureVideo for that address, its + encoded, and shows its sessions', async () => {
  const results = await desk.search('beth+visits@example.org');
  const entry = await practice.answered('GET', /participantEmail/);
  expect(entry.target).toBe('/session?participantEmail=beth%2Bvisits%40example.org');
  await expect(results.filter({ hasText: /^.*Beth Sandoval.*Marcus Bell/ })).toHaveCount(1);
  await expect(results.filter({ hasText: /^.*Beth Sandoval.*Dr. Ilse Voss/ })).toHaveCount(1);
  await expect(results.filter({ hasText: 'Ying Chen' })).toHaveCount(0);
});

test('Enter opens the first session found, on its day', async () => {
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toHaveText('Beth Sandoval');
  await expect(desk.row('Ying Chen')).toBeVisible();
});

test('one clinician’s day holds only that clinician’s sessions, and asks nobody', async () => {
  const before = practice.server.log.entries.length;
  await desk.showOnly('Dr. Ilse Voss');
  await expect(desk.row('Ying Chen')).toHaveCount(0);
  await expect(desk.row('Beth Sandoval')).toHaveCount(1);
  await desk.showOnly('All clinicians');
  await expect(desk.row('Ying Chen')).toHaveCount(1);
  expect(practice.server.log.entries.slice(before).filter((entry) => entry.target !== '/session')).toEqual([]);
});

test('a name, a connect code and a part of a number are found on this computer alone', async () => {
  const [session] = practice.sessionsWith('Ying Chen');
  const code = String(session?.participants.find((one) => one.name === 'Ying Chen')?.connectCode);
  const before = practice.asked('GET', /participantEmail/).length;
  for (const text of ['ying', code, `${code.slice(0, 3)} ${code.slice(3, 6)}`]) {
    const results = await desk.search(text);
    await expect(results.filter({ hasText: 'Ying Chen' }).first()).toBeVisible();
    await desk.page.keyboard.press('Escape');
  }
  expect(practice.asked('GET', /participantEmail/)).toHaveLength(before);
});

test('what was booked elsewhere stands in the day after it was read again', async () => {
  const [known] = practice.sessionsWith('Ying Chen');
  practice.server.account.createSession(
    { externalId: 'DR-RAMAN' },
    {
      ScheduleTs: new Date(known!.startsAt + 1_800_000).toISOString().slice(0, 19),
      Participants: [{ ParticipantFullName: 'Kofi Mensah', ShouldAutoDeliverCode: 'N' }],
    },
  );
  await desk.readAgain();
  await expect(desk.row('Kofi Mensah')).toBeVisible();
});

test('the list of an old account is read without loss', async () => {
  practice.server.account.setOptions({ answers: 'oldest', idsAsText: true });
  const reads = practice.asked('GET', /^\/session$/).length;
  await desk.readAgain();
  await expect.poll(() => practice.asked('GET', /^\/session$/).length).toBeGreaterThan(reads);
  for (const name of ['Beth Sandoval', 'Ying Chen', 'Kofi Mensah']) await expect(desk.row(name).first()).toBeVisible();
  await expect(desk.page.getByText('could not be read')).toHaveCount(0);
});
