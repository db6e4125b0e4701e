// Goal: on days that a seed makes, at desks whose whole world is played, every promise is kept; and a broken rule is seen.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playBatch } from './batch.ts';
import { Coverage } from './coverage.ts';
import { playDay } from './day.ts';
import { neverMet } from './expected.ts';
import { control, mutants } from './mutants.ts';
import { planOfSeed } from './plan.ts';
import { shrink } from './shrink.ts';

const firstSeed = Number(process.env['SEED'] ?? 1);
const DAYS = 100;
const of = { hours: 24, desks: 2 };
const long = 300_000;

test.each(['in', 'out'] as const)(
  `${String(DAYS)} days %s of bounds keep every promise (SEED=${String(firstSeed)})`,
  async (bounds) => {
    const { broken, sessions, coverage } = await playBatch({
      bounds,
      firstSeed,
      seeds: DAYS,
      ...of,
      keptIn: null,
      processes: 1,
    });
    expect(broken.map(({ seed, violation }) => `seed ${String(seed)}: ${violation?.text ?? ''}`)).toEqual([]);
    expect(sessions).toBeGreaterThan(DAYS); // days on which nothing is booked prove nothing
    expect(coverage.counts.get('unsure + absent')).toBeGreaterThan(0);
    expect(coverage.counts.get('unsure + found')).toBeGreaterThan(0);
  },
  long,
);

test('what was never met is said', () => {
  const coverage = new Coverage();
  expect(neverMet(coverage, 'out').length).toBeGreaterThan(neverMet(coverage, 'in').length);
  for (const what of neverMet(coverage, 'out')) coverage.met(what);
  expect(neverMet(coverage, 'out')).toEqual([]);
});

test('the same seed makes the same day', async () => {
  const plan = planOfSeed({ seed: 3, bounds: 'out', ...of });
  const [one, other] = [await playDay(plan, true), await playDay(plan, true)];
  expect(one.trace.length).toBeGreaterThan(100);
  expect(one.trace).toEqual(other.trace);
});

test.each([3, 21, 24])(
  'mutant %i is caught',
  async (n) => {
    const { broken } = await playBatch({
      bounds: 'in',
      firstSeed: 1,
      seeds: 60,
      ...of,
      keptIn: null,
      mutant: n,
      untilBroken: true,
      processes: 1,
    });
    expect(broken).not.toEqual([]);
  },
  long,
);

test.each([...mutants, control].map((mutant) => [mutant.n, mutant] as const))(
  'mutant %i fits the code as it is',
  (_n, { patches }) => {
    for (const { file, find } of patches) {
      const root = join(import.meta.dirname, '../../..');
      const text = readFileSync(join(root, file.startsWith('src-') ? file : join('src-main', file)), 'utf8');
      expect(text.split(find)).toHaveLength(2);
    }
  },
);

test('every mutant has a number of its own, and there are twenty-four beside the one of the disk', () => {
  const numbers = mutants.map(({ n }) => n);
  expect(numbers).toEqual(Array.from({ length: 24 }, (_, at) => at + 2));
  expect(numbers).not.toContain(control.n);
});

test(
  'a batch that was stopped goes on where it was',
  async () => {
    const keptIn = join(tmpdir(), `front-desk-batch-${String(process.pid)}.json`);
    try {
      const first = await playBatch({ bounds: 'in', firstSeed: 1, seeds: 10, ...of, keptIn, processes: 1 });
      expect(existsSync(keptIn)).toBe(true);
      const said: string[] = [];
      const both = await playBatch({
        bounds: 'in',
        firstSeed: 1,
        seeds: 15,
        ...of,
        keptIn,
        processes: 1,
        say: (line) => said.push(line),
      });
      expect(said[0]).toBe('goes on at seed 11');
      expect(both.played).toBe(15);
      expect(both.sessions).toBeGreaterThan(first.sessions);
    } finally {
      rmSync(keptIn, { force: true });
    }
  },
  long,
);

test('a day is shortened to what still breaks the same promise', async () => {
  const plan = planOfSeed({ seed: 1, bounds: 'in', ...of });
  // Whatever is played breaks the promise that is not one: the shortest day is a single happening.
  const short = await shrink(plan, 'never', () => Promise.resolve('never'));
  expect(short.happenings).toHaveLength(1);
});
