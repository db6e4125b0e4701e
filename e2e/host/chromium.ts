// Finds and starts the Chromium that shows the windows, each time with a fresh profile folder.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../../build/findChromium.mjs';
import { Cdp } from './cdp.ts';

const FLAGS = [
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--disable-gpu',
  // Each tile is drawn whole: what is drawn in parts differs at round edges from run to run.
  '--disable-partial-raster',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-popup-blocking',
  '--disable-search-engine-choice-screen',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--password-store=basic',
  '--use-mock-keychain',
  '--metrics-recording-only',
  '--hide-scrollbars',
  '--mute-audio',
  // Nothing but the app's own answers: no name resolves. Loopback stays for the development server.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** The pages that a browser prepares for its own address bar, half a second of work beside the app's: Electron has none. */
const ITS_OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'PreloadTopChromeWebUI'];

export type Chromium = {
  readonly cdp: Cdp;
  /** Port on loopback at which a spec can join. */
  readonly port: number;
  /** Ends Chromium and removes its profile; can be called twice. */
  stop(): void;
};

/** Folder of all profiles, each named after the process that made it. */
const profiles = join(tmpdir(), `front-desk-host-${String(process.getuid?.() ?? 0)}`);

/** Starts Chromium; headless unless `headed`. Its profile is thrown away afterwards, also those of killed processes. */
export async function startChromium(headed: boolean): Promise<Chromium> {
  const path = findChromium();
  if (path === null) throw new Error('No Chromium was found. Install one, or set FRONT_DESK_CHROMIUM to its path.');
  mkdirSync(profiles, { recursive: true });
  sweep();
  const profile = mkdtempSync(join(profiles, `${String(process.pid)}-`));
  const off = [
    'Translate',
    'MediaRouter',
    'OptimizationHints',
    'PaintHolding',
    'AutofillServerCommunication',
    ...ITS_OWN_PAGES,
  ];
  // Hot reload comes from loopback, which Chromium keeps from pages of other origins.
  if (process.env['ELECTRON_RENDERER_URL'] !== undefined) off.push('LocalNetworkAccessChecks');
  const flags = [...FLAGS, `--disable-features=${off.join(',')}`, `--user-data-dir=${profile}`];
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  flags.push(...(headed ? ['--app=about:blank'] : ['--headless=new', 'about:blank']));
  const child = spawn(path, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  let stopped = false;
  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    child.kill('SIGKILL');
    cdp.close();
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Chromium may still be writing; the next start sweeps it.
    }
  };
  process.on('exit', stop);
  await Promise.race([
    cdp.send('Browser.getVersion'),
    new Promise((_resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`Chromium ended at its start (${String(code)}).`)));
    }),
  ]);
  return { cdp, port: await portOf(profile), stop };
}

/** Chromium writes the port that it chose into its profile. */
async function portOf(profile: string): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    try {
      const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
      if (port > 0) return port;
    } catch {
      // Not written yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Chromium did not say at which port it can be joined.');
}

/** Removes the profiles of processes that are gone. */
function sweep(): void {
  for (const name of readdirSync(profiles)) {
    const pid = Number(name.split('-')[0]);
    try {
      process.kill(pid, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH')
        rmSync(join(profiles, name), { recursive: true, force: true });
    }
  }
}
