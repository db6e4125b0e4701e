// The clock that everything with a sense of time is handed; nothing else may ask the machine what time it is.
import type { UtcMs } from './utc.ts';

/** Takes back a timer; harmless when it has gone off already. */
export type CancelTimer = () => void;

/** Main builds the real one at its entry; tests use `TestClock`. */
export interface Clock {
  /** The wall's time. May jump, also backwards, when the machine corrects itself: never measure a wait with it. */
  now(): UtcMs;
  /** Milliseconds since some fixed moment; never goes back, and as best known stands still while the machine sleeps. */
  monotonic(): number;
  /** Calls `run` once after at least `delayMs` (0 or less: as soon as can be, but never before this returns). */
  setTimer(delayMs: number, run: () => void): CancelTimer;
}
