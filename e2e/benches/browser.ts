// What the benches in a browser share: a page built by Vite, shown by the Chromium that specs use, with no server between.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { build } from 'vite';
import { guidePage } from '../../build/guide.mjs';
import { compiledAtOnce } from '../../build/pageStart.mjs';
import { findChromium } from '../../build/findChromium.mjs';

const eventCalendar = join(import.meta.dirname, '../../node_modules/@event-calendar/core/dist/index.js');
const ORIGIN = 'https://bench.test';
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Builds the page of a folder as the app's page is built: whoever stands in it has its scripts compiled at once. Answers the folder of the result. */
export async function buildPage(folder: string): Promise<string> {
  const outDir = join(import.meta.dirname, '../../.cache/benches', folder);
  await build({
    configFile: false,
    root: join(import.meta.dirname, folder),
    logLevel: 'error',
    plugins: [guidePage(), svelte(), compiledAtOnce({ everything: true })],
    // The calendar as those get it who do not use Svelte: compiled by its makers.
    resolve: { alias: [{ find: /^@event-calendar\/core$/, replacement: eventCalendar }] },
    build: { target: 'chrome150', outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  return outDir;
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium. Name one in FRONT_DESK_CHROMIUM.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page with what was built in `folder`, in Denver, alone in its context. */
export async function openPage(browser: Browser, folder: string): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: 'America/Denver',
    reducedMotion: 'reduce',
  });
  await context.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    await route.fulfill({
      body: await readFile(file),
      contentType: KINDS[extname(file)] ?? 'application/octet-stream',
    });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  const cdp = await context.newCDPSession(page);
  // Work of the page's own thread: what other programs take meanwhile does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${ORIGIN}/`);
  return { page, cdp };
}

/** Milliseconds that the page's main thread has been at work so far. */
export async function workedSoFar(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
