// One simulating process: plays the seeds that it is dealt, and reports each day.
import type { BatchOptions, DayReport } from './batch.ts';
import { playDay } from './day.ts';
import { planOfSeed } from './plan.ts';

type Task = Pick<BatchOptions, 'bounds' | 'hours' | 'desks'> & { readonly from: number; readonly to: number };

process.on('message', (task: Task) => void play(task));

/** What was thrown where nobody waited for it, while a day was played. */
const unheard: Error[] = [];
process.on('unhandledRejection', (error) => {
  unheard.push(error instanceof Error ? error : new Error(String(error)));
});

async function play({ bounds, hours, desks, from, to }: Task): Promise<void> {
  const reports: DayReport[] = [];
  for (let seed = from; seed < to; seed++) {
    unheard.length = 0;
    try {
      const { violations, coverage, sessions } = await playDay(planOfSeed({ seed, bounds, hours, desks }));
      await new Promise(setImmediate); // what was thrown last is told now
      const [thrown] = unheard;
      if (thrown !== undefined) throw thrown;
      reports.push({ seed, violation: violations[0] ?? null, coverage: [...coverage], sessions });
    } catch (error) {
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      reports.push({ seed, violation: { invariant: 'thrown', at: 0, text }, coverage: [], sessions: 0 });
    }
  }
  process.send?.(reports);
}
