// npm run simulate:mutants: each rule of the outbox broken on purpose, one at a time, and the seed that caught it.
import { parseArgs } from 'node:util';
import { playBatch } from './batch.ts';
import { lookForCatch } from './catching.ts';
import { playDay } from './day.ts';
import type { Bounds } from './faults.ts';
import { control, mutants } from './mutants.ts';
import type { Mutant } from './mutants.ts';
import { planOfSeed } from './plan.ts';

/** Days that are played at most for one mutant. */
const SEEDS_MAX = 3_000;
/** Days that the harmless half of a mutant has to come through. */
const CONTROL_SEEDS = 100;
const DAY = { hours: 24, desks: 2 };

const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: String(SEEDS_MAX) } },
});
const only = values.only?.split(',').map(Number);
const chosen = mutants.filter(({ n }) => only === undefined || only.includes(n));

let missed = 0;
for (const mutant of chosen) {
  const { seed, violation, brokenWithout, played } = await lookForCatch({
    firstSeed: 1,
    seeds: Number(values.seeds),
    withMutant: (firstSeed, seeds) => play(mutant, firstSeed, seeds),
    isWholeWithout: (one) => isWhole(mutant.bounds, one),
  });
  if (seed === null) missed++;
  const how =
    seed === null
      ? `NOT CAUGHT in ${String(played)} days`
      : `caught by seed ${String(seed)} (${violation?.invariant ?? ''}: ${violation?.text ?? ''})`;
  const passedOver =
    brokenWithout.length === 0 ? '' : `; broken without it, so that they prove nothing: ${brokenWithout.join(', ')}`;
  print(`mutant ${String(mutant.n)}, ${mutant.says}: world ${mutant.bounds}, ${how}${passedOver}`);
}
if (only === undefined) {
  const { broken } = await play(control, 1, CONTROL_SEEDS);
  if (broken.length > 0) missed++;
  print(
    `control of mutant 5, ${control.says}: ${broken.length === 0 ? 'does no harm' : `BREAKS ${broken[0]?.violation?.text ?? ''}`}`,
  );
}
print(`${String(chosen.length)} mutants, ${String(missed)} not caught`);
process.exitCode = missed > 0 ? 1 : 0;

function play({ n, bounds }: Mutant, firstSeed: number, seeds: number): ReturnType<typeof playBatch> {
  return playBatch({ bounds, firstSeed, seeds, ...DAY, keptIn: null, mutant: n, untilBroken: true });
}

/** The same day without a mutant. */
async function isWhole(bounds: Bounds, seed: number): Promise<boolean> {
  const { violations } = await playDay(planOfSeed({ seed, bounds, ...DAY }));
  return violations.length === 0;
}

function print(text: unknown): void {
  process.stdout.write(`${String(text)}\n`);
}
