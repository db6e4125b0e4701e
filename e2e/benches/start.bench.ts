// From the start of the process to the first useful paint, beside electron-vite's Svelte template on the same host: the day of
// the practice account as the local copy has it, against the template's page. Both mark the moment in the page itself, turn by
// turn. Goal: at most 1.25 x.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { ratioOf, tell } from '../../src-shared/testing/measure.ts';
import { launchDesk } from '../support/launch.ts';

const ROUNDS = 9;
const GOAL = 1.25;
const root = join(import.meta.dirname, '../..');
const template = join(root, '.cache/benches/template');

function buildTemplate(): void {
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [builder, 'build', join(import.meta.dirname, 'template'), '--outDir', template, '--logLevel', 'error'];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** When the page was first useful, in milliseconds since 1970. */
function usefulAt(page: Page): Promise<number> {
  return page
    .waitForFunction(() => {
      const [mark] = performance.getEntriesByName('useful');
      return mark && performance.timeOrigin + mark.startTime;
    })
    .then(async (found) => (await found.jsonValue()) ?? Number.NaN);
}

async function started(dataFolder: string, main?: string): Promise<number> {
  const begun = Date.now();
  const desk = await launchDesk({ dataFolder, ...(main !== undefined && { main }) });
  const took = (await usefulAt(desk.page)) - begun;
  await desk.app.cleanUp();
  return took;
}

buildTemplate();
const [ours, theirs] = [
  await mkdtemp(join(tmpdir(), 'front-desk-start-')),
  await mkdtemp(join(tmpdir(), 'template-start-')),
];
try {
  // An earlier day: practice was chosen, and its day was read.
  const desk = await launchDesk({ dataFolder: ours });
  await desk.page.getByRole('button', { name: 'Try it' }).press('Enter');
  await desk.page.locator('[data-pane="list"] .row').first().waitFor();
  await desk.app.cleanUp();
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) times.ours.push(await started(ours));
    times.peer.push(await started(theirs, join(template, 'main/index.js')));
    if (round % 2 === 1) times.ours.push(await started(ours));
  }
  const { ratio, spread } = ratioOf(times);
  const host = desk.app.host === 'electron' ? 'Electron' : 'the stand-in host';
  tell(
    `start to the first useful paint on ${host}`,
    ratio,
    'x electron-vite’s Svelte template',
    { atMost: GOAL },
    spread,
  );
} finally {
  await Promise.all([ours, theirs].map((folder) => rm(folder, { recursive: true, force: true })));
}
