// npm run kill-points: ends the desk at every point of each scenario, starts it again, and tells every broken promise.
import { parseArgs } from 'node:util';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { power } from './power.ts';
import { begin, forget, play } from './play.ts';
import type { Played, Way } from './play.ts';
import { chosen, inParallel, kindsOf } from './points.ts';
import { scenarioNames } from './scenarios.ts';
import type { ScenarioName } from './scenarios.ts';
import { byCalls, fromInside, shimIn } from './shim.ts';

const usage = `npm run kill-points [-- OPTIONS]
  --scenario NAME   ${scenarioNames.join(', ')}; all where it is left out
  --point N         this one alone, with all that is found
  --sample N        N points of each scenario, chosen by --seed
  --seed TEXT       of the sample; printed
  --power           only what concerns power: what is called saved had been synced
  --inside          ends the desk from inside, as on systems whose calls are not watched
  --workers N       plays at once (3)`;

const SAY_EVERY = 100;

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    point: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: String(Date.now()) },
    power: { type: 'boolean', default: false },
    inside: { type: 'boolean', default: false },
    workers: { type: 'string', default: '3' },
    cache: { type: 'string', default: '.cache' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else process.exitCode = await run();

async function run(): Promise<number> {
  const wanted = scenarioNames.filter((name) => values.scenario === undefined || values.scenario === name);
  if (wanted.length === 0) throw new Error(`No scenario ${String(values.scenario)}.\n${usage}`);
  const shim = values.inside ? { missing: 'asked for from inside' } : shimIn(values.cache);
  const library = 'library' in shim ? shim.library : null;
  if ('missing' in shim) console.log(`Points inside of the process, not at system calls: ${shim.missing}.`);

  let broken = 0;
  if (!values.power) {
    const way = library === null ? fromInside : byCalls(library);
    for (const name of wanted) broken += await runOne(name, way);
  }
  if (values.power || (values.scenario === undefined && values.point === undefined)) broken += await runPower(library);
  console.log(broken === 0 ? '\nEvery promise was kept.' : `\n${String(broken)} times a promise was broken.`);
  return broken === 0 ? 0 : 1;
}

async function runPower(library: string | null): Promise<number> {
  console.log('\npower: each sync between the last write and "saved"');
  if (library !== null) return power(library, Date.now(), (line) => console.log(`  ${line}`));
  console.log('  SKIPPED: it needs Linux and a C compiler (cc)');
  return 0;
}

async function runOne(name: ScenarioName, way: Way): Promise<number> {
  const began = performance.now();
  const beginning = await begin(name, Date.now());
  try {
    if (values.point !== undefined) return told(name, await play(beginning, way, Number(values.point)), true);
    const whole = await play(beginning, way, 0);
    const { passed } = whole;
    let broken = told(name, whole, false);
    const points = chosen(
      passed,
      values.sample === undefined ? null : Number(values.sample),
      seededRandom(values.seed),
    );
    const seed = values.sample === undefined ? '' : ` (seed ${values.seed})`;
    console.log(`\n${name}: a whole run passes ${String(passed)} points; stopping at ${String(points.length)}${seed}`);
    const ended: string[] = [];
    let done = 0;
    await inParallel(points, Number(values.workers), async (point) => {
      const played = await play(beginning, way, point);
      if (played.where !== null) ended.push(played.where);
      broken += told(name, played, false);
      if (++done % SAY_EVERY === 0) console.log(`  ${String(done)} of ${String(points.length)}`);
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${name}: ended at ${String(ended.length)} points, ${String(broken)} broke a promise, ${seconds} s`);
    for (const [kind, count] of kindsOf(ended)) console.log(`  ${String(count).padStart(4)}  ${kind}`);
    return broken;
  } finally {
    forget(beginning);
  }
}

/** Prints what was broken (or all, for a single point); 1 where something was. */
function told(name: ScenarioName, { point, where, saved, problems }: Played, always: boolean): number {
  const at = `${name}, point ${String(point)} (${where ?? 'came to its own end'}; ${String(saved)} called saved before)`;
  if (problems.length === 0) {
    if (always) console.log(`${at}: every promise was kept`);
    return 0;
  }
  console.log(`BROKEN  ${at}`);
  for (const problem of problems) console.log(`        ${problem}`);
  const inside = values.inside ? ' --inside' : '';
  console.log(`        again: npm run kill-points -- --scenario ${name} --point ${String(point)}${inside}`);
  return 1;
}
