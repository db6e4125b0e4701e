// WebContents: one page, its life, its addresses and what Chromium tells of it.
import { toApp, toChromium } from './addresses.ts';
import type { Params } from './cdp.ts';
import { Frames } from './frames.ts';
import type { Frame } from './frames.ts';
import { HonestEmitter, NotInHost, honest, preventable } from './honest.ts';
import { applyPermissions } from './permissions.ts';
import { PreloadSide } from './preloadSide.ts';
import { answerRequest } from './requests.ts';
import type { PausedRequest } from './requests.ts';
import { defaultSession } from './session.ts';
import { chromium, host, isDark } from './state.ts';
import { targets } from './targets.ts';
import type { Target } from './targets.ts';

const CONTENTS_EVENTS = [
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-start-loading',
  'did-stop-loading',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'destroyed',
  'console-message',
  'preload-error',
  'devtools-opened',
];

type WindowSide = {
  bounds(): { x: number; y: number; width: number; height: number };
  painted(): void;
  titled(title: string): void;
  gone(): void;
};

export class WebContents extends HonestEmitter {
  static readonly all = new Set<WebContents>();
  static lastId = 0;

  readonly id = ++WebContents.lastId;
  /** These contents as the app holds them. */
  readonly self: this = honest('webContents', this);
  readonly session = defaultSession;
  readonly #preload: string;
  readonly #preferences: Electron.WebPreferences;
  readonly #window: WindowSide;
  readonly #ready: Promise<void>;
  readonly #frames = new Frames();
  readonly #preloadSide = new PreloadSide(this.self, (method, params) => this.#quietly(method, params));
  #target: Target = { targetId: '', sessionId: '' };
  #destroyed = false;
  #painted = false;
  /** The address that the app itself is loading, as Chromium knows it. */
  #loading = '';
  #openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | undefined;

  constructor(preload: string, preferences: Electron.WebPreferences, window: WindowSide) {
    super('webContents', CONTENTS_EVENTS);
    this.#preload = preload;
    this.#preferences = preferences;
    this.#window = window;
    WebContents.all.add(this);
    this.#ready = this.#start();
    this.#ready.catch((error: unknown) => {
      if (!this.#destroyed) console.error(error instanceof Error ? error.message : String(error));
    });
  }

  // ---- life

  async #start(): Promise<void> {
    this.#target = await targets.claim();
    await Promise.all([
      this.#send('Page.enable'),
      this.#send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
      this.#send('Inspector.enable'),
      this.#send('Runtime.addBinding', this.#preloadSide.binding),
    ]);
    await this.#preloadSide.begin(this.#preload, (method, params) => this.#send(method, params));
    await this.#send('Runtime.enable');
    await Promise.all([this.#applyTheme(), this.#applySize(), applyPermissions()]);
    host.themeEvents.on('changed', this.#themeChanged);
    await this.#send('Runtime.runIfWaitingForDebugger');
  }

  readonly #themeChanged = (): void => {
    void this.#applyTheme();
  };

  #send<T = Params>(method: string, params: Params = {}): Promise<T> {
    return chromium().cdp.send<T>(method, params, this.#target.sessionId);
  }

  #quietly(method: string, params: Params = {}): Promise<unknown> {
    return this.#send(method, params).catch(() => undefined);
  }

  async #applyTheme(): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: isDark() ? 'dark' : 'light' }];
    await this.#quietly('Emulation.setEmulatedMedia', { features });
  }

  async #applySize(): Promise<void> {
    const { x, y, width, height } = this.#window.bounds();
    if (host.headed) {
      const { cdp } = chromium();
      const found = await cdp.send<{ windowId: number }>('Browser.getWindowForTarget', {
        targetId: this.#target.targetId,
      });
      const bounds = { left: x, top: y, width, height };
      await cdp.send('Browser.setWindowBounds', { windowId: found.windowId, bounds }).catch(() => undefined);
      return;
    }
    await this.#quietly('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false });
  }

  /** Called by the window when it is gone, or by Chromium through it. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    host.themeEvents.off('changed', this.#themeChanged);
    WebContents.all.delete(this);
    this.emit('destroyed');
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  close(): void {
    void this.#ready
      .then(() => chromium().cdp.send('Target.closeTarget', { targetId: this.#target.targetId }))
      .catch(() => undefined);
  }
  resize(): void {
    void this.#ready.then(() => this.#applySize()).catch(() => undefined);
  }
  toFront(): void {
    if (host.headed) void this.#ready.then(() => this.#quietly('Page.bringToFront')).catch(() => undefined);
  }

  // ---- addresses

  async loadURL(url: string): Promise<void> {
    await this.#ready;
    this.emit('did-start-loading');
    this.#loading = toChromium(url, host.schemes);
    const loaded = new Promise<void>((done) => this.once('did-finish-load', () => done()));
    const { errorText } = await this.#send<{ errorText?: string }>('Page.navigate', { url: this.#loading });
    if (errorText !== undefined) {
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await loaded;
  }
  reload(): void {
    this.#loading = toChromium(this.getURL(), host.schemes);
    void this.#quietly('Page.reload');
  }
  getURL(): string {
    return this.#frames.main?.url ?? '';
  }
  getTitle(): string {
    return '';
  }
  get mainFrame(): Frame | null {
    return this.#frames.main;
  }
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#preferences };
  }
  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }
  openDevTools(): void {
    throw new NotInHost('webContents.openDevTools');
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  /** Pages here have the flags of `chromium.ts`; what the app asks for is recorded. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    host.records.webRtc = policy;
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  readonly navigationHistory = honest('navigationHistory', {
    clear: (): void => {
      void this.#quietly('Page.resetNavigationHistory');
    },
  });
  /** As Electron's: the page's process dies without a word. */
  forcefullyCrashRenderer(): void {
    void this.#quietly('Page.crash');
  }

  // ---- messages

  send(channel: string, ...args: unknown[]): void {
    this.#preloadSide.send(this.#frames.main, channel, args);
  }

  // ---- what Chromium tells

  static #by(sessionId: string): WebContents | undefined {
    return [...WebContents.all].find((contents) => contents.#target.sessionId === sessionId);
  }

  static left(sessionId: string): void {
    const contents = WebContents.#by(sessionId);
    if (contents) contents.#window.gone();
  }

  static renamed(targetId: string, title: string): void {
    for (const contents of WebContents.all) {
      if (
        contents.#target.targetId === targetId &&
        title !== '' &&
        !title.includes('.test/') &&
        title !== 'about:blank'
      ) {
        contents.#window.titled(title);
      }
    }
  }

  static heard(method: string, params: Params, sessionId: string): void {
    const contents = WebContents.#by(sessionId);
    if (contents) contents.#heard(method, params);
  }

  #heard(method: string, params: Params): void {
    switch (method) {
      case 'Fetch.requestPaused':
        void this.#requestPaused(params as unknown as PausedRequest);
        return;
      case 'Runtime.bindingCalled':
        void this.#preloadSide.called(params);
        return;
      case 'Runtime.executionContextCreated':
        this.#preloadSide.worldCreated(params, (id) => this.#frames.at(id));
        return;
      case 'Runtime.executionContextDestroyed':
        this.#preloadSide.worldDestroyed(params);
        return;
      case 'Runtime.executionContextsCleared':
        this.#preloadSide.worldsCleared();
        return;
      case 'Page.frameAttached':
        this.#frames.attached(params);
        return;
      case 'Page.frameNavigated':
        if (this.#frames.navigated(params) && this.getURL() !== 'about:blank')
          this.emit('did-navigate', {}, this.getURL(), 200, 'OK');
        return;
      case 'Page.domContentEventFired':
        this.emit('dom-ready', {});
        return;
      case 'Page.loadEventFired':
        if (this.getURL() === 'about:blank' || this.getURL() === '') return;
        this.emit('did-finish-load', {});
        this.emit('did-stop-loading', {});
        if (!this.#painted) {
          this.#painted = true;
          this.#window.painted();
        }
        return;
      case 'Page.windowOpen':
        this.#windowOpened(params);
        return;
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        return;
    }
  }

  #windowOpened(params: Params): void {
    const answer = this.#openHandler?.({
      url: toApp(params['url'] as string, host.schemes),
      frameName: params['windowName'] as string,
      features: (params['windowFeatures'] as string[]).join(','),
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    });
    // The page itself is closed in `arrived`; a window that the app allows is not built here.
    if (answer?.action === 'deny') return;
    host.records.allowedWindows.push(toApp(params['url'] as string, host.schemes));
    console.error(new NotInHost('a window that the page opens').message);
  }

  async #requestPaused(request: PausedRequest): Promise<void> {
    if (request.resourceType === 'Document' && !this.#mayNavigate(request)) {
      host.records.refused.push({ url: toApp(request.request.url, host.schemes), kind: 'navigation' });
      await this.#quietly('Fetch.failRequest', { requestId: request.requestId, errorReason: 'Aborted' });
      return;
    }
    await answerRequest(request, (method, params) => this.#quietly(method, params));
  }

  /** Raises the events by which an app keeps a page where it is. Navigations that the app began itself pass. */
  #mayNavigate(paused: PausedRequest): boolean {
    const chromiumUrl = paused.request.url;
    if (chromiumUrl === this.#loading.split('#')[0]) {
      this.#loading = '';
      return true;
    }
    const frame = this.#frames.known(paused.frameId);
    const isMainFrame = frame === null || frame === this.#frames.main;
    const url = toApp(chromiumUrl, host.schemes);
    const inFrame = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    this.emit('will-frame-navigate', inFrame);
    if (!isMainFrame || inFrame.defaultPrevented) return !inFrame.defaultPrevented;
    const whole = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    this.emit('will-navigate', whole, url);
    return !whole.defaultPrevented;
  }
}
