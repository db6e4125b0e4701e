// The line breaks in the middle of a booking, the app is ended as by a power cut, and started again: each wish comes true once.
// The practice account is the other side and is asked for the truth; screens are asked for what they say meanwhile.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import type { FaultInput } from '../src-main/practice/faults.ts';
import { Desk } from './support/desk.ts';
import { bodyOf, openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

/** How long silence must last in these specs before it proves anything: a minute and a half, for a computer in everyday use. */
const QUIET_MS = 4_000;
const create = { method: 'POST', path: '/session' };
const HOST = 'Dr. Ilse Voss';

let practice: Practice;
let desk: Desk;
let dataFolder: string;

async function startDesk(): Promise<Desk> {
  return Desk.open({ dataFolder, keychain: true, env: { FRONT_DESK_QUIET_MS: String(QUIET_MS) } });
}

test.beforeEach(async () => {
  practice = await openPractice();
  dataFolder = await mkdtemp(join(tmpdir(), 'front-desk-outage-'));
  desk = await startDesk();
  await desk.connect(practice);
});
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await practice.close();
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  await rm(`${dataFolder}.keychain`, { force: true });
});

function main(): Locator {
  return desk.page.getByRole('main');
}

/** Saves a booking for tomorrow; done when it is on this computer's disk. */
async function book(name: string, time: string): Promise<void> {
  const when = inZone(practice.user(HOST).zoneId, 1, time);
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  await desk.book({ with: HOST, when: when.typed, people: [{ name, email }] });
}

/** The power goes, and comes back: the same folder is opened again. */
async function powerCut(): Promise<void> {
  await desk.running.app.kill9();
  desk = await startDesk();
}

function createsOf(name: string): readonly ReturnType<typeof bodyOf>[] {
  const entries = practice.asked('POST', /^\/session\//).filter(({ body }) => body.includes(JSON.stringify(name)));
  return entries.map(bodyOf);
}

async function createArrives(name: string): Promise<void> {
  await practice.server.log.waitFor(({ method, body }) => method === 'POST' && body.includes(name));
}

/** How the session of this person stands, found as one does on the phone: by name. */
async function expectToStand(name: string, words: string): Promise<void> {
  const results = await desk.search(name);
  await expect(results.filter({ hasText: ` · ${name}` })).toContainText(words);
  await desk.page.keyboard.press('Escape');
}

/** Nothing waits, is sent or is in doubt any more. */
async function expectRest(): Promise<void> {
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/, { timeout: 40_000 });
  await desk.openOutbox();
  await expect(main()).toContainText('everything is delivered');
}

/** Exactly one session, one invitation, and as many creates as it took. */
async function expectBookedOnce(name: string, creates: number): Promise<void> {
  await expectRest();
  expect(practice.sessionsWith(name).map((session) => session.cancelledAt)).toEqual([null]);
  expect(practice.told(practice.sessionsWith(name)[0]!).map((notice) => notice.about)).toEqual(['invitation']);
  const bodies = createsOf(name);
  expect(bodies).toHaveLength(creates);
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size, 'different requests').toBe(1);
}

const cuts: readonly (readonly [when: string, fault: FaultInput, creates: number])[] = [
  ['before SecureVideo worked', { do: 'dropBefore', match: create }, 2],
  ['after SecureVideo worked', { do: 'dropAfter', match: create }, 1],
];

for (const [when, fault, creates] of cuts) {
  test(`the line is cut ${when}, the power goes while it is in doubt: exactly one session`, async () => {
    practice.server.faults.add(fault);
    const cut = createArrives('Rosa Vega').then(() => practice.server.setLine({ down: true, how: 'refuse' }));
    await book('Rosa Vega', '09:00');
    await cut;
    await expect(desk.row('Rosa Vega')).toContainText('Being checked');
    await expect(desk.pill).toContainText('Offline');

    await powerCut();
    await expect(desk.pill).toContainText('Offline');
    await expectToStand('Rosa Vega', 'Being checked');
    expect(createsOf('Rosa Vega')).toHaveLength(1);

    await practice.server.setLine({ down: false });
    await expectBookedOnce('Rosa Vega', creates);
  });
}

const silences: readonly (readonly [what: string, fault: FaultInput, creates: number])[] = [
  ['never answered', { do: 'hang', match: create }, 2],
  ['answered never, and lands late', { do: 'landLate', ms: QUIET_MS / 2, match: create }, 1],
];

for (const [what, fault, creates] of silences) {
  test(`a booking is ${what}, the power goes while it is being sent: exactly one session`, async () => {
    practice.server.faults.add(fault);
    await book('Walter Finch', '10:00');
    await createArrives('Walter Finch');
    await expect(desk.row('Walter Finch')).toContainText('Sending');

    await powerCut();
    await expectBookedOnce('Walter Finch', creates);
  });
}

test('an answer that never comes is given up after 20 s; the desk looks before it sends once more', async () => {
  practice.server.faults.add({ do: 'hang', match: create });
  await book('Mai Tran', '11:00');
  await createArrives('Mai Tran');
  await expect(desk.row('Mai Tran')).toContainText('Being checked', { timeout: 30_000 });
  await desk.openOutbox();
  await expect(main()).toContainText('The connection broke while sending. Asking SecureVideo whether it arrived.');
  await expectBookedOnce('Mai Tran', 2);
  const [first, second] = practice.asked('POST', /^\/session\//);
  const between = practice
    .asked('GET', /^\/session$/)
    .filter(({ number, sent }) => number > first!.number && number < second!.number && sent === 200);
  expect(between.length, 'reads of the whole account between the two').toBeGreaterThan(0);
});

test('without a line three are booked, the power goes, and each is delivered once when the line is back', async () => {
  const names = ['Carla Mendes', 'Helen Park', 'Jamal Carter'];
  await practice.server.setLine({ down: true, how: 'refuse' });
  await desk.page.keyboard.press('F5');
  await expect(desk.pill).toContainText('Offline since');
  for (const [place, name] of names.entries()) {
    await book(name, `1${place}:30`);
    await expect(desk.pill).toContainText(`${place + 1} waiting`);
  }
  await expect(main()).toContainText('Please keep working. Your 3 changes are saved on this computer');
  await expect(desk.row('Helen Park')).toContainText('Waiting to send');

  await powerCut();
  await expect(desk.pill).toContainText('3 waiting');
  await desk.openOutbox();
  await expect(main()).toContainText('Offline since');
  await expect(desk.outboxItems).toHaveText(names.map((name) => new RegExp(name)));
  expect(practice.asked('POST', /^\/session\//)).toEqual([]);

  await practice.server.setLine({ down: false });
  for (const name of names) await expectBookedOnce(name, 1);
  await expect(main()).toContainText('Delivered today');
});

test('what SecureVideo does not accept needs a person: all that was typed is there to be corrected', async () => {
  const words = 'The e-mail address is not one that we can write to.';
  practice.server.faults.add({ do: 'status', status: 400, message: words, match: create });
  await book('Beth Sandoval', '13:00');
  await expect(desk.pill).toContainText('1 needs you');
  expect(practice.sessionsWith('Beth Sandoval')).toEqual([]);

  await desk.openOutbox();
  const item = desk.outboxItems.filter({ hasText: 'Beth Sandoval' });
  await item
    .getByRole('button', { name: /Beth Sandoval/ })
    .first()
    .click();
  await expect(desk.page.getByRole('complementary')).toContainText(words);
  await item.getByRole('button', { name: 'Correct' }).click();
  await expect(desk.form.clinician).toHaveValue(HOST);
  const email = desk.form.person('Beth Sandoval').getByRole('textbox', { name: 'E-mail' });
  await expect(email).toHaveValue('beth@example.org');
  await email.fill('beth.sandoval@example.org');
  await desk.form.save();

  const session = await practice.booked('Beth Sandoval');
  expect(session.participants.map((person) => person.email)).toContain('beth.sandoval@example.org');
  expect(session.startsAt).toBe(inZone(practice.user(HOST).zoneId, 1, '13:00').startsAt);
  await expectRest();
});
