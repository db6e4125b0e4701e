// npm run fuzz: many hostile inputs of each kind from one seed; a failure names the input that brings it back.
import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';

const USAGE = `npm run fuzz -- [options]
  --seed S     any text (default: chosen anew, and printed)
  --count N    so many answers of the service; of the other kinds in proportion (default 100000)
  --only KIND  answers, calls, settings, codes, links, policies or exports alone
  --first N    begin at this input: with --count 1 it alone`;

/** Inputs of each kind for 100,000 answers. */
const SHARES = {
  answers: 1,
  calls: 0.2,
  settings: 0.05,
  codes: 0.05,
  links: 0.05,
  policies: 0.05,
  exports: 0.05,
} as const;
type Kind = keyof typeof SHARES;
/** Inputs between two signs of life. */
const PART = 2_000;

// Outside of the app electron-store finds no Electron; asked for, the package would fetch its binary.
const nothing = new URL('../../build/noElectron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: nothing, format: 'module-typescript', shortCircuit: true } : next(name, context),
});

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(process.hrtime.bigint() % 1_000_000_007n) },
    count: { type: 'string', default: '100000' },
    first: { type: 'string', default: '0' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [count, first] = [Number(values.count), Number(values.first)];
const wanted = Object.keys(SHARES).filter((kind) => values.only === undefined || values.only === kind) as Kind[];
if (values.help || !(count > 0) || !(first >= 0) || wanted.length === 0) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const { fuzzAnswers } = await import('./answers.ts');
const { fuzzCalls } = await import('./calls.ts');
const { fuzzCodes, fuzzLinks, fuzzSettings } = await import('./texts.ts');
const { fuzzExports } = await import('./exports.ts');
const { fuzzPolicies } = await import('./policies.ts');
const { settings } = await import('../desk/testing/deskAt.ts');

console.log(`seed ${values.seed}`);
for (const kind of wanted) {
  const share = wanted.length === 1 ? count : Math.max(1, Math.round(count * SHARES[kind]));
  const kinds = new Map<string, number>();
  const began = performance.now();
  // In parts: what hangs is between the last sign of life and the next.
  for (let from = first; from < first + share; from += PART) {
    const part = Math.min(PART, first + share - from);
    if (process.stdout.isTTY) process.stdout.write(`\r${kind}: ${String(from)} of ${String(first + share)} `);
    const seen = await play(kind, part, from);
    for (const [name, times] of Object.entries(seen.kinds)) kinds.set(name, (kinds.get(name) ?? 0) + times);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const ways = [...kinds].sort((a, b) => b[1] - a[1]).map(([name, times]) => `${name} ${String(times)}`);
  console.log(`${kind}: ${String(share)} inputs, no harm, ${seconds} s (${ways.join(', ')})`);
}

function play(kind: Kind, part: number, from: number): ReturnType<typeof fuzzAnswers> {
  switch (kind) {
    case 'answers':
      return fuzzAnswers(values.seed, part, from);
    case 'calls':
      return fuzzCalls(values.seed, part, from);
    case 'settings':
      return fuzzSettings(values.seed, part, settings, from);
    case 'codes':
      return fuzzCodes(values.seed, part, from);
    case 'links':
      return fuzzLinks(values.seed, part, from);
    case 'policies':
      return fuzzPolicies(values.seed, part, from);
    case 'exports':
      return fuzzExports(values.seed, part, from);
  }
}
