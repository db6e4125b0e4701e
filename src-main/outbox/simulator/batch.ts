// Many days on several processes of this computer: seeds are dealt out, results come back, and a stopped batch goes on.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Coverage } from './coverage.ts';
import type { Bounds } from './faults.ts';
import type { Violation } from './wished.ts';

export type DayReport = {
  readonly seed: number;
  readonly violation: Violation | null;
  readonly coverage: readonly (readonly [string, number])[];
  readonly sessions: number;
};

export type BatchOptions = {
  readonly bounds: Bounds;
  readonly firstSeed: number;
  readonly seeds: number;
  readonly hours: number;
  readonly desks: number;
  /** File in which a long batch keeps how far it is; null = it keeps nothing. */
  readonly keptIn: string | null;
  /** A fault that is put into the code on its way in; see `mutants.ts`. */
  readonly mutant?: number;
  /** Ends at the first day that breaks a promise. */
  readonly untilBroken?: boolean;
  readonly processes?: number;
  readonly say?: (line: string) => void;
};

export type BatchReport = {
  readonly played: number;
  readonly broken: readonly DayReport[];
  readonly coverage: Coverage;
  readonly sessions: number;
};

type Kept = { next: number; sessions: number; broken: DayReport[]; coverage: [string, number][] };
/** A worker gets so many seeds at a time. */
const DEALT = 5;
const KEPT_EVERY = 100;

/** Plays `seeds` days from `firstSeed` on. Days are independent; the order in which they end means nothing. */
export async function playBatch(options: BatchOptions): Promise<BatchReport> {
  const { firstSeed, seeds, keptIn, say = () => undefined } = options;
  const kept = keptIn === null ? null : readKept(keptIn, options);
  const coverage = new Coverage();
  coverage.add(kept?.coverage ?? []);
  const broken: DayReport[] = [...(kept?.broken ?? [])];
  let sessions = kept?.sessions ?? 0;
  let next = kept?.next ?? firstSeed;
  const last = firstSeed + seeds;
  if (kept !== null && kept.next > firstSeed) say(`goes on at seed ${String(next)}`);
  let done = next - firstSeed;
  const open = new Set<number>();

  const keep = (): void => {
    if (keptIn === null) return;
    // Seeds that are still out are played again: twice the same day is the same day, but is counted once.
    if (open.size > 0) return;
    write(keptIn, options, { next, sessions, broken, coverage: [...coverage.counts] });
  };
  const count = Math.min(
    options.processes ?? Math.max(1, availableParallelism()),
    Math.max(1, Math.ceil((last - next) / DEALT)),
  );
  let isOver = false;
  let keptAt = done;
  const pause = { waiting: [] as (() => void)[] };

  const work = async (): Promise<void> => {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), {
      execArgv: options.mutant === undefined ? [] : ['--import', join(import.meta.dirname, 'mutate.ts')],
      env: { ...process.env, ...(options.mutant !== undefined && { FRONT_DESK_MUTANT: String(options.mutant) }) },
    });
    try {
      while (!isOver && next < last) {
        if (keptIn !== null && done - keptAt >= KEPT_EVERY) {
          // All come to rest together, so that what is kept is whole.
          if (open.size > 0) await new Promise<void>((go) => pause.waiting.push(go));
          else {
            keptAt = done;
            keep();
            for (const go of pause.waiting.splice(0)) go();
          }
          continue;
        }
        const from = next;
        const to = Math.min(last, from + DEALT);
        next = to;
        open.add(from);
        const reports = await ask(worker, { ...options, from, to });
        open.delete(from);
        for (const report of reports) {
          done++;
          sessions += report.sessions;
          coverage.add(report.coverage);
          if (report.violation === null) continue;
          broken.push(report);
          say(`seed ${String(report.seed)}: ${report.violation.invariant}: ${report.violation.text}`);
          if (options.untilBroken === true) isOver = true;
        }
        if (done % 500 < DEALT) say(`${String(done)} days played, ${String(broken.length)} broken`);
        if (open.size === 0) for (const go of pause.waiting.splice(0)) go();
      }
    } finally {
      worker.kill();
      for (const go of pause.waiting.splice(0)) go();
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  keep();
  return { played: done, broken, coverage, sessions };
}

function ask(worker: ReturnType<typeof fork>, task: object): Promise<DayReport[]> {
  return new Promise((done, fail) => {
    const died = (code: number | null): void => fail(new Error(`a simulating process ended with ${String(code)}`));
    worker.once('exit', died);
    worker.once('message', (reports) => {
      worker.off('exit', died);
      done(reports as DayReport[]);
    });
    worker.send(task);
  });
}

function nameOf({ bounds, firstSeed, hours, desks }: BatchOptions): string {
  return `${bounds} ${String(firstSeed)} ${String(hours)} h ${String(desks)} desks`;
}

function readKept(file: string, options: BatchOptions): Kept | null {
  if (!existsSync(file)) return null;
  const { name, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as Kept & { name: string };
  return name === nameOf(options) ? kept : null;
}

function write(file: string, options: BatchOptions, kept: Kept): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.unfinished`, JSON.stringify({ name: nameOf(options), ...kept }));
  renameSync(`${file}.unfinished`, file);
}
