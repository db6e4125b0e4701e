// What a start costs with 10,000 changes waiting: the account is opened as the app opens it (file, copy of sessions, outbox),
// then the first day is served and what the status pill and the outbox's list ask for. Beside it, turn by turn: the same
// with an empty queue, and JSON.parse of the file in which electron-store would hold the same 10,000 (which opens nothing,
// checks nothing and shows nothing yet). Goal: <= 15 x JSON.parse.
// Measured is the work of the main thread, since the disk's part of it is small and other programs' is none of ours.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quantile, ratioOf, short, tell, worked } from '../../src-shared/testing/measure.ts';
import { benchFolder, fillTo, openBenchDesk } from '../outbox/testing/benchDesk.ts';
import { openElectronStoreQueue } from '../outbox/testing/electronStoreQueue.ts';
import type { OpenAccount } from './openAccount.ts';
import { rowsWithin } from './picture.ts';

const WAITING = 10_000;
const ROUNDS = 9;
const GOAL = 15;
const DAY_MS = 86_400_000;

const folder = benchFolder();
const [full, empty] = [join(folder, 'full'), join(folder, 'empty')];
const electronStore = await openElectronStoreQueue(folder);
await fill(full, WAITING);
await fill(empty, 0);

async function fill(place: string, waiting: number): Promise<void> {
  const desk = openBenchDesk(place);
  await desk.roster.refresh();
  fillTo(desk, waiting);
  if (waiting > 0) {
    const ids = desk.store.db.prepare('SELECT change_id FROM changes').all();
    electronStore.fill(ids.map(({ change_id: changeId }) => ({ changeId, ...desk.outbox.wishOf(String(changeId)) })));
  }
  await desk.close();
}

type Parts = { opened: number; day: number; list: number };

/** Opens, asks what a first screen asks, and closes; the closing is not counted. */
async function start(place: string, waiting: number): Promise<Parts> {
  globalThis.gc?.();
  let desk: OpenAccount | undefined;
  const opened = worked(() => (desk = openBenchDesk(place)));
  if (desk === undefined) throw new Error('not opened');
  const { book, outbox } = desk;
  const tomorrow = Date.now() + DAY_MS;
  const day = worked(() => rowsWithin(book, outbox.lanes(), { from: tomorrow, to: tomorrow + DAY_MS }));
  let rows = 0;
  const list = worked(() => (rows = outbox.rows(Number.POSITIVE_INFINITY).length));
  if (rows !== waiting) throw new Error(`${rows} rows, not ${waiting}`);
  await desk.close();
  return { opened, day, list };
}

const parse = (): number => {
  globalThis.gc?.();
  return worked(() => JSON.parse(readFileSync(electronStore.path, 'utf8')) as unknown);
};
const starts: Parts[] = [];
const empties: Parts[] = [];
const parses: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  starts.push(await start(full, WAITING));
  empties.push(await start(empty, 0));
  parses.push(parse());
}
const sum = ({ opened, day, list }: Parts): number => opened + day + list;
const times = (peer: readonly number[]) => ratioOf({ ours: starts.map(sum), peer });
const toJson = times(parses);
const toEmpty = times(empties.map(sum));
tell(`start with ${WAITING} waiting`, toJson.ratio, 'x JSON.parse of the same', { atMost: GOAL }, toJson.spread);
tell(`start with ${WAITING} waiting`, toEmpty.ratio, 'x the same with none waiting', null, toEmpty.spread);
const part = (name: keyof Parts): string =>
  `${name} ${short(
    quantile(
      starts.map((one) => one[name]),
      0.5,
    ),
  )} ms`;
console.log(`       of it: ${part('opened')}, ${part('day')}, ${part('list')}`);
rmSync(folder, { recursive: true });
