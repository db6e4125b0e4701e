// Starts what was packed. A fused program takes no driver of tests into its main process; its window is reached as Chromium's
// own tools reach it. Where there is no program, its archive is opened and run on the stand-in host.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractAll } from '@electron/asar';
import { chromium } from 'playwright';
import { definedOnly, endOf, firstWindow, launchDesk } from '../support/launch.ts';
import type { RunningDesk } from '../support/launch.ts';

const root = resolve(import.meta.dirname, '../..');
const PACKED_HERE = join(root, '.cache/package/tried/linux/linux-unpacked/resources/app.asar');

/** Path of the packed program; '' = there is none, and the archive alone is tried. */
export const program = process.env['FRONT_DESK_APP'] ?? '';

export type Packaged = {
  readonly running: RunningDesk;
  /** All that it printed so far. */
  printed(): string;
  /** Closes its window as a person does; answers its exit code when it is gone. */
  close(): Promise<number | null>;
  cleanUp(): Promise<void>;
};

export async function launchPackaged(): Promise<Packaged> {
  return program === '' ? fromArchive() : fromProgram(program);
}

async function fromArchive(): Promise<Packaged> {
  if (!existsSync(PACKED_HERE)) throw new Error('Nothing is packed. Run: npm run package:check');
  const folder = await mkdtemp(join(tmpdir(), 'front-desk-packed-'));
  extractAll(PACKED_HERE, folder);
  const running = await launchDesk({ main: join(folder, 'out/main/index.js') });
  return {
    running,
    printed: () => '',
    async close() {
      await running.app.quit();
      return 0;
    },
    async cleanUp() {
      await running.app.cleanUp();
      await rm(folder, { recursive: true });
    },
  };
}

/** What a person or a program of theirs might try on a signed app: without its fuses each would be obeyed. */
const TRIED = { NODE_OPTIONS: '--require=/front-desk/nobody.cjs', ELECTRON_RUN_AS_NODE: '1' };

async function fromProgram(path: string): Promise<Packaged> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'front-desk-data-'));
  // A copy outside of Applications asks once whether it may move there, and waits for a person: here somebody was asked already.
  await writeFile(join(dataFolder, 'account.json'), JSON.stringify({ askedToMove: true }));
  const child = spawn(path, ['--remote-debugging-port=0', '--inspect=0'], {
    env: { ...definedOnly(process.env), ...TRIED, FRONT_DESK_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const { ended, hasEnded } = endOf(child);
  const address = new Promise<string>((done, fail) => {
    const hear = (chunk: unknown): void => {
      printed += String(chunk);
      const told = /DevTools listening on (ws:\/\/\S+)/.exec(printed)?.[1];
      if (told !== undefined) done(told);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', fail);
    void ended.then(() =>
      fail(new Error(`It ended with ${String(child.exitCode)} before its window came.\n${printed}`)),
    );
  });
  const browser = await chromium.connectOverCDP(await address, { noDefaults: true, isLocal: true });
  const page = await firstWindow(browser, () => printed, hasEnded);
  page.setDefaultTimeout(30_000);
  const none = (): never => {
    throw new Error('A fused program takes no driver.');
  };
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await browser.close().catch(() => undefined);
  };
  const app: RunningDesk['app'] = {
    dataFolder,
    host: 'electron',
    pid: child.pid ?? 0,
    driver: none,
    requests: none,
    kill9: stop,
    quit: stop,
    cleanUp: stop,
  };
  return {
    running: { page, app },
    printed: () => printed,
    async close() {
      await page.close();
      await ended;
      await browser.close().catch(() => undefined);
      return child.exitCode;
    },
    async cleanUp() {
      if (!hasEnded()) await stop();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
