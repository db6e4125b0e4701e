// Power: runs desks to their end under watch, and judges by their system calls that what is called saved had been synced.
import { fileURLToPath } from 'node:url';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import { begin, forget, inWorld } from './play.ts';
import { startDesk } from './process.ts';
import { scenarioNames } from './scenarios.ts';
import type { ScenarioName } from './scenarios.ts';
import { callsIn, watchedBy } from './shim.ts';
import type { Call } from './shim.ts';
import { unsynced } from './synced.ts';

const normalSync = fileURLToPath(new URL('normalSync.ts', import.meta.url));

/** What was seen of one desk. */
export type Watched = { readonly saved: number; readonly syncs: number; readonly faults: readonly string[] };

/** Runs a scenario to its end and judges it. `spoiled`: with the store's syncs turned down, which must be found out. */
export async function watch(name: ScenarioName, library: string, now: UtcMs, spoiled: boolean): Promise<Watched> {
  const beginning = await begin(name, now);
  try {
    return await inWorld(beginning, `power ${name}`, async ({ root, order }) => {
      const before = spoiled ? ['--import', normalSync] : [];
      const ended = await startDesk(order, watchedBy(library, root, 0), before).ended;
      if (ended.code !== 0) throw new Error(`the watched desk failed: ${ended.complaints}`);
      const calls = callsIn(root);
      return { saved: count(calls, isSaved), syncs: count(calls, isSync), faults: unsynced(calls) };
    });
  } finally {
    forget(beginning);
  }
}

/** All scenarios as they are, and one spoiled. Prints what was seen; answers how many were not as they must be. */
export async function power(library: string, now: UtcMs, print: (line: string) => void): Promise<number> {
  let wrong = 0;
  for (const name of scenarioNames) {
    const { saved, syncs, faults } = await watch(name, library, now, false);
    print(
      `${name}: ${String(saved)} called saved, ${String(syncs)} syncs of the log; ${faults.length === 0 ? 'each in time' : 'BROKEN'}`,
    );
    for (const fault of faults) print(`        ${fault}`);
    if (faults.length > 0) wrong++;
  }
  const { faults } = await watch('booking', library, now, true);
  print(
    `booking with synchronous = NORMAL: ${faults.length === 0 ? 'BROKEN, it is not found out' : `found out (${String(faults[0])})`}`,
  );
  return wrong + (faults.length === 0 ? 1 : 0);
}

const isSaved = ({ what, name }: Call): boolean => what === 'say' && name.includes('"say":"saved"');
const isSync = ({ when, what, name }: Call): boolean => when === 'after' && what === 'sync' && name === 'desk.db-wal';

function count(calls: readonly Call[], isIt: (call: Call) => boolean): number {
  return calls.filter(isIt).length;
}
