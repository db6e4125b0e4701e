// How long silence has to last before it says something: Q, counted while awake and online, begun anew by each upset.
import { LATE_LANDING_MS, LIST_DELAY_MS, REQUEST_TIMEOUT_MS } from '../../src-shared/outbox/change.ts';

/** The bounds that the outbox assumes, in milliseconds; see `change.ts`. Tests may hand in others. */
export type Bounds = {
  /** A request is given up after this. */
  readonly timeoutMs: number;
  /** A request that was given up may land so late once there is contact. */
  readonly landingMs: number;
  /** A change may show in lists so late. */
  readonly listDelayMs: number;
};

export const usualBounds: Bounds = {
  timeoutMs: REQUEST_TIMEOUT_MS,
  landingMs: LATE_LANDING_MS,
  listDelayMs: LIST_DELAY_MS,
};

/** Keeps the last upset: the start of the program, waking, the line's return. All by the monotonic clock. */
export class Quiet {
  readonly #bounds: Bounds;
  #upsetMono: number;

  constructor(bounds: Bounds, startedMono: number) {
    this.#bounds = bounds;
    this.#upsetMono = startedMono;
  }

  /** The computer woke up, or the line is back: what was given up may land from here on. */
  upset(mono: number): void {
    this.#upsetMono = Math.max(this.#upsetMono, mono);
  }

  /** From when a read may prove that what was sent until `endedMono` is absent. */
  overAt(endedMono: number): number {
    const { timeoutMs, landingMs, listDelayMs } = this.#bounds;
    return Math.max(endedMono, this.#upsetMono) + timeoutMs + landingMs + listDelayMs;
  }
}
