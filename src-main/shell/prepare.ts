// What must be settled before Electron is ready: name, data folder, sandbox, our scheme, and that we are the only one.
import { app, protocol } from 'electron';
import { APP_SCHEMES } from './appProtocol.ts';
import { makeOwn } from './dataFolder.ts';
import { APP_ID, APP_NAME } from './names.ts';
import { takeInstanceLock } from './oneInstance.ts';

/**
 * Prepares the app. `dataFolder` moves all that is kept ('' = the system's usual place). False: another Front Desk has
 * this profile, and the caller must quit before it opens any file. `onSecond` is called when somebody starts another.
 */
export function prepareApp(dataFolder: string, onSecond: (args: readonly string[]) => void): boolean {
  app.setName(APP_NAME);
  app.setAppUserModelId(APP_ID);
  if (dataFolder !== '') app.setPath('userData', dataFolder);
  makeOwn(app.getPath('userData'), process.platform);
  app.enableSandbox();
  // Hot reload comes from loopback, which Chromium keeps from pages of other origins. Left out of every built app.
  if (import.meta.env.DEV) app.commandLine.appendSwitch('disable-features', 'LocalNetworkAccessChecks');
  protocol.registerSchemesAsPrivileged(APP_SCHEMES);
  return takeInstanceLock(app, onSecond);
}
