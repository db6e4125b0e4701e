// The one window: sandboxed, isolated, with its own title bar, shown when its page stands.
import { BrowserWindow } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import { APP_NAME } from './names.ts';
import { HEIGHT_MIN, WIDTH_MIN } from './windowState.ts';
import type { WindowState } from './windowState.ts';

/** Height of the title bar that each pane draws itself. */
const TITLE_BAR_HEIGHT = 44;

/** Grounds and ink of the drawn title bar (tokens --bg-side, --bg-main, --ink), light and dark. */
const GROUNDS = { side: ['#fafaf8', '#181817'], main: ['#ffffff', '#1c1c1a'] } as const;
const INK = ['#1d1c1a', '#eeede9'] as const;

/** On which ground the window's own buttons stand. */
export type Ground = keyof typeof GROUNDS;

/** Everything about the window that is decided before it exists. `preload` is the path of the built preload. */
export function windowOptions(
  place: WindowState,
  preload: string,
  dark: boolean,
  platform: NodeJS.Platform,
): BrowserWindowConstructorOptions {
  return {
    ...{ x: place.x, y: place.y, width: place.width, height: place.height },
    minWidth: WIDTH_MIN,
    minHeight: HEIGHT_MIN,
    title: APP_NAME,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: GROUNDS.main[dark ? 1 : 0],
    ...(platform === 'darwin'
      ? { titleBarStyle: 'hiddenInset' as const }
      : { titleBarStyle: 'hidden' as const, titleBarOverlay: overlay('side', dark) }),
    webPreferences: {
      preload,
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
      // Names and addresses are typed here: none of them may reach a dictionary.
      spellcheck: false,
    },
  };
}

/** Colours of the window's own buttons (Windows and Linux). */
export function overlay(ground: Ground, dark: boolean): { color: string; symbolColor: string; height: number } {
  const index = dark ? 1 : 0;
  return { color: GROUNDS[ground][index], symbolColor: INK[index], height: TITLE_BAR_HEIGHT };
}

/** Opens the window, still without a page. `keep` is handed where the window stands, whenever that may be lost. */
export function openWindow(
  options: BrowserWindowConstructorOptions,
  maximized: boolean,
  keep: (state: WindowState) => void,
): BrowserWindow {
  const window = new BrowserWindow(options);
  const remember = (): void => {
    if (window.isDestroyed() || window.isFullScreen()) return;
    keep({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  window.on('blur', remember);
  window.on('close', remember);
  // The title never tells what is on screen: it can be read over a shoulder, and systems log it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  return window;
}
