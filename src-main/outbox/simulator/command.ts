// npm run simulate: plays days, says what broke, finds the shortest day that still breaks, and plays one again on request.
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { playBatch } from './batch.ts';
import type { BatchReport } from './batch.ts';
import { playDay } from './day.ts';
import { neverMet } from './expected.ts';
import type { Bounds } from './faults.ts';
import { herdOptionsOf, runHerd } from './herdMain.ts';

import { planOfSeed } from './plan.ts';
import type { Plan } from './plan.ts';
import { shrink } from './shrink.ts';

const USAGE = `npm run simulate -- [options]
  --seeds N       days in each world (default 200)
  --hours H       hours of a day (default 24)
  --seed S        the first seed (default 1); with --seeds 1 that day alone
  --desks D       desks on one account (default 2); more than 20: the herd, all back on the line at once
  --world in|out  inside of the bounds that the outbox assumes, or outside of them (default both)
  --only a,b,c    of one day: play these happenings alone, by their numbers
  --trace         of one day: print all that happens
  --keep FOLDER   a long run keeps how far it is there, and goes on from it`;
/** Above so many desks it is the herd that is played. */
const DESKS_OF_A_DAY_MAX = 20;
/** So many days must have met everything that can be met. */
const COVERED_FROM = 1_000;

export async function simulate(args: readonly string[]): Promise<number> {
  const desks = Number(args[args.indexOf('--desks') + 1]);
  if (args.includes('--desks') && desks > DESKS_OF_A_DAY_MAX) return herd(args);
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      hours: { type: 'string', default: '24' },
      seed: { type: 'string', default: '1' },
      desks: { type: 'string', default: '2' },
      world: { type: 'string' },
      only: { type: 'string' },
      trace: { type: 'boolean', default: false },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const number = (text: string, name: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number.\n${USAGE}`);
    return Number(text);
  };
  const { world } = values;
  if (world !== undefined && world !== 'in' && world !== 'out') throw new Error(`--world is in or out.\n${USAGE}`);
  const of = { hours: number(values.hours, 'hours'), desks: number(values.desks, 'desks') };
  const firstSeed = number(values.seed, 'seed');
  const worlds: Bounds[] = world === undefined ? ['in', 'out'] : [world];
  const only = values.only?.split(',').map((text) => number(text, 'only'));
  const seeds = number(values.seeds ?? (only === undefined && !values.trace ? '200' : '1'), 'seeds');
  if (only !== undefined || values.trace) {
    let worst = 0;
    for (const bounds of worlds)
      worst = Math.max(worst, await one({ seed: firstSeed, bounds, ...of }, only, values.trace));
    return worst;
  }
  let worst = 0;
  for (const bounds of worlds) {
    const keptIn = values.keep === undefined ? null : join(values.keep, `simulated-${bounds}.json`);
    const began = performance.now();
    const report = await playBatch({ bounds, firstSeed, seeds, ...of, keptIn, say: (line) => print(line) });
    const seconds = (performance.now() - began) / 1000;
    worst = Math.max(worst, await tell(report, bounds, of, seconds));
  }
  return worst;
}

async function herd(args: readonly string[]): Promise<number> {
  const { isMet } = await runHerd(herdOptionsOf(args), (line) => print(line));
  return isMet ? 0 : 1;
}

async function tell(
  report: BatchReport,
  bounds: Bounds,
  of: { hours: number; desks: number },
  seconds: number,
): Promise<number> {
  const { played, broken, coverage, sessions } = report;
  const each = played === 0 ? 0 : seconds / played;
  print(
    `world ${bounds}: ${String(played)} days of ${String(of.hours)} h at ${String(of.desks)} desks, ${String(sessions)} sessions, ` +
      `${String(broken.length)} broken; ${seconds.toFixed(0)} s, ${each.toFixed(2)} s a day`,
  );
  const unmet = neverMet(coverage, bounds);
  print(
    `  met: ${String(coverage.counts.size)} kinds of steps, ends, crashes and troubles${unmet.length === 0 ? ', all that can be met' : ''}`,
  );
  if (unmet.length > 0) print(`  never met: ${unmet.join(', ')}`);
  const [first] = broken;
  if (first?.violation) {
    const plan = planOfSeed({ seed: first.seed, bounds, ...of });
    const short = await shrink(plan, first.violation.invariant);
    await show(short, first.seed);
  }
  return broken.length > 0 || (unmet.length > 0 && played >= COVERED_FROM) ? 1 : 0;
}

async function one(
  of: { seed: number; bounds: Bounds; hours: number; desks: number },
  only: readonly number[] | undefined,
  isTracing: boolean,
): Promise<number> {
  const whole = planOfSeed(of);
  const plan =
    only === undefined ? whole : { ...whole, happenings: whole.happenings.filter(({ n }) => only.includes(n)) };
  const { violations, trace } = await playDay(plan, isTracing);
  if (isTracing) print(trace.join('\n'));
  for (const { invariant, text } of violations)
    print(`seed ${String(of.seed)} world ${of.bounds}: ${invariant}: ${text}`);
  if (violations.length === 0) print(`seed ${String(of.seed)} world ${of.bounds}: every promise was kept`);
  return violations.length === 0 ? 0 : 1;
}

/** The shortest day that was found, as it goes, and the command that plays it again. */
async function show(plan: Plan, seed: number): Promise<void> {
  const only = plan.happenings.map(({ n }) => n).sort((a, b) => a - b);
  const { violations, trace } = await playDay(plan, true);
  print(`\nthe shortest day that was found (${String(only.length)} happenings):\n${trace.join('\n')}`);
  for (const { invariant, text } of violations.slice(0, 1)) print(`\nbroken: ${invariant}: ${text}`);
  const { bounds, hours, desks } = plan;
  print(
    `again: npm run simulate -- --seed ${String(seed)} --world ${bounds} --hours ${String(hours)} --desks ${String(desks)} --only ${only.join(',')} --trace`,
  );
}

if (import.meta.main) {
  process.exitCode = await simulate(process.argv.slice(2)).catch((error: unknown) => {
    print(error instanceof Error ? error.message : error);
    return 2;
  });
}

function print(text: unknown): void {
  process.stdout.write(`${String(text)}\n`);
}
