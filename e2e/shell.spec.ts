// The shell in the running app: what the window remembers, and how it comes back. What a page may not do: attacks.spec.ts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchDesk } from './support/launch.ts';
import type { RunningDesk } from './support/launch.ts';

const START = 'app://desk/index.html';
let desk: RunningDesk;
test.beforeEach(async () => {
  desk = await launchDesk();
});
test.afterEach(async () => {
  await desk.app.cleanUp();
});

/** Marks the document, so that a spec sees whether it is still the same one. */
async function mark(): Promise<void> {
  await desk.page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
}
const isMarked = (): Promise<boolean> => desk.page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
const windowCount = (): Promise<number> =>
  desk.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined);
const asked = async (url: string): Promise<number> => (await desk.app.requests()).filter((made) => made === url).length;

test('the page may be loaded anew', async () => {
  await mark();
  await desk.page.reload();
  expect(await isMarked()).toBe(false);
  expect(await asked(START)).toBe(2);
});

test('a command of the menu that is chosen while the page is on its way is done when it stands', async () => {
  const settings = desk.page.getByRole('heading', { name: 'Settings' });
  await expect(settings).toBeHidden();
  await desk.app.driver(
    ({ BrowserWindow, Menu }) =>
      void BrowserWindow.getAllWindows()[0]?.webContents.once('did-navigate', () => {
        Menu.getApplicationMenu()?.getMenuItemById('settings')?.click();
      }),
    undefined,
  );
  await desk.page.reload();
  await expect(settings).toBeVisible();
});

test('the page follows the theme that is set, and the choice is kept', async () => {
  const dark = (): Promise<boolean> => desk.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const choose = (theme: string): Promise<unknown> =>
    desk.page.evaluate(
      (name) =>
        (globalThis as unknown as { desk: { call(name: string, input: unknown): Promise<unknown> } }).desk.call(
          'settings.write',
          { theme: name },
        ),
      theme,
    );
  await choose('light');
  await expect.poll(dark).toBe(false);
  await choose('dark');
  await expect.poll(dark).toBe(true);

  await desk.app.quit();
  desk = await launchDesk({ dataFolder: desk.app.dataFolder });
  await expect.poll(dark).toBe(true);
});

test('the window opens where it was closed', async () => {
  const place = { x: 40, y: 60, width: 1111, height: 777 };
  await desk.app.driver(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  await desk.app.quit();
  desk = await launchDesk({ dataFolder: desk.app.dataFolder });
  expect(
    await desk.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(), undefined),
  ).toEqual(place);
});

test('a second start wakes the first and ends', async () => {
  await desk.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), undefined);
  await expect(launchDesk({ dataFolder: desk.app.dataFolder })).rejects.toThrow();
  const isMinimized = (): Promise<boolean | undefined> =>
    desk.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized(), undefined);
  await expect.poll(isMinimized).toBe(false);
  expect(await windowCount()).toBe(1);
  expect(await desk.page.title()).toBe('Front Desk');
});

test('after a power cut it starts again', async () => {
  await desk.app.kill9();
  desk = await launchDesk({ dataFolder: desk.app.dataFolder });
  expect(await desk.page.title()).toBe('Front Desk');
});

test('a start that fails says so in plain words and ends', async () => {
  test.skip(desk.app.host === 'electron', 'The system’s own box waits for a person.');
  const taken = join(desk.app.dataFolder, 'taken');
  await writeFile(taken, '');
  const start = launchDesk({ dataFolder: join(taken, 'under') });
  await expect(start).rejects.toThrow(/Front Desk could not start\nWhat was saved on this computer is still there\./);
});

test('a page that crashed is loaded anew', async () => {
  await desk.app.driver(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    undefined,
  );
  await expect.poll(() => asked(START)).toBe(2);
  expect(await windowCount()).toBe(1);
});
