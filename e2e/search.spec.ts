// The search with the phone in the other hand: everything by keys, from anywhere, in every state that it has; axe judges each.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import type { DeskBridge } from '../src-shared/contract/calls.ts';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';

// One desk for all, so that a picture does not depend on which worker took it.
test.describe.configure({ mode: 'default' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice({ pinned: true, beginning: 'day' });
  desk = await Desk.connectedTo(practice, { pinned: true });
  await desk.page.setViewportSize({ width: 1280, height: 800 });
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
const palette = (): Locator => desk.page.getByRole('dialog', { name: 'Find anyone' });
const options = (): Locator => palette().getByRole('option');
const highlighted = (): Locator => palette().getByRole('option', { selected: true });
const field = (): Locator => palette().getByRole('combobox', { name: 'Find anyone' });

/** Opens the search by its key and types as a person does. */
async function find(text: string): Promise<void> {
  await press('ControlOrMeta+K');
  await expect(field()).toBeFocused();
  await desk.page.keyboard.type(text);
}

async function closed(): Promise<void> {
  await press('Escape');
  await expect(palette()).toHaveCount(0);
}

test('before anything is typed: who is next today, and every command with its key', async () => {
  await find('');
  await expect(palette().getByText('Now and next')).toBeVisible();
  await expect(options().filter({ hasText: 'New session' }).locator('kbd')).toHaveText('N');
  await judgeBoth(desk.page, 'search-empty');
  await closed();
});

test('a name with slips, four digits, a code in threes, an EHR id: the person or the session comes first', async () => {
  const code = practice
    .sessionsWith('Trevor Lane')
    .find((one) => one.startsAt > pinnedNow())
    ?.participants.find((one) => one.name === 'Trevor Lane')?.connectCode;
  const inThrees = String(code ?? '')
    .padStart(9, '0')
    .replace(/(\d{3})(?=\d)/g, '$1 ');
  for (const text of ['trevr lain', '0143', inThrees, 'mrn-1042']) {
    await find(text);
    await expect(highlighted(), text).toContainText('Trevor Lane');
    if (text === 'trevr lain') await judgeBoth(desk.page, 'search-slips');
    await closed();
  }
  await find('quirin 0143');
  await expect(palette().getByText('Nobody like')).toBeVisible();
  await closed();
});

test('what was typed in a form stays, also when the search is opened from its field', async () => {
  await press('n');
  await expect(desk.form.search).toBeFocused();
  await desk.page.keyboard.type('Nora Lind');
  await find('rosa');
  await expect(options().first()).toContainText('Rosa');
  await closed();
  await expect(desk.form.part).toContainText('Nora Lind');
  await expect(desk.form.part.locator(':focus')).toHaveCount(1);
  await press('Escape');
  await press('Escape');
});

test('every action works on the highlighted session, by the keys of the day', async () => {
  await find('trevor lane');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('Alt+r');
  await expect(desk.page.locator('.ask')).toBeVisible();
  await expect(desk.page.locator('.ask')).toContainText('Trevor');
  await press('Escape');

  await find('trevor lane');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('Tab');
  await expect(palette().getByRole('button', { name: /Copy code/ })).toBeFocused();
  await press('c');
  await expect(desk.page.getByText('Code of Trevor Lane copied, for a minute.')).toBeVisible();

  await find('trevor lane');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('Alt+m');
  await expect(desk.page.getByRole('heading', { name: 'Meet Now' })).toBeVisible();
  await expect(desk.form.part).toContainText('Trevor Lane');
  await press('Escape');
  await press('Escape');

  await find('trevor lane');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('Alt+v');
  await expect(palette()).toHaveCount(0);
  await expect(desk.page.getByRole('dialog')).toContainText(/\d{3} \d{3} \d{3}/);
  await press('Escape');
});

test('marks and the invite by the keys of the day, and for a person those of the next session', async () => {
  await press('t');
  await find('trevor lane');
  await expect(highlighted()).toContainText('Today');
  await press('Alt+a');
  await expect(desk.page.getByText(/Trevor Lane.* marked as arrived\.$/)).toBeVisible();
  await expect(palette()).toHaveCount(0);

  await find('trevor lane');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('Tab');
  await press('i');
  await expect(desk.page.getByText('Invite of Trevor Lane copied, for a minute.')).toBeVisible();

  await find('trevor lane');
  await options()
    .filter({ has: desk.page.locator('.avatar'), hasText: 'Trevor Lane' })
    .first()
    .hover();
  await expect(palette().getByText(/^(Next|Now): Today, /)).toBeVisible();
  await press('Alt+r');
  await expect(desk.page.locator('.ask')).toContainText('Trevor');
  await press('Escape');
});

test('a command typed in full comes first; F1 opens the sheet of keys over the search, and Esc gives it back', async () => {
  await find('settings');
  await expect(highlighted()).toContainText('Settings');
  await press('F1');
  const sheet = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('In Find anyone')).toBeVisible();
  await press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(field()).toBeFocused();
  await expect(field()).toHaveValue('settings');
  await closed();
});

test('what comes in from elsewhere is shown where it stands, and the highlight stays', async () => {
  await find('trevor lane');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('ArrowDown');
  const before = await highlighted().innerText();
  const answer = await desk.page.evaluate(() =>
    (window as never as { desk: DeskBridge }).desk.call('search.local', { text: 'trevor lane' }),
  );
  const sessions = answer.ok ? answer.value.sessions.map(({ session }) => session) : [];
  const at = sessions.findIndex(
    ({ startsAt, participants }, place) =>
      place !== 1 && startsAt > pinnedNow() && participants.every((one) => one.connectedAt === null),
  );
  const trevor = sessions[at]?.participants.find((one) => one.name === 'Trevor Lane');
  practice.server.account.connect(trevor?.participationId ?? 0);
  await desk.page.evaluate(() => (window as never as { desk: DeskBridge }).desk.call('day.refresh'));
  await expect(options().nth(at)).toContainText(/joined/i);
  expect(await highlighted().innerText()).toBe(before);
  await closed();
});

test('an address asks both at once; each result says who told it and when, and the highlight stays where it is', async () => {
  await find('trevor.lane@example.org');
  await expect(highlighted()).toContainText('Trevor Lane');
  const before = await highlighted().innerText();
  await expect(options().first()).toContainText(/\d session/, { timeout: 30_000 });
  await expect(highlighted()).toContainText('SecureVideo, now');
  expect((await highlighted().innerText()).split('\n')[0]).toBe(before.split('\n')[0]);
  await judgeBoth(desk.page, 'search-email');
  await press('Enter');
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText('Trevor Lane');
});

test('nobody: what was searched and what to do next; Enter begins with a new patient of that name', async () => {
  await find('Quirin Zabel');
  await expect(palette().getByText('Nobody like “Quirin Zabel” on this computer.')).toBeVisible();
  await judgeBoth(desk.page, 'search-nobody');
  await press('Enter');
  await expect(desk.form.part.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Quirin Zabel');
  await press('Escape');
  await press('Escape');
});

test('half a name makes nobody: Ctrl Enter books for who is highlighted, and a new patient is a row of its own', async () => {
  const name = desk.form.part.getByRole('textbox', { name: 'Name', exact: true });
  const caret = (): Promise<unknown> => name.evaluate((field) => (field as HTMLInputElement).selectionStart);
  await find('trev');
  await expect(highlighted()).toContainText('Trevor Lane');
  await press('ControlOrMeta+Enter');
  await expect(desk.form.person('Trevor Lane')).toBeVisible();
  await expect(name).toHaveValue('Trevor Lane');
  await press('Escape');
  await press('Escape');

  await find('trev');
  await options().filter({ hasText: 'New patient “trev”…' }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('trev');
  expect(await caret()).toBe(4);
  await press('Escape');
  await press('Escape');

  await press('ControlOrMeta+N');
  await expect(desk.form.search).toBeFocused();
  await desk.page.keyboard.type('Quirin Z');
  await press('ControlOrMeta+Enter');
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Quirin Z');
  expect(await caret()).toBe(8);
  await expect(desk.form.part.getByText('Check the whole name')).toBeVisible();
  await press('Escape');
  await press('Escape');
});

test('the clinician and the details are changed, and the next one is booked, from here', async () => {
  for (const [key, shown] of [
    ['Alt+h', desk.chosen.panel('Hand over to')],
    ['Alt+e', desk.chosen.panel(/^Change .* details$/)],
    ['Alt+b', desk.form.part],
  ] as const) {
    await find('trevor lane');
    await expect(highlighted()).toContainText('Trevor Lane');
    await press(key);
    await expect(shown).toBeVisible();
    await press('Escape');
    await press('Escape');
  }
});

test('many: a letter finds no more than one reads', async () => {
  await find('a');
  await expect(options().first()).toBeVisible();
  expect(await options().count()).toBeLessThanOrEqual(60);
  await judgeBoth(desk.page, 'search-many');
  await closed();
});

test('offline it finds as before, and says of when it knows', async () => {
  await practice.server.setLine({ down: true, how: 'refuse' });
  await find('trevor.lane@example.org');
  await expect(options().first()).toContainText('Offline', { timeout: 30_000 });
  await expect(options().filter({ hasText: 'this computer, ' }).first()).toBeVisible();
  await judgeBoth(desk.page, 'search-offline');
  await closed();
  await find('trevor');
  await expect(palette().getByText(/offline, on this computer, read at/)).toBeVisible();
  await closed();
  await practice.server.setLine({ down: false });
});
