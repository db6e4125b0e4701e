// Goal: power loss behind the last sync costs nothing that was called saved; damage before it is never silent.
// Method: the files of a live desk, its log of writes cut at every frame and at bytes that a seed chooses, junk behind.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import type { OpenAccount } from '../../desk/openAccount.ts';
import { bookAt, openAccountAt } from '../../desk/testing/deskAt.ts';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';

const SEED = process.env['SEED'] ?? String(Date.now() % 1_000_000);
/** Of SQLite's log of writes: its own head, and the head and page of each frame. */
const LOG_HEAD = 32;
const FRAME = 24 + 4096;
const SAVED = 6;
const OFFSETS = 24;

type Files = { readonly database: Buffer; readonly log: Buffer; readonly witness: Buffer };

const folder = emptyFolder();
const account = join(folder, 'accounts', 'acc-1');
const database = join(account, 'desk.db');
const log = `${database}-wal`;
const witness = join(folder, 'witness', 'acc-1');
/** Size of the log after each of the saves, the first at 0: all of it is synced then. */
const sizes: number[] = [];
/** As it lay when six were saved, with the log of a seventh save that nobody was told of yet. */
let files: Files;

beforeAll(async () => {
  mkdirSync(join(folder, 'witness'), { recursive: true });
  const desk = openAccountAt(folder, new TestClock());
  for (let nth = 1; nth <= SAVED; nth++) {
    bookAt(desk, nth);
    sizes.push(statSync(log).size);
  }
  const witnessNow = readFileSync(witness);
  bookAt(desk, SAVED + 1);
  sizes.push(statSync(log).size);
  files = { database: readFileSync(database), log: readFileSync(log), witness: witnessNow };
  await desk.close();
});

const sizeAfter = (saves: number): number => sizes[saves - 1] ?? 0;
const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `change-${String(index + 1).padStart(4, '0')}`);

/** The desk on these files with another log of writes. They are put into their places, so that they are the same files. */
async function withLog<T>(bytes: Uint8Array, look: (desk: OpenAccount) => T): Promise<T> {
  for (const name of readdirSync(account)) {
    if (name.startsWith('desk.db') && name !== 'desk.db') rmSync(join(account, name)); // copies of an earlier close
  }
  writeFileSync(database, files.database);
  writeFileSync(log, bytes);
  writeFileSync(witness, files.witness);
  const clock = new TestClock();
  clock.tick(60_000);
  const desk = openAccountAt(folder, clock);
  try {
    return look(desk);
  } finally {
    await desk.close();
  }
}

type Found = { readonly rows: readonly string[][]; readonly isTold: boolean };

/** What is in the outbox, and whether the person at the desk is told that something may be missing. */
const found = (desk: OpenAccount): Found => ({
  rows: desk.outbox.rows(0).map((row) => [row.changeId, row.standing, row.cause ?? '']),
  isTold: desk.notices().length > 0,
});
const waiting = (count: number): Found => ({ rows: ids(count).map((id) => [id, 'waiting', '']), isTold: false });
const asked = (count: number): Found => ({ rows: ids(count).map((id) => [id, 'needsYou', 'restored']), isTold: true });

/** Frame ends and seeded offsets from `from` to `to`, both included. */
function cuts(from: number, to: number, seed: string): number[] {
  const random = seededRandom(`${SEED} ${seed}`);
  const ends = Array.from({ length: Math.ceil(to / FRAME) + 1 }, (_, frame) => LOG_HEAD + frame * FRAME);
  const offsets = Array.from({ length: OFFSETS }, () => from + Math.floor(random() * (to - from)));
  return [...new Set([from, to, ...ends, ...offsets])].filter((at) => at >= from && at <= to).sort((a, b) => a - b);
}

/** Bytes that were never written there; at times they look like the frame that belongs there, with other contents. */
function junk(random: () => number): Buffer {
  const bytes = Buffer.from(
    Array.from({ length: 1 + Math.floor(random() * 3 * FRAME) }, () => Math.floor(random() * 256)),
  );
  const frame = files.log.subarray(sizeAfter(SAVED), sizeAfter(SAVED) + 24);
  if (random() < 0.5) frame.copy(bytes);
  return bytes;
}

test(`cut anywhere behind the last sync, all that was saved is there and waits (SEED=${SEED})`, async () => {
  expect(sizeAfter(SAVED + 1) - sizeAfter(SAVED)).toBeGreaterThan(FRAME); // the log only grows here
  for (const at of cuts(sizeAfter(SAVED), sizeAfter(SAVED + 1), 'behind')) {
    const is = await withLog(files.log.subarray(0, at), found);
    // The seventh was whole on the disk, and nobody had been told: then it is there too, and not half of it.
    const isWhole = at === sizeAfter(SAVED + 1);
    expect(is, `cut at ${String(at)}`).toEqual(waiting(isWhole ? SAVED + 1 : SAVED));
  }
}, 300_000);

test(`junk behind the last sync changes nothing (SEED=${SEED})`, async () => {
  const random = seededRandom(`${SEED} junk`);
  for (const at of cuts(sizeAfter(SAVED), sizeAfter(SAVED + 1) - 1, 'junk')) {
    const is = await withLog(Buffer.concat([files.log.subarray(0, at), junk(random)]), found);
    expect(is, `cut at ${String(at)}`).toEqual(waiting(SAVED));
  }
}, 300_000);

test(`cut before the last sync, it is told, and nothing is sent before a person has said so (SEED=${SEED})`, async () => {
  const random = seededRandom(`${SEED} before`);
  const seen = new Set<number>();
  for (const at of cuts(0, sizeAfter(SAVED) - 1, 'before')) {
    const bytes = random() < 0.5 ? files.log.subarray(0, at) : Buffer.concat([files.log.subarray(0, at), junk(random)]);
    const left = sizes.filter((size) => size <= at).length;
    seen.add(left);
    const is = await withLog(bytes, found);
    expect(is, `cut at ${String(at)}`).toEqual(asked(left));
  }
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
}, 300_000);
