// A clock for tests: it moves only when told to, and its timers go off in the order in which they are due.
import type { CancelTimer, Clock } from './clock.ts';
import type { UtcMs } from './utc.ts';

interface Timer {
  readonly dueAt: number; // of the monotonic clock
  readonly order: number;
  readonly run: () => void;
}

// A timer that sets itself again with no delay would keep `tick` for ever: a bug in what is tested, so it is said aloud.
const timersPerTickMax = 100_000;

/** Starts at `startsAt`. `tick` moves both clocks and fires timers; `setTime` moves the wall alone, also backwards. */
export class TestClock implements Clock {
  #now: UtcMs;
  #monotonic = 0;
  #timers: Timer[] = [];
  #made = 0;

  constructor(startsAt: UtcMs = Date.UTC(2026, 10, 23, 17, 47)) {
    this.#now = startsAt;
  }

  now(): UtcMs {
    return Math.floor(this.#now); // timers may be due between two milliseconds; a wall's clock tells whole ones
  }

  monotonic(): number {
    return this.#monotonic;
  }

  setTimer(delayMs: number, run: () => void): CancelTimer {
    if (Number.isNaN(delayMs)) throw new Error('A timer needs a number of milliseconds.');
    const timer: Timer = { dueAt: this.#monotonic + Math.max(0, delayMs), order: this.#made++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Milliseconds until the next timer is due; null when none waits. */
  get nextInMs(): number | null {
    const next = this.#next();
    return next === undefined ? null : next.dueAt - this.#monotonic;
  }

  /** Sets the wall's time, as a person or a time server would. No timer goes off and no time passes. */
  setTime(utcMs: UtcMs): void {
    this.#now = utcMs;
  }

  /** The machine sleeps: the wall goes on, timers and the monotonic clock stand still. */
  sleep(ms: number): void {
    this.#now += ms;
  }

  /** Lets `ms` pass. Each timer that comes due runs at its own due time, those that it sets in turn included. */
  tick(ms: number): void {
    if (!(ms >= 0)) throw new Error('Time that passes does not run backwards: use setTime.');
    const until = this.#monotonic + ms;
    for (let ran = 0; this.#runNext(until); ran++) {
      if (ran >= timersPerTickMax) throw new Error('Timers set each other without end.');
    }
    this.#advanceTo(until);
  }

  /** As `tick`, but lets promises settle before and after each timer, so that what they start is seen as it comes. */
  async tickAsync(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new Error('Time that passes does not run backwards: use setTime.');
    const until = this.#monotonic + ms;
    await settle();
    for (let ran = 0; this.#runNext(until); ran++) {
      if (ran >= timersPerTickMax) throw new Error('Timers set each other without end.');
      await settle();
    }
    this.#advanceTo(until);
  }

  #runNext(until: number): boolean {
    const next = this.#next();
    if (next === undefined || next.dueAt > until) return false;
    this.#advanceTo(next.dueAt);
    this.#timers = this.#timers.filter((other) => other !== next);
    next.run();
    return true;
  }

  #next(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (first, timer) =>
        first === undefined || timer.dueAt < first.dueAt || (timer.dueAt === first.dueAt && timer.order < first.order)
          ? timer
          : first,
      undefined,
    );
  }

  #advanceTo(monotonic: number): void {
    this.#now += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }
}

// Chains of a few dozen awaits settle within these; no real time is waited for.
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
