// A desk whose file lost what was saved says how much, since when, and what to check; and a computer that wakes looks at once.
import { mkdtemp, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import type { DeskBridge } from '../src-shared/contract/calls.ts';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
let practice: Practice;
let desk: Desk;
let dataFolder: string;

test.beforeEach(async () => {
  practice = await openPractice({ pinned: true });
  dataFolder = await mkdtemp(join(tmpdir(), 'front-desk-doubt-'));
  desk = await Desk.open({ dataFolder, keychain: true, pinned: true });
  await desk.connect(practice);
});
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await practice.close();
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  await rm(`${dataFolder}.keychain`, { force: true });
});

async function book(name: string, time: string): Promise<void> {
  const when = inZone(practice.user(HOST).zoneId, 1, time, pinnedNow());
  await desk.book({
    with: HOST,
    when: when.typed,
    people: [{ name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` }],
  });
}

/** The clinic's own file: the only account that is not practice. */
function databaseFile(): string {
  const [account = ''] = readdirSync(join(dataFolder, 'accounts')).filter((name) => name !== 'practice');
  return join(dataFolder, 'accounts', account, 'desk.db');
}

/** What stands above the day, of the desk that is open now. */
function notice(): Locator {
  return desk.page.getByRole('region', { name: 'This computer has lost something that was saved on it.' });
}

/** Plays the log of writes into the file, as a close in good order would. */
function intoTheFile(path: string): void {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Writes another version into the file; answers the one that was in it. */
function setVersion(path: string, version: number): number {
  const db = new DatabaseSync(path);
  const before = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  db.exec(`PRAGMA user_version = ${String(version)}`);
  db.close();
  return before;
}

test('the log of writes is deleted after a power cut: the desk says how many changes are gone and what to check', async () => {
  test.setTimeout(180_000);
  await practice.server.setLine({ down: true, how: 'refuse' });
  // Known to be down before anything is saved: whether it was tried before the cut is not left to chance.
  await desk.readAgain();
  await expect(desk.pill).toContainText('Offline');
  await book('Rosa Vega', '09:00');
  await desk.running.app.kill9();
  intoTheFile(databaseFile());
  desk = await Desk.open({ dataFolder, keychain: true, pinned: true });
  await book('Trevor Lane', '10:00');
  await book('Aisha Rahman', '11:00');
  await desk.running.app.kill9();
  await rm(`${databaseFile()}-wal`);

  await practice.server.setLine({ down: false });
  desk = await Desk.open({ dataFolder, keychain: true, pinned: true });
  await expect(notice()).toContainText(/Two changes saved after .* are missing\./);
  await expect(notice()).toContainText(/One new session, saved .*, is not sent until you answer\./);
  await expect(notice()).toContainText('What the day does not show was not sent: do it again.');
  expect(practice.sessionsWith('Rosa Vega')).toEqual([]); // nothing of it is sent by itself
  await judgeBoth(desk.page, 'doubt-day');

  // By keyboard: to the session in doubt, and to its answer.
  await notice()
    .getByRole('button', { name: /New session for Rosa Vega/ })
    .press('Enter');
  await expect(desk.row('Rosa Vega')).toBeFocused();
  await notice().getByRole('button', { name: 'Open the outbox' }).press('Enter');
  await expect(desk.page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  await judgeBoth(desk.page, 'doubt-outbox');
  await desk.page.getByRole('button', { name: 'Check and send' }).press('Enter');
  await expect.poll(() => practice.sessionsWith('Rosa Vega').length, { timeout: 30_000 }).toBe(1);
  await desk.page.getByRole('button', { name: 'I have checked this' }).press('Enter');
  await expect(notice()).toHaveCount(0);

  await desk.running.app.quit();
  desk = await Desk.open({ dataFolder, keychain: true, pinned: true });
  await expect(desk.pill).toHaveAccessibleName(/^Online/);
  await expect(notice()).toHaveCount(0);
  expect(practice.sessionsWith('Rosa Vega')).toHaveLength(1);
});

test('a file that does not open says why and how much waits in it; opened again, nothing is missing', async () => {
  test.setTimeout(120_000);
  await practice.server.setLine({ down: true, how: 'refuse' });
  await book('Rosa Vega', '09:00');
  await desk.running.app.kill9();
  const version = setVersion(databaseFile(), 999); // as a later Front Desk leaves it

  desk = await Desk.open({ dataFolder, keychain: true, pinned: true });
  const says = desk.page.getByRole('alert');
  await expect(says).toContainText('This computer’s file was written by a newer Front Desk.');
  await expect(says).toContainText('1 change (one new session) waits in it');
  await judgeBoth(desk.page, 'trouble');
  await says.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(desk.page.getByText('Install the newer Front Desk.')).toHaveCount(2); // still so, and said again

  setVersion(databaseFile(), version);
  await practice.server.setLine({ down: false });
  await says.getByRole('button', { name: 'Try again' }).press('Enter');
  await practice.booked('Rosa Vega');
});

test('the computer wakes: the line is asked at once, not when the next try was due', async () => {
  test.setTimeout(120_000);
  await practice.server.setLine({ down: true, how: 'refuse' });
  await book('Rosa Vega', '09:00');
  const untilNextTry = (): Promise<number> =>
    desk.page.evaluate(async () => {
      const answer = await (window as never as { desk: DeskBridge }).desk.call('app.status');
      if (!answer.ok || answer.value.line.is !== 'offline') return 0;
      return (answer.value.line.nextTryAt ?? 0) - answer.value.now;
    });
  await expect.poll(untilNextTry, { timeout: 90_000, intervals: [500] }).toBeGreaterThan(8_000);
  await practice.server.setLine({ down: false });
  await desk.running.app.driver(({ powerMonitor }) => powerMonitor.emit('suspend'), undefined);
  await desk.running.app.driver(({ powerMonitor }) => powerMonitor.emit('resume'), undefined);
  await expect(desk.pill).toHaveAccessibleName(/^(Online|1 )/, { timeout: 7_000 });
  await practice.booked('Rosa Vega');
});
