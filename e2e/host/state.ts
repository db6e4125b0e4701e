// What the doubles share: the running Chromium, the schemes, the handlers, and the records that specs read.
import { EventEmitter } from 'node:events';
import type { Chromium } from './chromium.ts';

export type Refused = { readonly url: string; readonly kind: string };

export const host = {
  chromium: undefined as Chromium | undefined,
  headed: process.env['FRONT_DESK_HOST_HEADED'] === '1',
  /** Custom schemes that the app has registered or handles. */
  schemes: new Set<string>(),
  schemeHandlers: new Map<string, (request: Request) => Response | Promise<Response>>(),
  /** Answers of ipcMain.handle, by channel. */
  handlers: new Map<string, (...args: never[]) => unknown>(),
  /** Listeners of ipcMain.on. */
  ipcEvents: new EventEmitter(),
  theme: { source: 'system' as 'system' | 'light' | 'dark', systemDark: process.env['FRONT_DESK_HOST_DARK'] === '1' },
  /** Tells windows that the theme has changed. */
  themeEvents: new EventEmitter(),
  /** What the app says of each request of a page; null = it has not been asked to. */
  beforeRequest: null as ((url: string, kind: string) => boolean) | null,
  permissionCheck: null as ((permission: string, origin: string) => boolean) | null,
  permissionRequest: null as ((permission: string, answer: (granted: boolean) => void) => void) | null,
  downloads: new EventEmitter(),
  /** Notifications that were shown; a spec clicks one by emitting 'click'. */
  shown: [] as EventEmitter[],
  /** What the doubles were asked to do; specs read it. */
  records: {
    /** Every address that a page asked for, as the app sees it. */
    requests: [] as string[],
    refused: [] as Refused[],
    deniedWindows: [] as string[],
    /** Windows of a page to which the app has not said no. */
    allowedWindows: [] as string[],
    opened: [] as string[],
    dialogs: [] as unknown[],
    notifications: [] as { title: string; body: string }[],
    /** The number beside the app's icon, and what the tray says. */
    badge: 0,
    tray: '',
    permissions: {} as Record<string, boolean>,
    /** The app switched the sandbox on for every page. */
    sandboxed: false,
    webRtc: 'default',
    /** Schemes that the app asked the system to send it. */
    ownSchemes: [] as string[],
  },
};

/** Chromium, once the app is ready. */
export function chromium(): Chromium {
  if (!host.chromium) throw new Error('The app is not ready: windows can be made after the ready event only.');
  return host.chromium;
}

/** Dark or light as a page sees it. */
export function isDark(): boolean {
  return host.theme.source === 'system' ? host.theme.systemDark : host.theme.source === 'dark';
}
