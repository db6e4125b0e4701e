// Compile time only: what a double has in common with Electron's own type must be what Electron says. Checked by tsc.
import type { app } from './app.ts';
import type * as doubles from './doubles.ts';
import type { safeStorage } from './safeStorage.ts';
import type { defaultSession } from './session.ts';
import type { Window } from './window.ts';
import type { WebContents } from './webContents.ts';

/** Event methods: their listeners are typed one by one in electron.d.ts, and checked while the app runs instead. */
type Events = keyof NodeJS.EventEmitter;
/** Names of the members that differ from Electron's. */
type Drift<Double, Real> = {
  [K in keyof Double & keyof Real]: K extends Events ? never : Double[K] extends Real[K] ? never : K;
}[keyof Double & keyof Real];

/** Members that hand out another double in place of Electron's own object. */
type Known = {
  app: 'commandLine';
  window: 'webContents';
  contents: 'session' | 'mainFrame' | 'navigationHistory';
  /** One form of it. */
  session: 'webRequest';
  screen: 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching';
};

type Nothing<T extends never> = T;
export type NoDrift = [
  Nothing<Exclude<Drift<typeof app, Electron.App>, Known['app']>>,
  Nothing<Exclude<Drift<Window, Electron.BrowserWindow>, Known['window']>>,
  Nothing<Exclude<Drift<WebContents, Electron.WebContents>, Known['contents']>>,
  Nothing<Drift<typeof safeStorage, Electron.SafeStorage>>,
  Nothing<Exclude<Drift<typeof defaultSession, Electron.Session>, Known['session']>>,
  Nothing<Drift<typeof doubles.ipcMain, Electron.IpcMain>>,
  Nothing<Drift<typeof doubles.protocol, Electron.Protocol>>,
  Nothing<Drift<typeof doubles.dialog, Electron.Dialog>>,
  Nothing<Drift<typeof doubles.shell, Electron.Shell>>,
  Nothing<Drift<typeof doubles.clipboard, Electron.Clipboard>>,
  Nothing<Drift<typeof doubles.nativeTheme, Electron.NativeTheme>>,
  Nothing<Drift<typeof doubles.powerMonitor, Electron.PowerMonitor>>,
  Nothing<Exclude<Drift<typeof doubles.screen, Electron.Screen>, Known['screen']>>,
];
