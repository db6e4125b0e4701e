// npm run simulate:mutants: each rule of the outbox broken on purpose, one at a time, and the seed that caught it.
import { parseArgs } from 'node:util';
import { playBatch } from './batch.ts';
import { control, mutants } from './mutants.ts';
import type { Mutant } from './mutants.ts';

/** Days that are played at most for one mutant. */
const SEEDS_MAX = 3_000;
/** Days that the harmless half of a mutant has to come through. */
const CONTROL_SEEDS = 100;

const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: String(SEEDS_MAX) } },
});
const only = values.only?.split(',').map(Number);
const chosen = mutants.filter(({ n }) => only === undefined || only.includes(n));

let missed = 0;
for (const mutant of chosen) {
  const { broken, played } = await play(mutant, Number(values.seeds));
  const [first] = broken;
  const caught = first?.violation;
  if (!caught) missed++;
  const how = caught
    ? `caught by seed ${String(first.seed)} (${caught.invariant}: ${caught.text})`
    : `NOT CAUGHT in ${String(played)} days`;
  print(`mutant ${String(mutant.n)}, ${mutant.says}: world ${mutant.bounds}, ${how}`);
}
if (only === undefined) {
  const { broken } = await play(control, CONTROL_SEEDS);
  if (broken.length > 0) missed++;
  print(
    `control of mutant 5, ${control.says}: ${broken.length === 0 ? 'does no harm' : `BREAKS ${broken[0]?.violation?.text ?? ''}`}`,
  );
}
print(`${String(chosen.length)} mutants, ${String(missed)} not caught`);
process.exitCode = missed > 0 ? 1 : 0;

function play(mutant: Mutant, seeds: number): ReturnType<typeof playBatch> {
  const { n, bounds } = mutant;
  return playBatch({ bounds, firstSeed: 1, seeds, hours: 24, desks: 2, keptIn: null, mutant: n, untilBroken: true });
}

function print(text: unknown): void {
  process.stdout.write(`${String(text)}\n`);
}
