// How long a change that was just saved is kept back, so that one key takes it back.
import type { Moments } from './moments.ts';
import type { ChangeRecord } from './record.ts';

/**
 * When a held change goes on, by the monotonic clock. One that was held when the program ended is held once more from its
 * start: whoever starts it again may still take it back, and it waits no longer than that.
 */
export function releaseMonoOf({ facts }: ChangeRecord, moments: Moments): number {
  return moments.monoOf(facts.made) + facts.heldMs;
}
