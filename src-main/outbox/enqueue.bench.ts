// How long "Saved" takes with 0, 1,000 and 10,000 changes waiting, as ratios to one append + fdatasync of the same bytes.
// Goal: <= 1.5 x with 10,000 waiting. Both are measured turn by turn on one disk, since disks have moods.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { newId } from '../../src-shared/outbox/ids.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { createApiClient } from '../api/client.ts';
import { openDrafts } from '../store/drafts.ts';
import { openStore } from '../store/open.ts';
import { openSessionBook } from '../store/sessionBook.ts';
import { createOutbox } from './outbox.ts';
import { plainNaming } from './testing/naming.ts';
import { booking, guest } from './testing/wishes.ts';

const WAITING = [0, 1_000, 10_000];
const SAMPLES = 300;
const GOAL = 1.5;

const folder = mkdtempSync(join(tmpdir(), 'front-desk-bench-'));
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer: () => () => undefined, // nothing is delivered here: only saving is measured
};
const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
const store = openStore({
  path: join(folder, 'desk.db'),
  dataKey: { bytes: random(32), version: 1 },
  clock,
  log: { error: () => undefined },
  random,
});
const now = (): number => clock.now();
const book = openSessionBook({ store, now, newLocalId: () => newId(now(), random) });
const outbox = createOutbox({
  store,
  book,
  drafts: openDrafts({ store, now }),
  api: createApiClient({
    transport: { request: () => new Promise(() => undefined), stop: () => undefined },
    address: 'http://127.0.0.1:1/',
    credentials: () => Promise.resolve({ identifier: '', secret: '' }),
    clock,
  }),
  clock,
  random,
  log: () => undefined,
  naming: plainNaming,
});

let made = 0;
function save(): void {
  const n = String(++made);
  const wish = {
    kind: 'create' as const,
    booking: booking({ externalId: `fd-${n.padStart(26, '0')}`, participants: [guest(`Patient ${n}`)] }),
  };
  const change = { changeId: `change-${n}`, lane: `lane-${n}`, wish, by: 'Dana', replaces: null, draftId: null };
  if (outbox.promise(change).is !== 'saved') throw new Error('not saved');
}

/** Bytes that one saved change puts on the disk: its sealed wish and facts, and the sealed session. */
function bytesOfOne(): number {
  const one = store.db.prepare('SELECT sum(length(wish) + length(facts)) / count(*) AS n FROM changes').get();
  const session = store.db.prepare('SELECT sum(length(sealed)) / count(*) AS n FROM sessions').get();
  return Number(one?.['n']) + Number(session?.['n']);
}

const file = openSync(join(folder, 'append.log'), 'a');
let bytes = Buffer.alloc(0);
function append(): void {
  writeSync(file, bytes);
  fdatasyncSync(file);
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

for (let warm = 0; warm < 50; warm++) save();
bytes = Buffer.alloc(bytesOfOne(), 1);
for (let warm = 0; warm < 50; warm++) append();

let isMissed = false;
for (const waiting of WAITING) {
  if (outbox.counts().open < waiting) {
    store.transaction(() => {
      while (outbox.counts().open < waiting) save();
    });
  }
  const [saves, appends]: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample++) {
    saves.push(timed(save));
    appends.push(timed(append));
  }
  const ratio = median(saves) / median(appends);
  isMissed ||= ratio > GOAL;
  const [ours, theirs] = [median(saves).toFixed(3), median(appends).toFixed(3)];
  console.log(
    `save with ${String(waiting)} waiting: ${ratio.toFixed(2)} x append + fdatasync of the same ${String(bytes.length)} bytes ` +
      `(${ours} ms to ${theirs} ms; goal <= ${String(GOAL)})`,
  );
}
closeSync(file);
store.close();
rmSync(folder, { recursive: true });
if (isMissed) console.log('MISSED');
