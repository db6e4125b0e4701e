// Each guard lets through what the app needs and stops the rest.
import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guardContents, guardNetwork, guardSession, mayNavigate } from './guards.ts';
import { LOCK_URL, START_URL } from './names.ts';

const log = vi.fn();
beforeEach(() => log.mockClear());

describe('navigation', () => {
  let at = START_URL;
  const webRtc: string[] = [];
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (_handler: unknown): void => undefined,
    setWebRTCIPHandlingPolicy: (policy: string) => void webRtc.push(policy),
    getURL: (): string => at,
  });
  let openWindow: (details: { url: string }) => unknown = () => undefined;
  contents.setWindowOpenHandler = (handler) => {
    openWindow = handler as typeof openWindow;
  };
  const outside = vi.fn();
  guardContents(contents as unknown as WebContents, outside, log);

  const tryDoor = (door: string, url: string, isMainFrame = true): boolean => {
    const event = { url, isMainFrame, preventDefault: vi.fn() };
    contents.emit(door, event);
    return event.preventDefault.mock.calls.length === 0;
  };

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s: the page may be loaded anew', (door) => {
    expect(tryDoor(door, START_URL)).toBe(true);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s: it stays where it is', (door) => {
    const addresses = [
      'https://example.org/',
      'file:///etc/passwd',
      'app://desk/other.html',
      'app://evil/index.html',
      'data:text/html,x',
    ];
    expect(addresses.map((url) => tryDoor(door, url))).toEqual(addresses.map(() => false));
  });

  test('the lock screen may be loaded anew, and leads nowhere else by itself', () => {
    expect(tryDoor('will-navigate', LOCK_URL)).toBe(false);
    at = LOCK_URL;
    expect([LOCK_URL, START_URL].map((url) => tryDoor('will-navigate', url))).toEqual([true, false]);
    at = START_URL;
  });

  test('a frame inside the page goes nowhere, not even to our own document', () => {
    expect(mayNavigate(START_URL, false, START_URL)).toBe(false);
    expect(tryDoor('will-frame-navigate', START_URL, false)).toBe(false);
  });

  test('no window opens; its address goes to the one place that may decide', () => {
    expect(openWindow({ url: 'https://www.securevideo.com/' })).toEqual({ action: 'deny' });
    expect(outside).toHaveBeenCalledWith('https://www.securevideo.com/');
  });

  test('WebRTC opens no socket of its own', () => {
    expect(webRtc).toEqual(['disable_non_proxied_udp']);
  });

  test('no webview is attached', () => {
    const event = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', event, {}, {});
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test('the log does not tell the address', () => {
    tryDoor('will-navigate', 'https://example.org/?name=Trevor');
    expect(JSON.stringify(log.mock.calls)).not.toContain('example');
  });
});

describe('the network', () => {
  const denied = (url: string): boolean => {
    let cancel: boolean | undefined;
    const webRequest = {
      onBeforeRequest: (listener: (details: unknown, answer: (given: { cancel?: boolean }) => void) => void): void =>
        listener({ url, resourceType: 'xhr' }, (given) => (cancel = given.cancel)),
    };
    guardNetwork({ webRequest } as unknown as Session, log);
    if (cancel === undefined) throw new Error('nothing was answered');
    return cancel;
  };

  test.each(['app://desk/index.html', 'app://desk/assets/a.js', 'data:image/png;base64,AA==', 'devtools://devtools/x'])(
    '%s is let through',
    (url) => expect(denied(url)).toBe(false),
  );

  test.each([
    'https://api.securevideo.com/session',
    'https://example.org/?name=Trevor',
    'http://127.0.0.1:1/',
    'ws://localhost/',
    'wss://example.org/',
    'file:///etc/passwd',
    'app://desk.evil/x',
    'app://other/x',
    'blob:app://desk/1',
    'ftp://x/',
    'chrome-extension://x/',
  ])('%s is stopped, and the log does not tell it', (url) => {
    expect(denied(url)).toBe(true);
    expect(log.mock.calls).toEqual([['request.denied', { kind: 'xhr' }]]);
  });
});

describe('the machine', () => {
  function guarded() {
    const set = {
      setPermissionRequestHandler: vi.fn<Session['setPermissionRequestHandler']>(),
      setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
      setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
      on: vi.fn<(name: string, listener: (event: { preventDefault(): void }) => void) => void>(),
    };
    guardSession(set as unknown as Session, log);
    return set;
  }

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen'] as const)(
    '%s is denied when asked',
    (name) => {
      const ask = guarded().setPermissionRequestHandler.mock.calls[0]?.[0];
      const answer = vi.fn();
      ask?.(null as never, name, answer, {} as never);
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    },
  );

  test('everything is denied when checked, and so are devices', () => {
    const set = guarded();
    const check = set.setPermissionCheckHandler.mock.calls[0]?.[0];
    const device = set.setDevicePermissionHandler.mock.calls[0]?.[0];
    expect([check?.(null, 'media', START_URL, {} as never), device?.({} as never)]).toEqual([false, false]);
  });

  test('nothing is downloaded', () => {
    const [name, listener] = guarded().on.mock.calls[0] ?? [];
    const event = { preventDefault: vi.fn() };
    listener?.(event);
    expect([name, event.preventDefault.mock.calls.length]).toEqual(['will-download', 1]);
  });
});
