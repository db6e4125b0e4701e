// What a long batch of days must have met: each step that the state machine allows, each end, each crash and trouble.
import type { Coverage } from './coverage.ts';
import type { Bounds } from './faults.ts';

const STEPS: readonly string[] = [];

/** What of all that can be met in a world was not. */
export function neverMet(coverage: Coverage, _bounds: Bounds): string[] {
  return STEPS.filter((what) => !coverage.counts.has(what));
}
