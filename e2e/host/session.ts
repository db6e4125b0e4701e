// The session: permissions, proxy and downloads.
import { honest } from './honest.ts';
import { host } from './state.ts';

type Check = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
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
