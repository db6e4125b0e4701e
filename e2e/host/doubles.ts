// Small doubles that do nothing to the machine: they record what they were asked, and specs drive them.
import { EventEmitter } from 'node:events';
import { HonestEmitter, NotInHost, honest } from './honest.ts';
import { host, isDark } from './state.ts';

/** Electron's `ipcMain`. */
export const ipcMain = honest('ipcMain', {
  handle(channel: string, handler: (...args: never[]) => unknown): void {
    if (host.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    host.handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    host.handlers.delete(channel);
  },
  on(channel: string, listener: (...args: unknown[]) => void): unknown {
    host.ipcEvents.on(channel, listener);
    return ipcMain;
  },
  removeListener(channel: string, listener: (...args: unknown[]) => void): unknown {
    host.ipcEvents.removeListener(channel, listener);
    return ipcMain;
  },
  removeAllListeners(channel?: string): unknown {
    host.ipcEvents.removeAllListeners(channel);
    return ipcMain;
  },
  eventNames: (): (string | symbol)[] => host.ipcEvents.eventNames(),
  listenerCount: (channel: string): number => host.ipcEvents.listenerCount(channel),
});

/** Electron's `protocol`. */
export const protocol = honest('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    for (const { scheme } of schemes) host.schemes.add(scheme);
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    host.schemes.add(scheme);
    host.schemeHandlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    host.schemeHandlers.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => host.schemeHandlers.has(scheme),
});

/** Electron's `dialog`: nobody answers here, so every question is cancelled unless a spec replaces the method. */
export const dialog = honest('dialog', {
  showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    host.records.dialogs.push(args.at(-1));
    return Promise.resolve({ canceled: true, filePaths: [] });
  },
  showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    host.records.dialogs.push(args.at(-1));
    return Promise.resolve({ canceled: true, filePath: '' });
  },
  showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = args.at(-1) as Electron.MessageBoxOptions;
    host.records.dialogs.push(options);
    return Promise.resolve({ response: options.cancelId ?? 0, checkboxChecked: false });
  },
  showErrorBox(title: string, content: string): void {
    host.records.dialogs.push({ title, content });
    console.error(`${title}\n${content}`);
  },
});

/** Electron's `shell`: nothing is opened, all is recorded. */
export const shell = honest('shell', {
  openExternal(url: string): Promise<void> {
    host.records.opened.push(url);
    return Promise.resolve();
  },
  showItemInFolder(path: string): void {
    host.records.opened.push(path);
  },
  openPath(path: string): Promise<string> {
    host.records.opened.push(path);
    return Promise.resolve('');
  },
});

/** Electron's `clipboard`: its own, so that no test touches the machine's. */
let clip = '';
export const clipboard = honest('clipboard', {
  readText: (): Promise<string> => Promise.resolve(clip),
  writeText(text: string): Promise<void> {
    clip = text;
    return Promise.resolve();
  },
  clear(): void {
    clip = '';
  },
});

class Theme extends EventEmitter {
  get themeSource(): 'system' | 'light' | 'dark' {
    return host.theme.source;
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    if (host.theme.source === source) return;
    host.theme.source = source;
    this.#changed();
  }
  get shouldUseDarkColors(): boolean {
    return isDark();
  }
  get shouldUseHighContrastColors(): boolean {
    return false;
  }
  get inForcedColorsMode(): boolean {
    return false;
  }
  /** For specs: the person changes the system's theme. */
  systemTurns(theme: 'light' | 'dark'): void {
    host.theme.systemDark = theme === 'dark';
    this.#changed();
  }
  #changed(): void {
    this.emit('updated');
    host.themeEvents.emit('changed');
  }
}
const theme = new Theme();
/** Electron's `nativeTheme`. Setters go through to the real double. */
export const nativeTheme = honest('nativeTheme', theme);

/** Electron's `powerMonitor`: a spec emits suspend and resume; there is no idle time. */
class Power extends HonestEmitter {
  constructor() {
    super('powerMonitor', [
      ...['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown', 'on-ac', 'on-battery'],
      // macOS alone; never raised here, a spec may emit them.
      ...['user-did-become-active', 'user-did-resign-active'],
    ]);
  }
  getSystemIdleTime(): number {
    return 0;
  }
  getSystemIdleState(): 'active' {
    return 'active';
  }
}
export const powerMonitor = honest('powerMonitor', new Power());

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
  scaleFactor: 1,
};
class Screen extends HonestEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }
  getPrimaryDisplay(): typeof display {
    return display;
  }
  getAllDisplays(): (typeof display)[] {
    return [display];
  }
  getDisplayMatching(): typeof display {
    return display;
  }
}
export const screen = honest('screen', new Screen());

/** Electron's `Notification`: recorded, never shown. */
export class Notification extends HonestEmitter {
  readonly title: string;
  readonly body: string;
  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    host.records.notifications.push({ title: this.title, body: this.body });
    host.shown.push(this);
    this.emit('show', {});
  }
  close(): void {
    this.emit('close', {});
  }
}

/** Electron's `MenuItem`; `click()` does what a person's click does. Roles do nothing here. */
export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: unknown;
  readonly submenu: Menu | undefined;
  readonly options: Electron.MenuItemConstructorOptions;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  constructor(options: Electron.MenuItemConstructorOptions) {
    this.options = options;
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.role = options.role;
    this.type = options.type ?? 'normal';
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : (options.submenu as unknown as Menu | undefined);
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
  }
  click(): void {
    this.options.click?.(this as never, undefined, {});
  }
}

/** Electron's `Menu`: kept, never drawn. */
export class Menu {
  static #application: Menu | null = null;
  readonly items: MenuItem[] = [];
  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): Menu {
    const menu = new Menu();
    for (const options of template) menu.items.push(new MenuItem(options));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
  append(item: MenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found) return found;
    }
    return null;
  }
  popup(): void {
    throw new NotInHost('Menu.popup');
  }
}

/** Electron's `nativeImage`: the bytes are taken, and no image is made of them. */
export const nativeImage = honest('nativeImage', {
  createFromBuffer: (bytes: Buffer): unknown =>
    honest('NativeImage', {
      isEmpty: () => bytes.length === 0,
      addRepresentation: () => undefined,
    }),
});

/** Electron's `Tray`: kept, never drawn; its words are recorded. */
export class Tray extends HonestEmitter {
  constructor(_image: unknown) {
    super('Tray', ['click', 'right-click', 'double-click']);
  }
  setImage(): void {
    // Kept out of sight.
  }
  setToolTip(text: string): void {
    host.records.tray = text;
  }
  setContextMenu(): void {
    // Kept out of sight.
  }
  destroy(): void {
    this.removeAllListeners();
  }
  isDestroyed(): boolean {
    return false;
  }
}
