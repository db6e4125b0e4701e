// The module 'electron' as the app's main process sees it on the stand-in host.
import { app } from './app.ts';
import { Menu, MenuItem, Notification, Tray, clipboard, dialog, ipcMain, nativeImage } from './doubles.ts';
import { nativeTheme, powerMonitor, protocol, screen, shell } from './doubles.ts';
import { listenToDriver } from './driver.ts';
import { honest, lacking } from './honest.ts';
import { safeStorage } from './safeStorage.ts';
import { defaultSession } from './session.ts';
import { host } from './state.ts';
import { BrowserWindow } from './window.ts';

const session = honest('session', { defaultSession });

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
};
export { protocol, safeStorage, screen, session, shell, Tray };

// In Electron's main process these two are undefined.
export const contextBridge = undefined;
export const ipcRenderer = undefined;

export const autoUpdater = lacking('autoUpdater');
export const BaseWindow = lacking('BaseWindow');
export const contentTracing = lacking('contentTracing');
export const crashReporter = lacking('crashReporter');
export const desktopCapturer = lacking('desktopCapturer');
export const globalShortcut = lacking('globalShortcut');
export const inAppPurchase = lacking('inAppPurchase');
export const MessageChannelMain = lacking('MessageChannelMain');
export const net = lacking('net');
export const netLog = lacking('netLog');
export const powerSaveBlocker = lacking('powerSaveBlocker');
export const pushNotifications = lacking('pushNotifications');
export const ShareMenu = lacking('ShareMenu');
export const systemPreferences = lacking('systemPreferences');
export const TouchBar = lacking('TouchBar');
export const utilityProcess = lacking('utilityProcess');
export const View = lacking('View');
export const webContents = lacking('webContents');
export const WebContentsView = lacking('WebContentsView');
export const webFrameMain = lacking('webFrameMain');

const modules = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};
/** CommonJS packages and default imports see the same module; what is lacking throws when it is read. */
export default honest('electron', modules);

listenToDriver({ ...modules, host });
