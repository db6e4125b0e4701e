// How long to wait after wrong PINs or secrets. Counted by a clock that never goes back; a restart begins the wait anew, so neither
// a restart nor another wall clock makes it shorter. Pure.
import { z } from 'zod';
import { minuteMs } from '../../src-shared/time/utc.ts';

/** Wrong ones in a row before there is any wait. */
export const FREE_TRIES = 5;
const FIRST_WAIT_MS = minuteMs;
const LONGEST_WAIT_MS = 15 * minuteMs;

/** As it lies on the disk: how many were wrong in a row. The wait follows from it. */
export const KeptTries = z.object({ failed: z.int().min(0) });
export type KeptTries = z.infer<typeof KeptTries>;
export const noTries: KeptTries = { failed: 0 };

/** Milliseconds to wait after so many wrong ones in a row: none, then a minute, twice as long each time, 15 minutes at most. */
export function waitAfter(failed: number): number {
  if (failed < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failed - FREE_TRIES), LONGEST_WAIT_MS);
}

/** Tries left before a wait. */
export function triesLeft(failed: number): number {
  return Math.max(0, FREE_TRIES - failed);
}

/** Waits of this run, one for each name that is tried; what was kept on the disk begins when it is first met. */
export class Waits {
  readonly #monotonic: () => number;
  readonly #since = new Map<string, { failed: number; at: number }>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Milliseconds until the next try of `who`, who has failed so often; 0 = now. */
  left(who: string, { failed }: KeptTries): number {
    const now = this.#monotonic();
    const known = this.#since.get(who);
    if (known?.failed !== failed) this.#since.set(who, { failed, at: now });
    const at = known?.failed === failed ? known.at : now;
    return Math.max(0, at + waitAfter(failed) - now);
  }
}
