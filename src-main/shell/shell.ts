// The shell around the page: protocol, guards, theme, menu, the one window, and the way between page and main.
import { join } from 'node:path';
import { Menu, app, nativeTheme, powerMonitor, protocol, screen, session, shell } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import type { Handlers } from '../../src-shared/contract/calls.ts';
import type { GoTo } from '../../src-shared/contract/views/status.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { QuitWords } from '../../src-shared/outbox/quitWords.ts';
import { answerFromFolder } from './appProtocol.ts';
import { askToQuit } from './askToQuit.ts';
import { badgeShower, type ShownBadge } from './badge.ts';
import { answerFromServer } from './developmentServer.ts';
import { guardContents, guardNetwork, guardSession } from './guards.ts';
import type { Log } from './log.ts';
import { menuTemplate } from './menu.ts';
import type { Command, RehearsalMenu } from './menu.ts';
import { APP_SCHEME, LOCK_URL, START_URL } from './names.ts';
import { notificationShower } from './notifications.ts';
import { openOutside } from './openOutside.ts';
import { rescuePage } from './pageRescue.ts';
import { replacePage } from './replacePage.ts';
import { wordsFragment } from './chooseWords.ts';
import type { Refusal } from './answer.ts';
import { createPush } from './push.ts';
import type { Push } from './push.ts';
import { serveContract } from './serve.ts';
import type { SettingsBook } from './settings.ts';
import { openWindow, overlay, windowOptions } from './window.ts';
import { placeWindow } from './windowState.ts';
import { createWishes } from './wishes.ts';

export type ShellParts = {
  /** Folder with `preload/` and `renderer/` as they were built. */
  readonly built: string;
  /** Address of the development server, '' in every built app. */
  readonly developmentServer: string;
  readonly platform: NodeJS.Platform;
  readonly settings: SettingsBook;
  readonly handlers: Handlers;
  /** Why a call is not answered now; null = it is. */
  readonly refusal: Refusal;
  /** Resolves when the account stands and who may call is known; calls that come earlier wait for it. */
  readonly opened: Promise<void>;
  /** Nobody is signed in: the lock screen is shown in place of the page. */
  readonly isLocked: () => boolean;
  /** The window is left out of pictures of the screen. */
  readonly contentProtection: () => boolean;
  readonly log: Log;
  /** Files are closed and the window may go; before that, closing it is a wish to quit. */
  readonly mayClose: () => boolean;
  /** The computer is shut down or the person logs off. */
  readonly systemEnds: () => void;
  /** Milliseconds that never go back. */
  monotonic(): number;
};

export type Shell = {
  readonly push: Push;
  /** Brings the window to the front; opens it where it was closed (macOS). */
  show(): void;
  /** Asks whether to quit; true = yes. With "no" the window is in front again. */
  askToQuit(words: QuitWords): Promise<boolean>;
  /** The menu for rehearsing an outage: null takes it away. */
  setRehearsal(rehearsal: RehearsalMenu | null): void;
  /** Whether the window has the focus. */
  isFocused(): boolean;
  /** Shows a notification of the system's; `clicked` when a person clicks it. */
  notify(words: { readonly title: string; readonly body: string }, clicked: () => void): void;
  /** Brings the window to the front, and its page to a place. */
  goTo(place: GoTo): void;
  /** What the dock, the task bar and the tray say of the outbox. */
  setBadge(badge: ShownBadge): void;
  /** The page shows something: what was asked of it before it could hear is done now. */
  readonly pageListens: () => void;
  /** Locked, or open for somebody: the page's process ends, and the one that fits now begins. */
  replacePage(): void;
  /** Whether the window is left out of pictures and recordings of the screen. */
  setContentProtection(on: boolean): void;
  /** Light, dark, or as the system has it; the page follows by prefers-color-scheme. */
  setTheme(theme: Settings['theme']): void;
};

/** Builds the shell and opens the window. To be called once, when Electron is ready. */
export function openShell(parts: ShellParts): Shell {
  const { built, developmentServer, platform, settings, handlers, log } = parts;
  let window: BrowserWindow | null = null;
  let loaded: Promise<void> = Promise.resolve();
  const contents = (): WebContents | null => (window === null || window.isDestroyed() ? null : window.webContents);
  const push = createPush(contents, parts.isLocked);
  const address = (): string => `${parts.isLocked() ? LOCK_URL : START_URL}${wordsFragment}`;

  const page = join(built, 'renderer');
  protocol.handle(APP_SCHEME, (request) =>
    developmentServer === '' ? answerFromFolder(page, request) : answerFromServer(developmentServer, request),
  );
  guardSession(session.defaultSession, log);
  // The development server's own socket is the one thing beside our files; it is in no built app.
  if (developmentServer === '') guardNetwork(session.defaultSession, log);
  const outside = (url: string): void => {
    void openOutside(url, (address) => shell.openExternal(address)).catch(() => log('outside.failed'));
  };
  app.on('web-contents-created', (_event, created) => guardContents(created, outside, log));
  serveContract(
    handlers,
    () => contents()?.id ?? null,
    log,
    () => parts.monotonic(),
    parts.refusal,
    parts.opened,
  );

  const show = (): void => {
    if (window === null) return open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  let isOpened = false;
  void parts.opened.then(() => (isOpened = true));
  const wishes = createWishes(push, () => isOpened && parts.isLocked());
  const run = (name: Command): void => {
    show();
    wishes.want({ is: 'command', what: { name } });
  };
  const goTo = (place: GoTo): void => {
    show();
    wishes.want({ is: 'goTo', what: place });
  };
  const badge = badgeShower({
    platform,
    window: () => window,
    show,
    openOutbox: () => goTo({ to: 'outbox', changeId: null }),
  });
  let inMenu: RehearsalMenu | null | undefined;
  const setRehearsal = (rehearsal: RehearsalMenu | null): void => {
    if (inMenu !== undefined && inMenu?.now === rehearsal?.now) return;
    inMenu = rehearsal;
    const menu = menuTemplate(platform, run, developmentServer !== '', rehearsal);
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  };
  setRehearsal(null);

  nativeTheme.themeSource = settings.read().theme;
  nativeTheme.on('updated', () => {
    if (platform !== 'darwin') window?.setTitleBarOverlay(overlay('side', nativeTheme.shouldUseDarkColors));
  });

  function open(): void {
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const place = placeWindow(settings.window(), areas);
    const preload = join(built, 'preload', 'preload.cjs');
    const options = windowOptions(place, preload, nativeTheme.shouldUseDarkColors, platform);
    const opened = openWindow(options, place.maximized, (state) => settings.keepWindow(state));
    loaded = opened.loadURL(address()).catch(() => log('page.notLoaded'));
    opened.setContentProtection(parts.contentProtection());
    window = opened;
    badge.again();
    opened.on('close', (event) => {
      if (parts.mayClose()) return;
      event.preventDefault();
      app.quit(); // asks where something waits, and closes the window when all is closed
    });
    // Windows says so to the window, macOS and Linux to the power monitor.
    opened.on('query-session-end', parts.systemEnds);
    opened.on('session-end', parts.systemEnds);
    opened.on('closed', () => {
      window = null;
      wishes.leaves();
    });
    opened.webContents.on('did-navigate', wishes.leaves);
    opened.webContents.on('render-process-gone', wishes.leaves);
    rescuePage(
      opened.webContents,
      () => parts.monotonic(),
      log,
      () => opened.destroy(),
    );
  }
  powerMonitor.on('shutdown', parts.systemEnds);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  open();
  return {
    push,
    show,
    setRehearsal,
    isFocused: () => window?.isFocused() === true,
    notify: notificationShower(),
    goTo,
    setBadge: (shown) => badge.set(shown),
    async askToQuit(words) {
      const quits = await askToQuit(window, words);
      if (!quits) show();
      return quits;
    },
    pageListens: wishes.listens,
    replacePage() {
      if (parts.isLocked()) wishes.drop();
      const page = contents();
      // Its first page is on its way: what it is can be told when it stands.
      if (page !== null) void loaded.then(() => replacePage(page, address, log));
    },
    setContentProtection(on) {
      window?.setContentProtection(on);
    },
    setTheme(theme) {
      nativeTheme.themeSource = theme;
    },
  };
}
