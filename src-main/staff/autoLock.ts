// When the desk locks by itself: after a time without a key or a pointer, and when the computer sleeps, locks or changes its user.
import type { Clock } from '../../src-shared/time/clock.ts';
import { minuteMs, secondMs } from '../../src-shared/time/utc.ts';
import type { LockCause } from './audit.ts';

/** How often it is looked whether the time is over. */
const LOOK_EVERY_MS = 5 * secondMs;
/** The wall went on so much more than the machine's own clock: it slept, whether it said so or not. */
const GAP_MS = minuteMs;

export type AutoLockParts = {
  readonly clock: Clock;
  /** Seconds since the last input anywhere, as the system tells; on some machines it stays at 0. */
  readonly systemIdleSeconds: () => number;
  /** After how long it locks; asked at each look. */
  readonly afterMs: () => number;
  readonly lock: (why: LockCause) => void;
};

/**
 * Watches from `start` on. Two clocks tell of idleness, our own page's and the system's, and the one that is over first
 * locks: the system's may stand at 0, and ours knows nothing of a machine that was left with another window in front.
 */
export class AutoLock {
  readonly #parts: AutoLockParts;
  #touchedAt: number;
  #looked: { readonly wall: number; readonly mono: number };
  #cancel = (): void => undefined;

  constructor(parts: AutoLockParts) {
    this.#parts = parts;
    this.#touchedAt = parts.clock.monotonic();
    this.#looked = this.#moment();
  }

  start(): void {
    this.#cancel = this.#parts.clock.setTimer(LOOK_EVERY_MS, () => {
      this.look();
      this.start();
    });
  }
  stop(): void {
    this.#cancel();
  }

  /** A key or the pointer was used in our window, or somebody signed in. */
  touched(): void {
    this.#touchedAt = this.#parts.clock.monotonic();
  }

  /** Whether it is time; also to be called when the machine wakes. */
  look(): void {
    const before = this.#looked;
    const now = this.#moment();
    this.#looked = now;
    if (now.wall - before.wall - (now.mono - before.mono) > GAP_MS) return this.#parts.lock('sleep');
    const idleMs = Math.max(now.mono - this.#touchedAt, this.#systemIdleMs());
    if (idleMs >= this.#parts.afterMs()) this.#parts.lock('idle');
  }

  #systemIdleMs(): number {
    try {
      return this.#parts.systemIdleSeconds() * secondMs;
    } catch {
      return 0; // our own clock does without
    }
  }

  #moment(): { wall: number; mono: number } {
    const { clock } = this.#parts;
    return { wall: clock.now(), mono: clock.monotonic() };
  }
}
