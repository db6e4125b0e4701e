// Takes guards away one by one and prints what became of their tests. Exits with 1 where a removal goes unnoticed.
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { askerIn } from './ask.ts';
import { copyOf } from './copy.ts';
import { docLines } from './row.ts';
import type { Guard, Kind } from './row.ts';
import { guards } from './rows.ts';

/** Quick ones first; what needs a build comes last. */
const ORDER: readonly Kind[] = ['lint', 'unit', 'page', 'pack'];
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const OUTPUT_SHOWN = 2_000;

const { values: given } = parseArgs({
  options: {
    /** A row by number or rule, or one guard of it: 13, 13.2. May be given more than once, for rules have commas. */
    only: { type: 'string', multiple: true },
    /** Kinds, with commas. */
    kind: { type: 'string' },
    /** Prints the lines of the docs' table, and takes nothing away. */
    table: { type: 'boolean', default: false },
  },
});

/** A guard's name: its row, and which of the row's it is. */
const nameOf = (guard: Guard): string => {
  const same = guards.filter((one) => one.table === guard.table && one.row === guard.row);
  return `${guard.row}.${String(same.indexOf(guard) + 1)}`;
};

function chosen(): Guard[] {
  const { only } = given;
  const kinds = given.kind?.split(',');
  const wanted = guards.filter(
    (guard) =>
      (only === undefined || only.includes(guard.row) || only.includes(nameOf(guard))) &&
      (kinds === undefined || kinds.includes(guard.kind)),
  );
  return wanted.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

async function go(): Promise<number> {
  const wanted = chosen();
  if (wanted.length === 0) {
    console.error(
      'There is no such row. Rows: 1 to 20, the rules of the HIPAA table, and the first words of the workstation’s; kinds: unit, lint, page, pack.',
    );
    return 1;
  }
  const copy = copyOf(resolve(import.meta.dirname, '../..'));
  const asker = askerIn(copy.folder);
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      asker.stop();
      copy.remove();
      process.exit(code);
    });
  }
  try {
    return await tryAll(wanted, copy, asker);
  } finally {
    copy.remove();
  }
}

async function tryAll(wanted: readonly Guard[], copy: ReturnType<typeof copyOf>, asker: ReturnType<typeof askerIn>) {
  const faults: string[] = [];
  const isQuick = ({ kind }: Guard): boolean => kind === 'unit' || kind === 'lint';
  const quick = wanted.filter(isQuick);
  const before = quick.length > 0 ? await asker.askAll(quick) : null;
  const known = new Map<string, string>();

  for (const guard of wanted) {
    const key = `${guard.proof} ${guard.test}`;
    if (before !== null && isQuick(guard)) known.set(key, before(guard));
    if (!known.has(key)) known.set(key, (await asker.ask(guard)).verdict);
    const within = known.get(key);
    const putBack = copy.take(guard);
    const without = await asker.ask(guard);
    putBack();
    const isHeld = within === 'passed' && without.verdict === 'failed';
    const line = `${nameOf(guard).padEnd(26)} ${guard.kind.padEnd(5)} with ${String(within)}, without ${without.verdict}  ${guard.guard} (${guard.proof}: ${guard.test})`;
    console.log(`${isHeld ? 'held  ' : 'MISSED'} ${line}`);
    if (isHeld) continue;
    faults.push(line);
    console.log(without.output.slice(-OUTPUT_SHOWN));
  }
  console.log(
    `\n${String(wanted.length)} guards taken away, ${String(wanted.length - faults.length)} missed by their tests as they must be.`,
  );
  if (faults.length > 0) console.error(`\nNot held:\n${faults.join('\n')}`);
  return faults.length > 0 ? 1 : 0;
}

if (given.table) console.log(docLines(guards).join('\n'));
else process.exitCode = await go();
