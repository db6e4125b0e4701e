// What the system shows while the desk is out of sight: notifications without a patient's name, and the badge of the outbox.
// Read from the stand-in host's records; nobody can read the real system's.
import { expect, test } from '@playwright/test';
import { hourMs } from '../src-shared/time/utc.ts';
import type { HostOnly } from './support/launch.ts';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';

test.describe.configure({ mode: 'default' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice({ beginning: 'day' });
  desk = await Desk.connectedTo(practice);
  test.skip(desk.running.app.host !== 'stand-in', 'the system’s own notifications cannot be read');
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

type Records = { readonly notifications: readonly { title: string; body: string }[]; badge: number; tray: string };
const records = (): Promise<Records> =>
  desk.running.app.driver((electron) => {
    const { notifications, badge, tray } = (electron as never as HostOnly).host.records;
    return { notifications, badge, tray };
  }, undefined);
const told = async (): Promise<string[]> =>
  (await records()).notifications.map(({ title, body }) => `${title}: ${body}`);

/** Puts the window out of sight, or in front again. */
const minimize = (is: boolean): Promise<void> =>
  desk.running.app.driver(({ BrowserWindow }, away) => {
    const [window] = BrowserWindow.getAllWindows();
    if (away) window?.minimize();
    else window?.restore();
  }, is);
const click = (nth: number): Promise<void> =>
  desk.running.app.driver((electron, at) => {
    (electron as never as HostOnly).host.shown[at]?.emit('click');
  }, nth);
const isMinimized = (): Promise<boolean> =>
  desk.running.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() === true, undefined);

/** A session of these hours whose one patient is not in yet. */
function awaited(): { name: string; participationId: number; host: string } {
  const { sessions, state } = practice.server.account;
  for (const { startsAt, hostId, participants } of sessions) {
    const [guest, more] = participants.filter((person) => person.userId === null);
    if (!guest || more || guest.visit !== null) continue;
    if (Math.abs(startsAt - Date.now()) > 11 * hourMs) continue;
    const host = state.users.find((user) => user.userId === hostId)?.name ?? '';
    return { name: guest.name, participationId: guest.participationId, host };
  }
  throw new Error('In the practice day nobody is awaited.');
}

test('a patient who connects is told while the desk is out of sight, without a name; a click shows the session', async () => {
  const { name, participationId, host } = awaited();
  await minimize(true);
  practice.server.account.connect(participationId);
  await desk.readAgain();
  await expect.poll(told, { timeout: 30_000 }).toHaveLength(1);
  expect(await told()).toEqual([expect.stringMatching(/^A patient connected: .+, [^,]*\d{1,2}:\d\d [ap]m$/)]);
  expect((await told())[0]).toContain(host);
  expect((await told())[0]).not.toContain(name);
  await click(0);
  expect(await isMinimized()).toBe(false);
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText(name);
});

test('the badge says how the outbox stands, and a change that asks is told', async () => {
  const book = (name: string): Promise<void> =>
    desk.book({
      with: HOST,
      when: inZone(practice.user(HOST).zoneId, 1, '09:00').typed,
      people: [{ name, email: 'nora.lind@example.org' }],
    });
  const tray = async (): Promise<string> => (await records()).tray;
  await expect.poll(tray).toBe('Front Desk: Nothing waits');
  await practice.server.setLine({ down: true, how: 'refuse' });
  await book('Nora Lind');
  await expect.poll(tray, { timeout: 30_000 }).toMatch(/^Front Desk: 1 waiting, offline since \d/);
  expect((await records()).badge).toBe(1);
  const before = (await told()).length;

  practice.server.faults.add({
    do: 'status',
    status: 400,
    message: 'Not so.',
    match: { method: 'POST', path: '/session' },
  });
  await minimize(true);
  await practice.server.setLine({ down: false });
  await expect.poll(tray, { timeout: 30_000 }).toBe('Front Desk: 1 needs you');
  await expect.poll(told, { timeout: 25_000 }).toHaveLength(before + 1);
  expect((await told())[before]).toMatch(/^A change needs you: Dr\. Ilse Voss, /);
  expect((await told())[before]).not.toContain('Nora');
  await click(before);
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await expect(desk.page.getByText('Not so.').first()).toBeVisible();
});
