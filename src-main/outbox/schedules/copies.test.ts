// Goal: a file that is not the one it was asks and sends nothing. Method: schedules 18, 19 and 21 with real files put back,
// copied and robbed of their log as people and programs do it, beside the real witness.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDoubts } from '../../desk/doubts.ts';
import type { Doubts } from '../../desk/doubts.ts';
import { nodeFiles } from '../../store/files.ts';
import { openStore } from '../../store/open.ts';
import type { Desk } from '../testing/world.ts';
import { World } from '../testing/world.ts';
import { answer, bookedAndListed, hour } from '../testing/played.ts';

const desks: World[] = [];
function begin(beside?: World): World {
  const world = new World(beside === undefined ? {} : { beside });
  desks.push(world);
  return world;
}
afterEach(() => {
  for (const desk of desks.splice(0)) desk.remove();
});

const databaseOf = (world: World): string => join(world.folder, 'desk.db');
const witnessFileOf = (world: World): string => join(world.folder, 'witness', 'clinic');

/** Starts a desk as the app does: with a witness beside its folder and a mark of its computer. */
function open(world: World, machineMark = 'this computer'): Desk {
  mkdirSync(join(world.folder, 'witness'), { recursive: true });
  const key = {
    account: 'clinic',
    databaseFile: databaseOf(world),
    witnessFile: witnessFileOf(world),
    machineMark,
    isInDoubt: false,
  };
  return world.open((store) => {
    const opened = { is: 'asItWas', setAside: null } as const;
    doubts = openDoubts({ store, opened, key, files: nodeFiles, log: () => undefined });
    return { witness: doubts.witness };
  });
}
/** Of the desk that was opened last. */
let doubts: Doubts;

/** A booking that waits for the line, and the program ended. */
function waiting(world: World): string {
  open(world);
  world.network.line = 'refuse';
  const lane = world.book('Rosa Vega');
  world.kill();
  return lane;
}

/** Delivers what waits, and ends the program. */
async function delivered(world: World, lane: string): Promise<void> {
  world.network.line = 'up';
  open(world);
  await world.pass(30_000);
  expect(world.standings(lane)).toEqual(['delivered']);
  world.kill();
}

test.each(['put back as a whole', 'written over in place'])(
  'schedule 18: a backup of before the delivery is restored (%s): it asks, sends nothing, and the next list finds it',
  async (how) => {
    const world = begin();
    const lane = waiting(world);
    const backup = join(world.folder, 'backup.db');
    copyFileSync(databaseOf(world), backup);
    await delivered(world, lane);
    if (how === 'put back as a whole') rmSync(databaseOf(world));
    writeFileSync(databaseOf(world), readFileSync(backup));
    open(world);
    const asked = { standing: 'needsYou', cause: 'restored', actions: ['tryAgain', 'discard'] };
    expect(world.rowsOf(lane)).toMatchObject([asked]);
    await world.settle();
    // What was seen once is there: nobody needs to answer any more.
    expect(world.standings(lane)).toEqual(['delivered']);
    expect(world.network.matching(/^POST/)).toHaveLength(1);
    expect(world.booked()).toHaveLength(1);
    expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
  },
);

test('schedule 18: a backup of before the discard is restored in place: what was discarded is not sent', async () => {
  const world = begin();
  const lane = waiting(world);
  const backup = join(world.folder, 'backup.db');
  copyFileSync(databaseOf(world), backup);
  open(world);
  answer(world, world.rowsOf(lane)[0], 'takeBack');
  world.kill();
  writeFileSync(databaseOf(world), readFileSync(backup));
  world.network.line = 'up';
  open(world);
  await world.settle();
  expect(world.standings(lane)).toEqual(['needsYou:restored']);
  expect(world.account.sessions).toEqual([]);
});

test('schedule 18: the profile roams to another computer, witness and all: that one asks, this one delivers', async () => {
  const world = begin();
  const lane = waiting(world);
  const other = begin(world);
  cpSync(world.folder, other.folder, { recursive: true, preserveTimestamps: true });
  await delivered(world, lane);
  open(other, 'another computer');
  expect(other.standings(lane)).toEqual(['needsYou:restored']);
  await other.settle();
  expect(other.standings(lane)).toEqual(['delivered']); // found in the list, not sent
  expect(doubts.read()).toMatchObject({ because: 'copied' });
  expect(other.network.matching(/^POST/)).toEqual([]);
  expect(world.booked()).toHaveLength(1);
});

test('schedule 18: an ordinary end and start asks nothing', async () => {
  const world = begin();
  const lane = waiting(world);
  await delivered(world, lane);
  open(world);
  world.move(lane, hour(8));
  await world.settle();
  expect(world.standings(lane)).toEqual(['delivered', 'delivered']);
  expect(doubts.read()).toBeNull();
});

test('schedule 19: the log beside the file is deleted and takes saved bookings with it: it is said, and nothing else is sent', async () => {
  const world = begin();
  open(world);
  const first = await bookedAndListed(world, 'Trevor Lane');
  world.network.line = 'refuse';
  world.move(first, hour(8));
  world.kill(); // closed in order: all is in the file itself
  open(world);
  const before = readFileSync(databaseOf(world));
  const lost = world.book('Rosa Vega');
  expect(readFileSync(databaseOf(world))).toEqual(before); // the booking is in the log alone
  world.kill();
  // As after a power cut and somebody who tidies up: the same file as it was, sound, without its log.
  writeFileSync(databaseOf(world), before);
  rmSync(`${databaseOf(world)}-wal`, { force: true });
  const { store } = open(world);
  expect(store.db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  world.network.line = 'up';
  await world.settle();
  expect(world.rowsOf(lost)).toEqual([]);
  expect(world.standings(first)).toEqual(['delivered', 'needsYou:restored']);
  expect(world.network.matching(/^P(OST|UT)/)).toHaveLength(1);
  expect(doubts.read()).toMatchObject({ because: 'behind', missing: 1 });
  world.kill();
  open(world); // also for the one who comes next
  expect(doubts.read()).toMatchObject({ because: 'behind', missing: 1 });
});

test('schedule 21: the key is lost, the session booked by hand, and a recovery code opens the old file: it asks', async () => {
  const world = begin();
  const lane = waiting(world);
  const key = { bytes: new Uint8Array(32).fill(9), version: 1 };
  const bytes = readFileSync(databaseOf(world));
  const { clock } = world;
  const parts = { path: databaseOf(world), dataKey: key, clock, log: { error: () => undefined } };
  const random = (count: number): Uint8Array => new Uint8Array(count).fill(1);
  expect(() => openStore({ ...parts, random })).toThrow(expect.objectContaining({ kind: 'wrongKey' }));
  expect(readFileSync(databaseOf(world))).toEqual(bytes); // nothing is deleted, replaced or sent

  const anew = begin(world);
  const byHand = anew.book('Rosa Vega');
  await anew.pass(30_000);
  expect(anew.standings(byHand)).toEqual(['delivered']);

  world.network.line = 'up';
  world.open({ isRestored: true });
  await world.settle();
  const [row] = world.rowsOf(lane);
  expect(row).toMatchObject({ standing: 'needsYou', cause: 'restored' });
  expect(world.network.matching(/^POST/)).toEqual([]);
  answer(world, row, 'discard');
  await world.settle();
  expect(world.booked()).toHaveLength(1);
  expect(world.toldTo('Rosa Vega')).toEqual(['invitation']);
});
