// The first thing that must hold on every machine: a window, a page without Node, our bridge and nothing else.
import { expect, test } from '@playwright/test';
import { calls, channelOf } from '../src-shared/contract/calls.ts';
import type { CallName } from '../src-shared/contract/calls.ts';
import { launchDesk } from './support/launch.ts';
import type { HostOnly, RunningDesk } from './support/launch.ts';

let desk: RunningDesk;
test.beforeAll(async () => {
  desk = await launchDesk();
});
test.afterAll(async () => {
  await desk.app.cleanUp();
});

test('one window opens, named after the app alone', async () => {
  await expect(desk.page.locator('#app > *').first()).toBeAttached();
  const windows = await desk.app.driver(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    undefined,
  );
  expect(windows).toEqual(['Front Desk']);
});

test('the page has no Node and no Electron', async () => {
  const kinds = await desk.page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer', 'hostBinding'].map(
      (name) => typeof (globalThis as Record<string, unknown>)[name],
    ),
  );
  expect(new Set(kinds)).toEqual(new Set(['undefined']));
});

test('our bridge is all that main adds to the page, and it cannot be changed', async () => {
  const bridge = await desk.page.evaluate(() => {
    const frame = document.createElement('iframe');
    const plain = new Set(Object.getOwnPropertyNames(document.body.appendChild(frame).contentWindow ?? {}));
    frame.remove();
    const page = globalThis as unknown as Record<string, unknown>;
    // Svelte and zod each keep a note on the window; the driver of this spec may do so too.
    const others = /^(\d+|__svelte|__zod_.*|__pw.*|__playwright.*)$/;
    const added = Object.getOwnPropertyNames(page).filter((name) => !plain.has(name) && !others.test(name));
    const before = page['desk'];
    try {
      page['desk'] = {};
    } catch {
      // Refused, as it should be.
    }
    return { added, keys: Object.keys(before as object).sort(), kept: page['desk'] === before };
  });
  expect(bridge).toEqual({ added: ['desk'], keys: ['call', 'on', 'platform'], kept: true });
});

test('the page cannot reach the bridge through what it poisons', async () => {
  const answer = await desk.page.evaluate(async () => {
    const stolen: unknown[] = [];
    const push = Array.prototype.push;
    const stringify = JSON.stringify;
    Array.prototype.push = function (this: unknown[], ...items: unknown[]) {
      stolen[stolen.length] = items;
      return push.apply(this, items);
    };
    JSON.stringify = () => '["stolen"]';
    try {
      const { call } = (globalThis as unknown as { desk: { call: (name: string) => Promise<{ ok: boolean }> } }).desk;
      const { ok } = await call('settings.read');
      return { ok, stolen: stolen.length };
    } finally {
      Array.prototype.push = push;
      JSON.stringify = stringify;
    }
  });
  expect(answer).toEqual({ ok: true, stolen: 0 });
});

test('main answers exactly the calls of the contract', async () => {
  const wanted = (Object.keys(calls) as CallName[]).map(channelOf).sort();
  const registered = await desk.app.driver((electron) => {
    const host = (electron as unknown as Partial<HostOnly>).host;
    if (host) return { handled: [...host.handlers.keys()], heard: host.ipcEvents.eventNames().map(String) };
    const { ipcMain } = electron;
    // Electron keeps its handlers in a map of its own.
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers;
    return { handled: [...handlers.keys()], heard: ipcMain.eventNames().map(String) };
  }, undefined);
  expect(registered.handled.sort()).toEqual(wanted);
  expect(registered.heard).toEqual([]);
});

test('a call that the contract does not have is refused', async () => {
  const refused = await desk.page.evaluate(() =>
    (globalThis as unknown as { desk: { call: (name: string) => Promise<unknown> } }).desk.call('nope').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
});

test('input that the contract does not allow is answered in plain words, and changes nothing', async () => {
  const answers = await desk.page.evaluate(async () => {
    const { call } = (globalThis as unknown as { desk: { call: (name: string, input?: unknown) => Promise<unknown> } })
      .desk;
    return {
      before: await call('settings.read'),
      bad: await call('settings.write', { theme: 'pink' }),
      after: await call('settings.read'),
    };
  });
  expect(answers.bad).toMatchObject({ ok: false, problem: { code: 'badInput' } });
  expect(answers.after).toEqual(answers.before);
});

test('the policy stands on the page, and an injected script does not run', async () => {
  const policy = await desk.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    const broken = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.originalPolicy), { once: true });
    });
    document.head.append(script);
    const told = await broken;
    script.remove();
    return { told, ran: 'injected' in globalThis };
  });
  expect(policy.ran).toBe(false);
  expect(policy.told).toContain("default-src 'none'");
  expect(policy.told).toContain("frame-ancestors 'none'");
  expect(policy.told).not.toContain('unsafe');
  expect(policy.told).not.toContain('connect-src');
});

test('nothing is asked of anybody but the app itself', async () => {
  const requests = await desk.app.requests();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => !url.startsWith('app://desk/'))).toEqual([]);
});

test('node:sqlite works in main', async () => {
  const version = await desk.app.driver(async () => {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const database = new DatabaseSync(':memory:');
    database.exec('PRAGMA locking_mode=EXCLUSIVE; CREATE TABLE t (x)');
    return database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  }, undefined);
  expect(Number(version.version.split('.')[0])).toBe(3);
});

test('the window has the preferences that keep a page away from the machine', async () => {
  const preferences = await desk.app.driver(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Electron.WebPreferences;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  }, undefined);
  const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, webSecurity: true };
  expect(preferences).toEqual(safe);
});
