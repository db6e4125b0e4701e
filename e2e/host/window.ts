// BrowserWindow: each one is a page of Chromium.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Chromium } from './chromium.ts';
import { HonestEmitter, honest, preventable } from './honest.ts';
import { host } from './state.ts';
import { targets } from './targets.ts';
import { WebContents } from './webContents.ts';

const WINDOW_EVENTS = [
  'ready-to-show',
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  'unresponsive',
  'responsive',
  // Windows alone; never raised here, a spec may emit them.
  'query-session-end',
  'session-end',
];

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Electron.BrowserWindowConstructorOptions;

export class Window extends HonestEmitter {
  static readonly all = new Set<Window>();
  static lastId = 0;

  readonly id = ++Window.lastId;
  /** This window as the app holds it. */
  readonly self: this;
  readonly contents: WebContents;
  readonly options: Options;
  overlay: unknown;
  #bounds: Bounds;
  #state: 'normal' | 'maximized' | 'minimized' | 'fullscreen' = 'normal';
  #visible: boolean;
  #destroyed = false;
  #title: string;

  constructor(options: Options = {}) {
    super('BrowserWindow', WINDOW_EVENTS);
    this.self = honest('BrowserWindow', this);
    this.options = options;
    this.overlay = options.titleBarOverlay;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#visible = options.show ?? true;
    this.#title = options.title ?? '';
    const preload = options.webPreferences?.preload;
    this.contents = new WebContents(preload === undefined ? '' : resolve(preload), options.webPreferences ?? {}, {
      bounds: () => this.#bounds,
      painted: () => this.emit('ready-to-show'),
      titled: (title) => {
        const event = preventable({});
        this.emit('page-title-updated', event, title, true);
        if (!event.defaultPrevented) this.#title = title;
      },
      gone: () => this.gone(),
    });
    Window.all.add(this);
    queueMicrotask(() => BrowserWindow.created(this.self));
  }

  get webContents(): WebContents {
    return this.contents.self;
  }

  static getAllWindows(): Window[] {
    return [...Window.all].map((window) => window.self);
  }
  static getFocusedWindow(): Window | null {
    return [...Window.all].find((window) => window.#visible)?.self ?? null;
  }
  static fromWebContents(contents: WebContents): Window | null {
    return [...Window.all].find((window) => window.contents.self === contents)?.self ?? null;
  }
  static fromId(id: number): Window | null {
    return [...Window.all].find((window) => window.id === id)?.self ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }
  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(path).href);
  }
  reload(): void {
    this.contents.reload();
  }

  /** A person or the app asks the window to close; a listener may keep it open. */
  close(): void {
    if (this.#destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.contents.close();
    this.gone();
  }
  /** The page is no more, whoever closed it. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    Window.all.delete(this);
    this.contents.gone();
    this.emit('closed');
    if (Window.all.size === 0) setImmediate(() => BrowserWindow.allClosed());
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
    this.emit('focus');
  }
  showInactive(): void {
    this.#visible = true;
    this.emit('show');
  }
  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    this.contents.toFront();
    this.emit('focus');
  }
  isFocused(): boolean {
    return this.#visible && this.#state !== 'minimized';
  }
  #become(state: 'normal' | 'maximized' | 'minimized' | 'fullscreen', event: string): void {
    if (this.#state === state) return;
    this.#state = state;
    this.emit(event);
  }
  maximize(): void {
    this.#visible = true;
    this.#become('maximized', 'maximize');
  }
  unmaximize(): void {
    this.#become('normal', 'unmaximize');
  }
  isMaximized(): boolean {
    return this.#state === 'maximized';
  }
  minimize(): void {
    this.#become('minimized', 'minimize');
  }
  restore(): void {
    this.#become('normal', 'restore');
  }
  isMinimized(): boolean {
    return this.#state === 'minimized';
  }
  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }
  setFullScreen(full: boolean): void {
    this.#become(full ? 'fullscreen' : 'normal', full ? 'enter-full-screen' : 'leave-full-screen');
  }

  getBounds(): Bounds {
    return { ...this.#bounds };
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const [width = 0, height = 0] = this.getMinimumSize();
    this.#bounds.width = Math.max(this.#bounds.width, width);
    this.#bounds.height = Math.max(this.#bounds.height, height);
    this.contents.resize();
    this.emit('resize');
    this.emit('move');
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  getMinimumSize(): number[] {
    return [this.options.minWidth ?? 0, this.options.minHeight ?? 0];
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  setTitleBarOverlay(overlay: unknown): void {
    this.overlay = overlay;
  }
  setBackgroundColor(): void {
    // Nothing shows before the page here.
  }
  setMenuBarVisibility(): void {
    // There is no menu bar here.
  }
  setContentProtection(): void {
    // Pictures of a page are the driver's here.
  }
}

/** Electron's `BrowserWindow`; `created` and `allClosed` are the app's ears. */
export const BrowserWindow = Object.assign(
  new Proxy(Window, {
    construct: (target, [options]: [Options?]) => new target(options).self,
  }),
  {
    created: (_window: Window): void => undefined,
    allClosed: (): void => undefined,
  },
);

/** Hears Chromium: which pages come, and closes those that nobody here asked for (window.open, middle click). */
export async function watchChromium({ cdp }: Chromium): Promise<void> {
  cdp.listen((method, params, sessionId) => {
    if (method === 'Target.attachedToTarget') {
      const target = params['targetInfo'] as { targetId: string; type: string; url: string };
      if (target.type === 'page') targets.arrived(target.targetId, params['sessionId'] as string, target.url);
      else void cdp.send('Runtime.runIfWaitingForDebugger', {}, params['sessionId'] as string).catch(() => undefined);
      return;
    }
    if (method === 'Target.detachedFromTarget') return WebContents.left(params['sessionId'] as string);
    if (method === 'Target.targetInfoChanged') {
      const info = params['targetInfo'] as { targetId: string; title: string };
      return WebContents.renamed(info.targetId, info.title);
    }
    if (method === 'Browser.downloadWillBegin') {
      host.downloads.emit('will-download', params['url'], params['suggestedFilename']);
      return;
    }
    WebContents.heard(method, params, sessionId);
  });
  // A person who closes the last window ends Chromium with it.
  cdp.onClose = () => {
    for (const window of [...Window.all]) window.gone();
  };
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
}
