// Quitting while changes wait: the system's own question says how many and what will happen, never who; what is on its way or
// held goes out first; a shutdown is not held up. The practice account is asked what came of it.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
const NAMES = ['Carla Mendes', 'Helen Park', 'Jamal Carter'] as const;

let practice: Practice;
let desk: Desk;
let opened: Desk[];
test.beforeEach(async () => {
  practice = await openPractice();
  desk = await Desk.connectedTo(practice);
  opened = [desk];
  await answerWith(0);
});
test.afterEach(async () => {
  await desk.showFailure().catch(() => undefined);
  for (const each of opened.reverse()) await each.cleanUp();
  await practice.close();
});

/** Every question of the system from now on is answered with this button, and kept to be read. */
async function answerWith(button: number): Promise<void> {
  await desk.running.app.driver(({ dialog }, response) => {
    const asked = ((globalThis as { asked?: unknown[] }).asked ??= []);
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push(given.at(-1));
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
}

function asked(): Promise<Electron.MessageBoxOptions[]> {
  return desk.running.app.driver(
    () => ((globalThis as { asked?: unknown[] }).asked ?? []) as Electron.MessageBoxOptions[],
    undefined,
  );
}

async function wishToQuit(): Promise<void> {
  await desk.running.app.driver(({ app }) => void setImmediate(() => app.quit()), undefined);
}

async function book(name: string, time: string): Promise<void> {
  const when = inZone(practice.user(HOST).zoneId, 1, time).typed;
  await desk.book({
    with: HOST,
    when,
    people: [{ name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` }],
  });
}

async function bookOffline(): Promise<void> {
  await practice.server.setLine({ down: true, how: 'refuse' });
  await desk.page.keyboard.press('F5');
  await expect(desk.pill).toContainText('Offline');
  for (const [place, name] of NAMES.entries()) await book(name, `1${place}:30`);
  await expect(desk.pill).toContainText('3 waiting');
}

test('three wait: it says so without a name, and "Keep running" is the safe answer; quit anyway, they go out the next time, once', async () => {
  await bookOffline();
  await wishToQuit();
  await expect.poll(async () => (await asked()).length).toBe(1);
  expect((await asked())[0]).toMatchObject({
    message: '3 changes are not sent yet.',
    detail:
      'They are safe on this computer and go out the next time Front Desk runs here. The patients have not been told.',
    buttons: ['Keep running', 'Quit anyway'],
    defaultId: 0,
    cancelId: 0,
  });
  await expect(desk.pill).toContainText('3 waiting');

  await answerWith(1);
  await desk.running.app.quit();
  await practice.server.setLine({ down: false });
  desk = await Desk.open({ dataFolder: desk.running.app.dataFolder });
  opened.push(desk);
  for (const name of NAMES) await practice.booked(name);
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
});

test('the window’s own cross asks as well, and the window stays', async () => {
  await bookOffline();
  await desk.running.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), undefined);
  await expect.poll(async () => (await asked()).length).toBe(1);
  await expect(desk.pill).toContainText('3 waiting');
});

test('the computer is shut down: nobody is asked', async () => {
  await bookOffline();
  await desk.running.app.driver(({ powerMonitor }) => void powerMonitor.emit('shutdown'), undefined);
  await desk.running.app.quit();
});

test('nothing waits: nobody is asked', async () => {
  await book('Rosa Vega', '09:00');
  await practice.booked('Rosa Vega');
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);
  await desk.running.app.quit();
});

test('what is held goes out before it quits, and nobody is asked', async () => {
  await desk.holdFor(2);
  await book('Rosa Vega', '09:00');
  await desk.running.app.quit();
  expect(practice.sessionsWith('Rosa Vega')).toHaveLength(1);
});
