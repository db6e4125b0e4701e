// Starts the app for a spec: on Electron where its binary is, on the stand-in host elsewhere. Specs cannot tell which.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, chromium } from 'playwright';
import type { Browser, ElectronApplication, Page } from 'playwright';
import type { DriverAsks, DriverHears } from '../host/driver.ts';
import type { host } from '../host/state.ts';
import { pinnedEnv, pinnedNow } from './pinned.ts';

const root = resolve(import.meta.dirname, '../..');
const pinnedClock = join(root, 'e2e/host/pinned.cjs');
/** How many times slower than this computer the page runs (FRONT_DESK_SLOW=4): no spec may depend on the speed of a machine. */
const slowness = Number(process.env['FRONT_DESK_SLOW'] ?? '1');

/** What a driven function finds beside Electron's modules on the stand-in host. */
export type HostOnly = { readonly host: typeof host };

export type LaunchOptions = {
  /** Folder for all that the app keeps; a new temporary one by default. Give the same again to start "the next day". */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the stand-in's keychain is there (kept beside the data folder). On Electron the system's own counts. */
  readonly keychain?: boolean;
  /** The clock of main and page stands at `pinnedNow()`, and connect codes are the same each time: for pictures. */
  readonly pinned?: boolean;
  /** Another main script than the built one, for the stand-in host alone: what was taken out of a package. */
  readonly main?: string;
};

/** Runs a function in the app's main process, as Playwright's electronApp.evaluate does. It shares nothing with the spec. */
export type Driver = <A, R>(fn: (electron: typeof Electron.Main, arg: A) => R | Promise<R>, arg: A) => Promise<R>;

export type RunningDesk = {
  readonly page: Page;
  readonly app: {
    readonly dataFolder: string;
    /** Which host runs it. */
    readonly host: 'electron' | 'stand-in';
    readonly pid: number;
    readonly driver: Driver;
    /** Addresses of all requests that the window has made so far, as the app sees them (app://...). */
    requests(): Promise<readonly string[]>;
    /** Ends main as a power cut would: no event, no goodbye. Answers when it is gone. */
    kill9(): Promise<void>;
    /** Quits as a person would. Answers when it is gone. */
    quit(): Promise<void>;
    /** Quits if it still runs, and removes the data folder if it was made here. */
    cleanUp(): Promise<void>;
  };
};

/** Path of Electron's binary, or null where it was never fetched. */
export function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron');
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Starts the built app (`out/`) and waits for its window. Rejects with what the app printed when no window comes. */
export async function launchDesk(options: LaunchOptions = {}): Promise<RunningDesk> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'front-desk-data-')));
  const env: Record<string, string> = { ...definedOnly(process.env), FRONT_DESK_DATA: dataFolder, ...options.env };
  if (options.pinned === true) Object.assign(env, pinnedEnv());
  if (options.keychain === true) env['FRONT_DESK_HOST_KEYCHAIN'] = `${dataFolder}.keychain`;
  const binary = process.env['FRONT_DESK_HOST'] === 'stand-in' ? null : electronBinary();
  if (binary === null && process.env['FRONT_DESK_HOST'] === 'electron') {
    throw new Error('FRONT_DESK_HOST asks for Electron, but its binary is not there. Run: npx install-electron');
  }
  const desk = binary === null ? await onStandIn(env, options.main) : await onElectron(binary, env);
  desk.page.setDefaultTimeout(20_000);
  if (slowness > 1) {
    const cdp = await desk.page.context().newCDPSession(desk.page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  }
  if (options.pinned === true) {
    await desk.page.clock.setFixedTime(pinnedNow());
    await desk.page.reload();
  }
  const { ended, stop } = desk;
  return {
    page: desk.page,
    app: {
      dataFolder,
      host: binary === null ? 'stand-in' : 'electron',
      pid: desk.pid,
      driver: desk.driver,
      requests: desk.requests,
      async kill9() {
        process.kill(desk.pid, 'SIGKILL');
        await ended;
        await desk.leave();
      },
      async quit() {
        await stop();
        await ended;
        await desk.leave();
      },
      async cleanUp() {
        // As when the computer is shut down: nobody is asked, whatever waits.
        if (!desk.hasEnded()) {
          await desk.driver(({ powerMonitor }) => void powerMonitor.emit('shutdown'), undefined).catch(() => undefined);
          await this.quit();
        }
        if (options.dataFolder !== undefined) return;
        await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
        await rm(`${dataFolder}.keychain`, { force: true });
      },
    },
  };
}

type Started = {
  page: Page;
  pid: number;
  driver: Driver;
  requests: () => Promise<readonly string[]>;
  ended: Promise<void>;
  hasEnded(): boolean;
  stop(): Promise<void>;
  leave(): Promise<void>;
};

async function onElectron(executablePath: string, env: Record<string, string>): Promise<Started> {
  const app: ElectronApplication = await _electron.launch({
    executablePath,
    args: ['--require', pinnedClock, root, ...(env['FRONT_DESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)],
    env,
    colorScheme: null as never,
  });
  const requests: string[] = [];
  app.context().on('request', (request) => requests.push(request.url()));
  const child = app.process();
  const { ended, hasEnded } = endOf(child);
  return {
    page: await app.firstWindow(),
    pid: child.pid ?? 0,
    driver: (fn, arg) => app.evaluate(fn as never, arg) as never,
    requests: () => Promise.resolve(requests),
    ended,
    hasEnded,
    stop: () => app.close(),
    leave: () => Promise.resolve(),
  };
}

async function onStandIn(env: Record<string, string>, main = 'out/main/index.js'): Promise<Started> {
  const child = spawn(
    join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    ['--require', pinnedClock, 'e2e/host/run.mjs', main],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const { ended, hasEnded } = endOf(child);
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += String(chunk)));
  child.stderr?.on('data', (chunk) => (printed += String(chunk)));
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const port = new Promise<number>((resolve, reject) => {
    child.on('message', (message: DriverHears) => {
      if (message.kind === 'port') return resolve(message.port);
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) asked?.resolve(message.value as never);
      else asked?.reject(new Error(message.error));
    });
    void ended.then(() => {
      reject(new Error(`The app ended before its window came.\n${printed}`));
      for (const { reject: fail } of waiting.values()) fail(new Error(`The app has ended.\n${printed}`));
    });
  });
  let nextId = 1;
  const driver: Driver = (fn, arg) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      const asks: DriverAsks = { id, fn: fn.toString(), arg };
      child.send(asks, (error) => {
        if (error) reject(error);
      });
    });
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(await port)}`, {
    noDefaults: true,
    isLocal: true,
  });
  const page = await firstWindow(browser, () => printed, hasEnded);
  return {
    page,
    pid: child.pid ?? 0,
    driver,
    requests: () => driver((electron) => (electron as never as HostOnly).host.records.requests, undefined),
    ended,
    hasEnded,
    // The answer may be lost with the process: then it has quit.
    stop: () => driver(({ app }) => app.quit(), undefined).catch(() => undefined),
    leave: () => browser.close().catch(() => undefined),
  };
}

/** The first page that shows the app, once its document is there. */
export async function firstWindow(browser: Browser, printed: () => string, hasEnded: () => boolean): Promise<Page> {
  const until = performance.now() + 20_000;
  while (performance.now() < until && !hasEnded()) {
    const page = browser
      .contexts()[0]
      ?.pages()
      .find((found) => found.url() !== 'about:blank');
    if (page) {
      await page.waitForLoadState('domcontentloaded');
      return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No window came.\n${printed()}`);
}

/** When the app has ended, and whether. */
export function endOf(child: ChildProcess): { ended: Promise<void>; hasEnded: () => boolean } {
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      gone = true;
      resolve();
    });
  });
  return { ended, hasEnded: () => gone };
}

/** The environment without what is not set. */
export function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
