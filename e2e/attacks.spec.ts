// What a page may never do, tried in the running app: by a page that has been taken over, everything is asked for and stopped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { calls, channelOf } from '../src-shared/contract/calls.ts';
import type { CallName, DeskBridge } from '../src-shared/contract/calls.ts';
import { CONTENT_SECURITY_POLICY } from '../src-main/shell/headers.ts';
import { launchDesk } from './support/launch.ts';
import type { HostOnly, RunningDesk } from './support/launch.ts';
import { noteOutgoing, partnersOf } from './support/outgoing.ts';

type InPage = { desk: DeskBridge; tried: string[]; stopped: string[] };

// One start for all: nothing that is tried here may leave a trace, and the last test says so.
test.describe.configure({ mode: 'serial' });
let desk: RunningDesk;
test.beforeAll(async () => {
  desk = await launchDesk();
  await noteOutgoing(desk);
});
test.afterAll(async () => {
  await desk.app.cleanUp();
});

/** Marks the document, so that a test sees whether it is still the same one, and collects what the policy has stopped. */
async function mark(): Promise<void> {
  await desk.page.evaluate(() => {
    const page = globalThis as unknown as InPage;
    page.tried = [];
    page.stopped = [];
    document.documentElement.setAttribute('data-marked', '');
    document.addEventListener('securitypolicyviolation', (event) => page.stopped.push(event.effectiveDirective));
  });
}
const isMarked = (): Promise<boolean> => desk.page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
const stopped = (): Promise<string[]> => desk.page.evaluate(() => (globalThis as unknown as InPage).stopped);
/** A call that is answered comes after whatever the page has set off before. */
const answers = (): Promise<boolean> =>
  desk.page.evaluate(async () => (await (globalThis as unknown as InPage).desk.call('settings.read')).ok);
/** How often the guards have said no, by the code that they log. */
async function denied(code: string): Promise<number> {
  const log = await readFile(join(desk.app.dataFolder, 'logs', 'front-desk.log'), 'utf8').catch(() => '');
  return log.split('\n').filter((line) => line.includes(code)).length;
}

test('the window is shut to the machine in every way that Electron offers', async () => {
  const preferences = await desk.app.driver(
    // Electron has it, and its types do not.
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        (webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences(),
      ),
    undefined,
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
  });
  expect(preferences[0]?.enableBlinkFeatures ?? '').toBe('');
  if (desk.app.host === 'stand-in') {
    const records = await desk.app.driver((electron) => (electron as never as HostOnly).host.records, undefined);
    expect([records.sandboxed, records.webRtc]).toEqual([true, 'disable_non_proxied_udp']);
    const asksMain = (electron: typeof Electron.Main): boolean =>
      (electron as never as HostOnly).host.beforeRequest?.('https://example.org/', 'xhr') === false;
    expect(await desk.app.driver(asksMain, undefined)).toBe(true);
  }
});

test('the page lives at app://, with the policy, and knows nothing of Node', async () => {
  const url = await desk.app.driver(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    undefined,
  );
  expect(url).toBe('app://desk/index.html');
  const response = await desk.page.reload();
  expect(response?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  const kinds = await desk.page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'electron', 'ipcRenderer'].map(
      (name) => typeof (globalThis as unknown as Record<string, unknown>)[name],
    ),
  );
  expect(new Set(kinds)).toEqual(new Set(['undefined']));
});

test('our bridge is all that the page has beside the web: three members that it cannot change', async () => {
  const found = await desk.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const web = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    const page = globalThis as unknown as InPage & Record<string, unknown>;
    const own = Object.getOwnPropertyNames(page).filter((name) => !web.has(name) && !/^\d+$/.test(name));
    const refused = (change: () => unknown): boolean => {
      try {
        change();
        return false;
      } catch {
        return true;
      }
    };
    const before = page.desk;
    const changes = [
      () => Object.assign(page, { desk: 1 }),
      () => Object.assign(page.desk, { call: 1 }),
      () => Object.assign(page.desk, { more: 1 }),
    ].map(refused);
    return { own, members: Object.keys(page.desk).sort(), changes, same: page.desk === before };
  });
  // Svelte and zod each keep a note there, and Playwright its own tools.
  const ours = found.own.filter((name) => !/^(__svelte|__zod|__playwright|__pw)/.test(name));
  expect(ours).toEqual(['desk']);
  expect(found).toMatchObject({ members: ['call', 'on', 'platform'], changes: [true, true, true], same: true });
});

test("main listens to the contract's calls and to nothing else, no library's channel among them", async () => {
  const channels = await desk.app.driver((electron) => {
    const { ipcMain } = electron;
    const inside = (electron as never as HostOnly).host as HostOnly['host'] | undefined;
    const handlers =
      inside?.handlers ?? (ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers;
    const events = ipcMain.eventNames().filter((name) => ipcMain.listenerCount(name as string) > 0);
    return { handled: [...handlers.keys()].sort(), heard: events.map(String) };
  }, undefined);
  expect(channels).toEqual({ handled: (Object.keys(calls) as CallName[]).map(channelOf).sort(), heard: [] });
});

test('a name that is no call, and an event that is none, get no further than the bridge', async () => {
  const answers = await desk.page.evaluate(async () => {
    const { desk } = globalThis as unknown as {
      desk: { call(name: unknown): Promise<unknown>; on(name: unknown, hear: () => void): unknown };
    };
    const tried = async (run: () => unknown): Promise<string> => {
      try {
        return JSON.stringify(await run());
      } catch {
        return 'refused';
      }
    };
    const names = ['no.such', '__proto__', 'constructor', '', 'x'.repeat(100_000), 'settings.read\0', 7, null];
    const calls = await Promise.all(names.map((name) => tried(() => desk.call(name))));
    const events = await Promise.all(
      ['no', '__proto__', 'constructor', 7].map((name) => tried(() => desk.on(name, () => undefined))),
    );
    return [...calls, ...events];
  });
  expect(new Set(answers)).toEqual(new Set(['refused']));
});

test('what is too large for any form does not leave the page, and a listener gets the payload alone', async () => {
  const found = await desk.page.evaluate(async () => {
    const { desk } = globalThis as unknown as InPage;
    const large = await desk.call('search.local', { text: 'x'.repeat(2_000_000) }).then(
      () => 'sent',
      () => 'refused',
    );
    const heard = new Promise<unknown[]>((done) => desk.on('changed', (...all: unknown[]) => done(all)));
    await desk.call('settings.write', { singleKeys: true });
    return { large, heard: await heard };
  });
  expect(found.large).toBe('refused');
  expect(found.heard).toHaveLength(1);
  expect(Object.keys(found.heard[0] as object)).toEqual(['what']);
});

test('a prototype that the page has poisoned is not the preload’s: calls go to main as they were meant', async () => {
  const answer = await desk.page.evaluate(async () => {
    const page = globalThis as unknown as InPage;
    const seen: unknown[] = [];
    const spy = function (this: unknown, ...args: unknown[]): never {
      seen.push(this, args);
      throw new Error('poisoned');
    };
    const victims = [
      [Function.prototype, 'call'],
      [Function.prototype, 'apply'],
      [Array.prototype, 'push'],
      [String.prototype, 'concat'],
      [Object, 'hasOwn'],
      [JSON, 'stringify'],
    ] as unknown as [Record<string, unknown>, string][];
    const kept = victims.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
    const define = Object.defineProperty;
    Object.defineProperty(Object.prototype, 'channel', { value: 'evil', configurable: true });
    for (let at = 0; at < victims.length; at++) {
      const [owner, name] = victims[at] ?? [];
      define(owner as object, name as string, { value: spy, configurable: true, writable: true });
    }
    const called = page.desk.call('settings.read');
    for (let at = 0; at < victims.length; at++) {
      const [owner, name] = victims[at] ?? [];
      define(owner as object, name as string, kept[at] as PropertyDescriptor);
    }
    delete (Object.prototype as unknown as Record<string, unknown>)['channel'];
    const text = String((await called).ok);
    return { text, hasSeenChannel: seen.some((one) => String(one).includes('desk:')) };
  });
  expect(answer).toEqual({ text: 'true', hasSeenChannel: false });
});

test('a script that was slipped in does not run: inline, in a handler, in an address, from words', async () => {
  await mark();
  await desk.page.evaluate(() => {
    // Afterwards: what a debugger evaluates stands outside of the policy.
    setTimeout(() => {
      const script = document.createElement('script');
      script.textContent = "globalThis.tried.push('inline')";
      document.body.append(script);
      const box = document.createElement('div');
      box.setAttribute('onclick', "globalThis.tried.push('handler')");
      document.body.append(box);
      box.click();
      const link = Object.assign(document.createElement('a'), { href: "javascript:globalThis.tried.push('address')" });
      document.body.append(link);
      link.click();
      const page = globalThis as unknown as InPage & Record<string, (code: string) => () => void>;
      try {
        page['eval']?.("globalThis.tried.push('eval')");
        page['Function']?.("globalThis.tried.push('function')")();
      } catch {
        page.stopped.push('thrown');
      }
      const remote = Object.assign(document.createElement('script'), { src: 'https://example.org/x.js' });
      const data = Object.assign(document.createElement('script'), { src: "data:text/javascript,tried.push('data')" });
      document.body.append(remote, data);
      setTimeout(() => page.stopped.push('end'), 0);
    }, 0);
  });
  await expect.poll(stopped).toContain('end');
  expect(await stopped()).toEqual(
    expect.arrayContaining(['script-src-elem', 'script-src-attr', 'script-src', 'thrown']),
  );
  expect(await desk.page.evaluate(() => (globalThis as unknown as InPage).tried)).toEqual([]);
});

test('no way leads to another document: script, link, refresh, form, frame, object', async () => {
  await mark();
  const other = new URL('assets/other.html', await desk.page.evaluate(() => location.href)).href;
  // One after another: a second navigation would end the first before anybody has judged it.
  for (const address of ['https://example.org/', other]) {
    for (const way of ['script', 'link', 'refresh']) {
      const before = await denied('navigation.denied');
      await desk.page.evaluate(
        ([by, to]) => {
          setTimeout(() => {
            const link = Object.assign(document.createElement('a'), { href: to });
            const refresh = Object.assign(document.createElement('meta'), { content: `0;url=${String(to)}` });
            refresh.httpEquiv = 'refresh';
            document.body.append(link);
            if (by === 'script') location.assign(String(to));
            else if (by === 'link') link.click();
            else document.head.append(refresh);
          }, 0);
        },
        [way, address],
      );
      await expect.poll(() => denied('navigation.denied'), `${way} to ${address}`).toBeGreaterThan(before);
    }
    await desk.page.evaluate((to) => {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' });
      const frame = Object.assign(document.createElement('iframe'), { src: to });
      const object = Object.assign(document.createElement('object'), { data: to });
      document.body.append(form, frame, object);
      form.submit();
    }, address);
    await expect.poll(stopped).toEqual(expect.arrayContaining(['form-action', 'frame-src', 'object-src']));
  }
  expect([await answers(), await isMarked()]).toEqual([true, true]);
});

test('what is dropped on the window leads nowhere: a file, an address', async () => {
  await mark();
  const session = await desk.page.context().newCDPSession(desk.page);
  for (const data of [
    { items: [{ mimeType: 'text/uri-list', data: 'https://example.org/' }], files: [], dragOperationsMask: 1 },
    { items: [], files: [join(import.meta.dirname, '../README.md')], dragOperationsMask: 1 },
  ]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
    }
  }
  expect([await answers(), await isMarked()]).toEqual([true, true]);
  expect(desk.page.context().pages()).toHaveLength(1);
});

test('no window opens: by script, by link, by middle click, by form', async () => {
  await mark();
  await desk.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' });
    link.id = 'away';
    link.textContent = 'away';
    link.style.cssText = 'position:fixed;left:0;top:200px;width:90px;height:40px;z-index:99999';
    document.body.append(link);
  });
  const inPage = (way: string): Promise<void> =>
    desk.page.evaluate((by) => {
      setTimeout(() => {
        if (by === 'click') document.getElementById('away')?.click();
        else window.open(by);
      }, 0);
    }, way);
  // One after another, each judged before the next: the page stands still while a window of its own is refused.
  for (const way of ['https://example.org/', 'about:blank', 'click']) {
    const before = await denied('window.denied');
    await inPage(way);
    await expect.poll(() => denied('window.denied'), `refused: ${way}`).toBeGreaterThan(before);
  }
  await desk.page.mouse.click(20, 220, { button: 'middle' });
  await desk.page.keyboard.down('Control');
  await desk.page.mouse.click(20, 220);
  await desk.page.keyboard.up('Control');
  expect(await answers()).toBe(true);
  // A page that was refused may take a moment to go.
  await expect.poll(() => desk.page.context().pages().length).toBe(1);
  expect(await desk.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1);
  expect([await answers(), await isMarked()]).toEqual([true, true]);
  if (desk.app.host === 'stand-in') {
    // There no window of a page comes up in any case: what the app has said tells.
    const allowed = (electron: typeof Electron.Main): readonly string[] =>
      (electron as never as HostOnly).host.records.allowedWindows;
    expect(await desk.app.driver(allowed, undefined)).toEqual([]);
  }
  await desk.page.evaluate(() => document.getElementById('away')?.remove());
});

test('camera, place, notices, clipboard, screen and devices are denied, asked or checked', async () => {
  const found = await desk.page.evaluate(async () => {
    const refused = (wish: () => Promise<unknown>): Promise<boolean> =>
      wish().then(
        () => false,
        () => true,
      );
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'] as PermissionName[];
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    const place = (): Promise<unknown> =>
      new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
    const asked = [
      await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      await refused(place),
      await refused(() => navigator.clipboard.readText()),
      (await Notification.requestPermission()) !== 'granted',
    ];
    return { states, asked };
  });
  expect(found).toEqual({ states: found.states.map(() => 'denied'), asked: found.asked.map(() => true) });
});

test('the page has no network at all, whatever it asks by', async () => {
  await mark();
  await desk.page.evaluate(() => {
    setTimeout(() => {
      const page = globalThis as unknown as InPage;
      const away = 'https://example.org/?name=Rosa';
      const quietly = (run: () => unknown): void => {
        try {
          void Promise.resolve(run()).catch(() => undefined);
        } catch {
          page.stopped.push('thrown');
        }
      };
      const element = (tag: string, members: object): void => {
        document.body.append(Object.assign(document.createElement(tag), members));
      };
      quietly(() => fetch(away));
      quietly(() => {
        const request = new XMLHttpRequest();
        request.open('POST', away);
        request.send('Rosa');
      });
      quietly(() => new WebSocket('wss://example.org/'));
      quietly(() => new EventSource(away));
      quietly(() => navigator.sendBeacon(away, 'Rosa'));
      quietly(() => new Worker(away));
      quietly(() => new SharedWorker(away));
      quietly(() => navigator.serviceWorker.register(away));
      quietly(() => new FontFace('x', `url(${away})`).load());
      element('img', { src: away });
      element('video', { src: away });
      element('audio', { src: away });
      element('embed', { src: away });
      element('link', { rel: 'stylesheet', href: away });
      element('link', { rel: 'prefetch', href: away });
      element('link', { rel: 'preload', as: 'image', href: away });
      element('link', { rel: 'preconnect', href: away });
      element('link', { rel: 'dns-prefetch', href: away });
      element('link', { rel: 'manifest', href: away });
      element('div', { style: `background: url(${away})` });
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:example.org:3478' }] });
      peer.createDataChannel('x');
      void peer.createOffer().then((offer) => peer.setLocalDescription(offer));
      page.stopped.push('end');
    }, 0);
  });
  await expect
    .poll(stopped)
    .toEqual(expect.arrayContaining(['end', 'connect-src', 'img-src', 'media-src', 'font-src']));
  expect([await answers(), await isMarked()]).toEqual([true, true]);
  const left = (await desk.app.requests()).filter((url) => !url.startsWith('app://desk/') && !url.startsWith('data:'));
  expect(left).toEqual([]);
});

test('a page gone mad hears "too many", and the desk answers everything else', async () => {
  const answers = await desk.page.evaluate(async () => {
    const { desk } = globalThis as unknown as InPage;
    const mad = await Promise.all(Array.from({ length: 3000 }, () => desk.call('settings.read')));
    const other = await desk.call('app.status');
    return { codes: mad.map((one) => (one.ok ? 'ok' : one.problem.code)), other: other.ok };
  });
  expect(new Set(answers.codes)).toEqual(new Set(['ok', 'tooMany']));
  expect(answers.other).toBe(true);
});

test('after all of it: one window, the same page, and nobody was spoken to', async () => {
  await expect.poll(answers).toBe(true);
  expect(await desk.app.driver(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1);
  expect(await partnersOf(desk)).toEqual([]);
});
