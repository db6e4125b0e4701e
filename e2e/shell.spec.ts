// The shell in the running app: what a page may not do, and what the window remembers.
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

const waysOut: readonly [name: string, go: (address: string) => void][] = [
  ['an address that a script sets', (address) => location.assign(address)],
  [
    'a link',
    (address) => {
      const link = Object.assign(document.createElement('a'), { href: address });
      document.body.append(link);
      link.click();
    },
  ],
  [
    'a form',
    (address) => {
      const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
      document.body.append(form);
      form.submit();
    },
  ],
  [
    'a frame',
    (address) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
    },
  ],
];

for (const [name, go] of waysOut) {
  for (const address of ['https://example.org/', 'app://desk/assets/other.html']) {
    test(`${name} does not lead the page to ${address}`, async () => {
      await mark();
      await desk.page.evaluate(go, address.replace('app://desk', await desk.page.evaluate(() => location.origin)));
      // A call that is answered comes after whatever the page has set off.
      await desk.page.evaluate(() =>
        (globalThis as unknown as { desk: { call(name: string): Promise<unknown> } }).desk.call('settings.read'),
      );
      await desk.page.waitForTimeout(150);
      expect(await isMarked()).toBe(true);
      expect(await windowCount()).toBe(1);
    });
  }
}

test('the page may be loaded anew', async () => {
  await mark();
  await desk.page.reload();
  expect(await isMarked()).toBe(false);
  expect(await asked(START)).toBe(2);
});

test('no window opens, by script or by link', async () => {
  // Afterwards, so that what is denied cannot hold up the answer that it was tried.
  await desk.page.evaluate(() => {
    setTimeout(() => {
      window.open('https://example.org/');
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' });
      document.body.append(link);
      link.click();
    }, 0);
  });
  await desk.page.waitForTimeout(300);
  // A page that was refused may take a moment to go.
  await expect.poll(() => desk.page.context().pages().length).toBe(1);
  expect(await windowCount()).toBe(1);
});

test('camera, place, notices and clipboard are denied', async () => {
  const states = await desk.page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
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

test('a page that crashed is loaded anew', async () => {
  await desk.app.driver(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    undefined,
  );
  await expect.poll(() => asked(START)).toBe(2);
  expect(await windowCount()).toBe(1);
});
