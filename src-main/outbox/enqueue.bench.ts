// How long "Saved" takes: a booking with its draft through the desk's own outbox, sealed and synced, with 0, 1,000 and
// 10,000 waiting. Beside it, turn by turn on one disk: one append + fdatasync of the bytes that the change has on the disk
// (goal <= 1.5 x with 10,000 waiting), and electron-store's engine holding the same queue (goal >= 200 x faster).
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inTurns, quantile, ratioOf, short, tell, timed } from '../../src-shared/testing/measure.ts';
import type { OpenAccount } from '../desk/openAccount.ts';
import { benchFolder, fillTo, openBenchDesk, saveOne, typedBooking } from './testing/benchDesk.ts';
import { openElectronStoreQueue } from './testing/electronStoreQueue.ts';

const GOAL_APPEND = 1.5;
const GOAL_STORE = 200;
const SAMPLES = 600;
const STORE_SAMPLES = 11;

const folder = benchFolder();
const desk = openBenchDesk(folder);
await desk.roster.refresh();
const file = openSync(join(folder, 'append.log'), 'a');
const electronStore = await openElectronStoreQueue(folder);

/** Saving alone: what was typed was kept before, as it is while somebody types. */
function save(): number {
  const change = typedBooking(desk);
  return timed(() => saveOne(desk, change));
}

// Warmed up on a file of its own: what it saves does not wait in the one that is measured.
const warm = openBenchDesk(join(folder, 'warm'));
await warm.roster.refresh();
for (let nth = 0; nth < 200; nth++) saveOne(warm, typedBooking(warm));
const bytes = Buffer.alloc(bytesOfOne(warm), 1);
await warm.close();
function append(): number {
  return timed(() => {
    writeSync(file, bytes);
    fdatasyncSync(file);
  });
}
for (let nth = 0; nth < 200; nth++) append();

console.log(`a saved booking has ${bytes.length} bytes on the disk; ${SAMPLES} samples each`);
for (const waiting of [0, 1_000, 10_000]) {
  fillTo(desk, waiting);
  const times = inTurns(SAMPLES, save, append);
  const { ratio, spread } = ratioOf(times);
  const most = waiting === 10_000 ? { atMost: GOAL_APPEND } : null;
  tell(`saved with ${waiting} waiting`, ratio, 'x one append + fdatasync', most, spread);
  const late = [times.ours, times.peer].map((all) => `${short(quantile(all, 0.99))} ms`);
  console.log(`       p99 ${late.join(' to ')}`);

  const records = desk.store.db.prepare('SELECT change_id FROM changes WHERE ended_at IS NULL').all();
  electronStore.fill(records.slice(0, waiting).map(({ change_id: id }) => recordOf(String(id))));
  const stored = inTurns(STORE_SAMPLES, save, () => timed(() => electronStore.enqueue(recordOf(`new-${waiting}`))));
  const least = waiting === 10_000 ? { atLeast: GOAL_STORE } : null;
  const [ours, theirs] = [quantile(times.ours, 0.5), quantile(stored.peer, 0.5)];
  const detail = `p50 ${short(ours)} ms to ${short(theirs)} ms`;
  tell(`saved with ${waiting} waiting`, theirs / ours, 'x faster than electron-store', least, detail);
}
closeSync(file);
await desk.close();
rmSync(folder, { recursive: true });

/** What one change has on the disk: its row whole, and the end of its draft. */
function bytesOfOne({ store }: OpenAccount): number {
  const row = store.db
    .prepare(
      `SELECT avg(length(change_id) * 2 + length(lane) + length(kind) + length(state) + length(progress)
         + length(wish) + length(facts) + 24) AS n FROM changes`,
    )
    .get();
  return Math.round(Number(row?.['n']));
}

/** The same booking in plain words, as it would stand in a queue of JSON. */
function recordOf(changeId: string): unknown {
  return { ...(desk.outbox.wishOf(changeId) ?? { lane: changeId, wish: typedBooking(desk).wish }), changeId };
}
