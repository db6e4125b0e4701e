// The herd from a command line: npm run simulate -- --desks 1000. Ends with an error where a goal is missed.
import { parseArgs } from 'node:util';
import { herdDefaults, playHerd } from './herd.ts';
import { linesOf, reportOf } from './herdReport.ts';
import type { HerdOptions, HerdReport } from './herdReport.ts';

/** Plays one herd; what is not named is as `herdDefaults` has it. `say` gets the report in words. */
export async function runHerd(
  some: Partial<HerdOptions> = {},
  say: (line: string) => void = () => undefined,
): Promise<HerdReport> {
  const options = { ...herdDefaults, ...some };
  const report = reportOf(await playHerd(options));
  for (const line of linesOf(report, options)) say(line);
  return report;
}

/** The options of a herd out of what was typed behind the command. @throws Error for what is no number. */
export function herdOptionsOf(args: readonly string[]): Partial<HerdOptions> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      desks: text,
      changes: text,
      seed: text,
      'per-second': text,
      'read-cost': text,
      'retry-after': text,
      'outage-minutes': text,
    },
  });
  const number = (name: keyof typeof values): number | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (!/^\d+(\.\d+)?$/.test(value)) throw new Error(`--${name} needs a number, not "${value}".`);
    return Number(value);
  };
  const outage = number('outage-minutes');
  const found = {
    desks: number('desks'),
    changesEach: number('changes'),
    perSecond: number('per-second'),
    readCost: number('read-cost'),
    retryAfterS: number('retry-after'),
    outageMs: outage === undefined ? undefined : outage * 60_000,
    seed: values.seed,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

if (import.meta.main) {
  const { isMet } = await runHerd(herdOptionsOf(process.argv.slice(2)), (line) => process.stdout.write(`${line}\n`));
  process.exitCode = isMet ? 0 : 1;
}
