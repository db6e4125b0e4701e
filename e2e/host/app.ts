// The app: its life, its folders, the lock against a second start.
import { mkdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startChromium } from './chromium.ts';
import { HonestEmitter, NotInHost, honest, preventable } from './honest.ts';
import { host } from './state.ts';
import { BrowserWindow, watchChromium } from './window.ts';

const root = resolve(import.meta.dirname, '../..');
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { productName: string; version: string };

const APP_EVENTS = [
  'ready',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'activate',
  'second-instance',
  'browser-window-created',
  'web-contents-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
  'child-process-gone',
  'open-url',
  'certificate-error',
  'select-client-certificate',
  'login',
];

const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
let name = about.productName;
const paths = new Map<string, string>();

function pathOf(key: string): string {
  const set = paths.get(key);
  if (set !== undefined) return set;
  switch (key) {
    case 'home':
      return homedir();
    case 'appData':
      return appData;
    case 'userData':
    case 'sessionData':
      return key === 'sessionData' ? pathOf('userData') : join(appData, name);
    case 'temp':
      return tmpdir();
    case 'logs':
    case 'crashDumps':
      return join(pathOf('userData'), key === 'logs' ? 'logs' : 'Crashpad');
    case 'downloads':
    case 'documents':
    case 'desktop':
      return join(homedir(), `${key[0]?.toUpperCase() ?? ''}${key.slice(1)}`);
    case 'exe':
      return process.execPath;
    default:
      throw new NotInHost(`app.getPath('${key}')`);
  }
}

class App extends HonestEmitter {
  readonly #ready: Promise<void>;
  #isReady = false;
  #quitting = false;
  #lock: DatabaseSync | undefined;
  /** A second start tells the first one before it goes. */
  #telling: Promise<void> = Promise.resolve();
  isPackaged = false;
  /** Called by the host's own start when the main script has been evaluated. */
  codeLoaded: () => void = () => undefined;
  name = name;
  commandLine = honest('app.commandLine', {
    appendSwitch: () => undefined,
    hasSwitch: () => false,
    getSwitchValue: () => '',
  });

  constructor() {
    super('app', APP_EVENTS);
    // As on Electron, ready comes when the main script has been evaluated whole: one that awaits it at its top hangs.
    const loaded = new Promise<void>((done) => {
      this.codeLoaded = done;
    });
    const started = startChromium(host.headed).then(async (running) => {
      host.chromium = running;
      await watchChromium(running);
    });
    this.#ready = Promise.all([started, loaded]).then(() => {
      this.#isReady = true;
      this.emit('ready', {}, {});
    });
    this.#ready.catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    });
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }
  isReady(): boolean {
    return this.#isReady;
  }
  getName(): string {
    return name;
  }
  setName(value: string): void {
    name = value;
  }
  getVersion(): string {
    return about.version;
  }
  getLocale(): string {
    return 'en-US';
  }
  /** Unless told otherwise a system with the habits of the drawings: 12 hours, the day before the month, weeks from Sunday. */
  getSystemLocale(): string {
    return process.env['FRONT_DESK_HOST_LOCALE'] ?? 'en-IN';
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()];
  }
  getAppPath(): string {
    return root;
  }
  getPath(key: string): string {
    return pathOf(key);
  }
  setPath(key: string, path: string): void {
    pathOf(key);
    paths.set(key, path);
  }
  setAppUserModelId(): void {
    // Windows alone has such an id.
  }
  setAboutPanelOptions(): void {
    // There is no about panel.
  }
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    host.records.sandboxed = true;
  }
  /** The machine's own list of schemes is left alone; a spec reads what was asked for. */
  setAsDefaultProtocolClient(scheme: string): boolean {
    host.records.ownSchemes.push(scheme);
    return true;
  }
  setBadgeCount(count = 0): boolean {
    host.records.badge = count;
    return true;
  }
  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }

  /** One holder for each data folder; the system lets go of it when the process dies, however it dies. */
  requestSingleInstanceLock(): boolean {
    if (this.#lock) return true;
    const folder = join(tmpdir(), `front-desk-host-locks-${String(process.getuid?.() ?? 0)}`);
    mkdirSync(folder, { recursive: true });
    const file = join(
      folder,
      createHash('sha256')
        .update(resolve(pathOf('userData')))
        .digest('hex')
        .slice(0, 20),
    );
    const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${file.replace(/\W/g, '-')}` : `${file}.sock`;
    const database = new DatabaseSync(`${file}.lock`, { timeout: 0 });
    try {
      database.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;');
    } catch {
      database.close();
      this.#telling = new Promise((done) => {
        const first = connect(socket)
          .on('error', () => done())
          .on('close', () => done());
        first.end(JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
      });
      return false;
    }
    this.#lock = database;
    const server = createServer((client) => {
      let text = '';
      client.on('error', () => undefined);
      client.on('data', (chunk) => (text += String(chunk)));
      client.on('end', () => {
        if (text === '') return;
        const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string };
        this.emit('second-instance', preventable({}), argv, cwd, undefined);
      });
    });
    server.on('error', () => undefined);
    void import('node:fs').then(({ rmSync }) => {
      if (process.platform !== 'win32') rmSync(socket, { force: true });
      server.listen(socket).unref();
    });
    return true;
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock !== undefined;
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.close();
    this.#lock = undefined;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (BrowserWindow.getAllWindows().length > 0) {
      this.#quitting = false;
      return;
    }
    const will = preventable({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    host.chromium?.stop();
    void this.#telling.then(() => process.exit(code));
  }

  /** The last window has closed: as on Electron, without a listener the app quits. */
  allWindowsClosed(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }
}

const real = new App();
BrowserWindow.created = (window) => {
  real.emit('web-contents-created', {}, window.webContents);
  real.emit('browser-window-created', {}, window);
};
BrowserWindow.allClosed = () => real.allWindowsClosed();

/** For the host's own start. */
export function codeLoaded(): void {
  real.codeLoaded();
}

/** Electron's `app`. */
export const app = honest('app', real);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => real.quit());
