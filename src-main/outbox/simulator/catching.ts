// Looks for the day that catches a mutant: one that breaks a promise with it, and keeps every promise without it.
import type { BatchReport } from './batch.ts';
import type { Violation } from './wished.ts';

export type Catch = {
  /** The day that caught it; null = none did. */
  readonly seed: number | null;
  readonly violation: Violation | null;
  /** Days that break a promise without the mutant too: they prove nothing. */
  readonly brokenWithout: readonly number[];
  readonly played: number;
};

export type Catching = {
  readonly firstSeed: number;
  readonly seeds: number;
  /** Plays up to `seeds` days with the mutant, from `firstSeed` on, until one breaks. */
  readonly withMutant: (firstSeed: number, seeds: number) => Promise<Pick<BatchReport, 'broken' | 'played'>>;
  /** Whether the day of a seed keeps every promise without the mutant. */
  readonly isWholeWithout: (seed: number) => Promise<boolean>;
};

export async function lookForCatch(of: Catching): Promise<Catch> {
  const brokenWithout: number[] = [];
  const last = of.firstSeed + of.seeds;
  for (let next = of.firstSeed; next < last;) {
    const { broken, played } = await of.withMutant(next, last - next);
    for (const { seed, violation } of broken.toSorted((a, b) => a.seed - b.seed)) {
      if (await of.isWholeWithout(seed))
        return { seed, violation, brokenWithout, played: next + played - of.firstSeed };
      brokenWithout.push(seed);
    }
    next += Math.max(1, played);
  }
  return { seed: null, violation: null, brokenWithout, played: of.seeds };
}
