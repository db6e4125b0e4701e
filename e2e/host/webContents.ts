// WebContents: one page, its preload in a world of its own, its messages and its navigations.
import { readFileSync } from 'node:fs';
import { toApp, toChromium } from './addresses.ts';
import { bridgeScripts, makeCodec } from './bridge.ts';
import type { Coded } from './bridge.ts';
import type { Params } from './cdp.ts';
import { HonestEmitter, NotInHost, honest, preventable } from './honest.ts';
import { answerRequest } from './requests.ts';
import type { PausedRequest } from './requests.ts';
import { defaultSession } from './session.ts';
import { chromium, host, isDark } from './state.ts';

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

const PRELOAD_WORLD = 'preload';
const codec = makeCodec();

type WindowSide = {
  bounds(): { x: number; y: number; width: number; height: number };
  painted(): void;
  titled(title: string): void;
  gone(): void;
};

/** A frame as ipc events carry it. */
export class Frame {
  readonly id: string;
  readonly parent: Frame | null;
  url = '';
  constructor(id: string, parent: Frame | null) {
    this.id = id;
    this.parent = parent;
  }
  get top(): Frame {
    return this.parent ? this.parent.top : this;
  }
  get origin(): string {
    const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(this.url);
    return match?.[1] ?? 'null';
  }
  isDestroyed(): boolean {
    return this.url === '';
  }
}

type Call = { kind: 'invoke' | 'send'; id: number; channel: string; args: Coded };

export class WebContents extends HonestEmitter {
  static readonly all = new Set<WebContents>();
  static lastId = 0;
  /** Pages that Chromium has shown us and nobody has claimed. */
  static readonly #spare: { targetId: string; sessionId: string }[] = [];
  static readonly #awaited = new Map<string, (sessionId: string) => void>();
  static #creating = 0;
  static readonly #early = new Map<string, string>();

  readonly id = ++WebContents.lastId;
  /** These contents as the app holds them. */
  readonly self: this = honest('webContents', this);
  readonly session = defaultSession;
  readonly #preload: string;
  readonly #preferences: Electron.WebPreferences;
  readonly #window: WindowSide;
  readonly #ready: Promise<void>;
  readonly #frames = new Map<string, Frame>();
  /** Worlds of the preload: execution context id to frame. */
  readonly #worlds = new Map<number, Frame>();
  #targetId = '';
  #sessionId = '';
  #main: Frame | null = null;
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
    const { cdp } = chromium();
    const spare = WebContents.#spare.shift();
    if (spare) {
      this.#targetId = spare.targetId;
      this.#sessionId = spare.sessionId;
    } else {
      WebContents.#creating++;
      const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
      });
      WebContents.#creating--;
      this.#targetId = targetId;
      const early = WebContents.#early.get(targetId);
      WebContents.#early.delete(targetId);
      this.#sessionId = early ?? (await new Promise((done) => WebContents.#awaited.set(targetId, done)));
    }
    await Promise.all([
      this.#send('Page.enable'),
      this.#send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
      this.#send('Inspector.enable'),
      this.#send('Runtime.addBinding', { name: 'hostBinding', executionContextName: PRELOAD_WORLD }),
    ]);
    if (this.#preload !== '') {
      const facts = { platform: process.platform, arch: process.arch, versions: { node: process.versions.node } };
      const scripts = bridgeScripts(readFileSync(this.#preload, 'utf8'), facts);
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page });
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: PRELOAD_WORLD });
    }
    await this.#send('Runtime.enable');
    await Promise.all([this.#applyTheme(), this.#applySize(), this.#applyPermissions()]);
    host.themeEvents.on('changed', this.#themeChanged);
    await this.#send('Runtime.runIfWaitingForDebugger');
  }

  readonly #themeChanged = (): void => {
    void this.#applyTheme();
  };

  #send<T = Params>(method: string, params: Params = {}): Promise<T> {
    return chromium().cdp.send<T>(method, params, this.#sessionId);
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
      const found = await cdp.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId: this.#targetId });
      const bounds = { left: x, top: y, width, height };
      await cdp.send('Browser.setWindowBounds', { windowId: found.windowId, bounds }).catch(() => undefined);
      return;
    }
    await this.#quietly('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false });
  }

  /** Asks the app's check handler what Electron would ask; without a handler Electron grants. */
  async #applyPermissions(): Promise<void> {
    const names = {
      geolocation: 'geolocation',
      notifications: 'notifications',
      media: 'camera',
      'clipboard-read': 'clipboard-read',
    };
    for (const [electronName, name] of Object.entries(names)) {
      const checked =
        host.permissionCheck?.(electronName, [...host.schemes].map((scheme) => `${scheme}://`)[0] ?? '') ?? true;
      let asked = host.permissionRequest === null;
      host.permissionRequest?.(electronName, (granted) => (asked = granted));
      const granted = checked && asked;
      host.records.permissions[electronName] = granted;
      const setting = granted ? 'granted' : 'denied';
      await chromium()
        .cdp.send('Browser.setPermission', { permission: { name }, setting })
        .catch(() => undefined);
      if (name === 'camera') {
        await chromium()
          .cdp.send('Browser.setPermission', { permission: { name: 'microphone' }, setting })
          .catch(() => undefined);
      }
    }
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
      .then(() => chromium().cdp.send('Target.closeTarget', { targetId: this.#targetId }))
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
    return this.#main?.url ?? '';
  }
  getTitle(): string {
    return '';
  }
  get mainFrame(): Frame | null {
    return this.#main;
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
    const coded = codec.encode(structuredClone(args));
    for (const [contextId, frame] of this.#worlds)
      if (frame === this.#main) this.#toPreload(contextId, 'event', channel, coded);
  }

  #toPreload(contextId: number, ...args: unknown[]): void {
    void this.#quietly('Runtime.callFunctionOn', {
      executionContextId: contextId,
      functionDeclaration: '(text) => { hostToPreload(...JSON.parse(text)); }',
      arguments: [{ value: JSON.stringify(args) }],
    });
  }

  async #called(contextId: number, call: Call): Promise<void> {
    const frame = this.#worlds.get(contextId) ?? null;
    const event = { sender: this.self, senderFrame: frame, frameId: 0, processId: process.pid, type: 'frame' as const };
    const args = codec.decode(call.args) as unknown[];
    if (call.kind === 'send') {
      host.ipcEvents.emit(call.channel, { ...event, returnValue: undefined, ports: [] }, ...args);
      return;
    }
    try {
      const handler = host.handlers.get(call.channel) as ((...given: unknown[]) => unknown) | undefined;
      if (!handler) throw new Error(`No handler registered for '${call.channel}'`);
      const value = codec.encode(structuredClone(await handler(event, ...args)));
      this.#toPreload(contextId, 'value', call.id, value);
    } catch (error) {
      this.#toPreload(contextId, 'error', call.id, `Error invoking remote method '${call.channel}': ${String(error)}`);
    }
  }

  // ---- what Chromium tells

  static #by(sessionId: string): WebContents | undefined {
    return [...WebContents.all].find((contents) => contents.#sessionId === sessionId);
  }

  static arrived(targetId: string, sessionId: string, url: string): void {
    const awaited = WebContents.#awaited.get(targetId);
    WebContents.#awaited.delete(targetId);
    if (awaited) return awaited(sessionId);
    if (WebContents.lastId === 0 && WebContents.#spare.length === 0) {
      WebContents.#spare.push({ targetId, sessionId });
      return;
    }
    if (WebContents.#creating > 0 && url === 'about:blank') {
      WebContents.#early.set(targetId, sessionId);
      return;
    }
    // A page that nobody here asked for: the page tried to open a window.
    host.records.deniedWindows.push(toApp(url, host.schemes));
    const { cdp } = chromium();
    void cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
    // It waits for us, and with it the page that tried to open it: both share a thread.
    void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined);
  }

  static left(sessionId: string): void {
    const contents = WebContents.#by(sessionId);
    if (contents) contents.#window.gone();
  }

  static renamed(targetId: string, title: string): void {
    for (const contents of WebContents.all) {
      if (contents.#targetId === targetId && title !== '' && !title.includes('.test/') && title !== 'about:blank') {
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
        void this.#called(params['executionContextId'] as number, JSON.parse(params['payload'] as string) as Call);
        return;
      case 'Runtime.executionContextCreated': {
        const context = params['context'] as { id: number; name: string; auxData: { frameId: string } };
        if (context.name === PRELOAD_WORLD) this.#worlds.set(context.id, this.#frame(context.auxData.frameId));
        return;
      }
      case 'Runtime.executionContextDestroyed':
        this.#worlds.delete(params['executionContextId'] as number);
        return;
      case 'Runtime.executionContextsCleared':
        this.#worlds.clear();
        return;
      case 'Page.frameAttached':
        this.#frames.set(
          params['frameId'] as string,
          new Frame(params['frameId'] as string, this.#frame(params['parentFrameId'] as string)),
        );
        return;
      case 'Page.frameNavigated': {
        const told = params['frame'] as { id: string; parentId?: string; url: string };
        const frame = this.#frame(told.id);
        frame.url = toApp(told.url, host.schemes);
        if (told.parentId === undefined) {
          this.#main = frame;
          if (frame.url !== 'about:blank') this.emit('did-navigate', {}, frame.url, 200, 'OK');
        }
        return;
      }
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

  #frame(id: string): Frame {
    const known = this.#frames.get(id);
    if (known) return known;
    const frame = new Frame(id, null);
    this.#frames.set(id, frame);
    return frame;
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
    const frame = this.#frames.get(paused.frameId) ?? null;
    const isMainFrame = frame === null || frame === this.#main;
    const url = toApp(chromiumUrl, host.schemes);
    const inFrame = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    this.emit('will-frame-navigate', inFrame);
    if (!isMainFrame || inFrame.defaultPrevented) return !inFrame.defaultPrevented;
    const whole = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    this.emit('will-navigate', whole, url);
    return !whole.defaultPrevented;
  }
}
