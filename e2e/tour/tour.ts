// The guided tour: the real app on the practice account, without a display, driven through its own screens.
// Prints what happens, saves a picture of each screen in out/tour, and ends with 0 only if every step held.
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { Desk } from '../support/desk.ts';
import { Guide } from './guide.ts';
import { changes } from './steps/changes.ts';
import { firstRun } from './steps/firstRun.ts';
import { newSessions } from './steps/newSessions.ts';
import { otherScreens } from './steps/otherScreens.ts';
import { outage } from './steps/outage.ts';
import { search } from './steps/search.ts';
import { today } from './steps/today.ts';
import { Truth } from './truth.ts';
import { walk } from './walk.ts';

const pictures = resolve(import.meta.dirname, '../../out/tour');
const steps = [...firstRun, ...today, ...search, ...newSessions, ...changes, ...outage, ...otherScreens];

process.exitCode = await tour();

async function tour(): Promise<number> {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  console.log('\nThe guided tour: Front Desk on its practice account. Everybody in it is invented.\n');
  const desk = await Desk.open({
    env: { FRONT_DESK_PRACTICE_PORT: String(port), FRONT_DESK_PRACTICE_CONTROL: token },
  });
  const guide = new Guide(desk, () => Truth.on(port, token), pictures);
  try {
    const walked = await walk(steps, guide, (line) => console.log(line));
    if (walked.held) {
      console.log(`\nAll ${steps.length} steps held. ${guide.pictures} pictures are in out/tour.`);
      return 0;
    }
    await guide.picture('where-it-stopped');
    console.error(`\n${walked.error instanceof Error ? walked.error.message : String(walked.error)}`);
    console.log(`\nThe tour stopped at "${walked.step}". What the screen showed then is in out/tour.`);
    return 1;
  } finally {
    await desk.cleanUp();
  }
}

/** A port of this computer that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen({ port: 0, host: '127.0.0.1' }, done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
