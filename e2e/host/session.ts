// The session: permissions, proxy and downloads.
import { honest } from './honest.ts';
import { host } from './state.ts';

type Check = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Listener =
  | ((details: Electron.OnBeforeRequestListenerDetails, answer: (response: Electron.CallbackResponse) => void) => void)
  | null;
type Ask = Parameters<Electron.Session['setPermissionRequestHandler']>[0];

/** Electron's `session.defaultSession`. */
export const defaultSession = honest('session', {
  setPermissionCheckHandler(handler: Check): void {
    host.permissionCheck = handler && ((permission, origin) => handler(null, permission as never, origin, {} as never));
  },
  setPermissionRequestHandler(handler: Ask): void {
    host.permissionRequest =
      handler && ((permission, answer) => handler(null as never, permission as never, answer, {} as never));
  },
  setDevicePermissionHandler(): void {
    // No devices here.
  },
  setDisplayMediaRequestHandler(): void {
    // No screens to share here.
  },
  setSpellCheckerEnabled(): void {
    // Chromium without a dictionary.
  },
  webRequest: honest('session.webRequest', {
    /** The form without a filter alone. */
    onBeforeRequest(listener: Listener): void {
      host.beforeRequest =
        listener &&
        ((url, kind) => {
          let cancel = false;
          listener({ url, resourceType: kind } as never, (answer) => (cancel = answer.cancel === true));
          return !cancel;
        });
    },
  }),
  resolveProxy: (): Promise<string> => Promise.resolve('DIRECT'),
  on(event: string, listener: (...args: unknown[]) => void): unknown {
    if (event !== 'will-download') throw new Error(`not in the stand-in host: session event '${event}'`);
    host.downloads.on('will-download', (url: string, name: string) => {
      const item = { getURL: () => url, getFilename: () => name, cancel: () => undefined };
      listener({ preventDefault: () => undefined, defaultPrevented: false }, item, null);
    });
    return defaultSession;
  },
});
