// Asks SecureVideo for the list politely: often while the desk is in use, seldom while nobody is there.
import type { Clock } from '../../src-shared/time/clock.ts';

/** API page 7: a list at most every 30 seconds while in use. */
const IN_USE_EVERY_MS = 45_000;
const IDLE_EVERY_MS = 5 * 60_000;
/** Nobody touched the desk for this long: it is idle. */
const IDLE_AFTER_MS = 3 * 60_000;

export interface Refresher {
  /** A person did something at the desk. */
  touch(): void;
  start(): void;
  stop(): void;
}

/** Calls `read` again and again, never twice at once. `random` (0..1) spreads desks that started together. */
export function createRefresher(parts: {
  clock: Clock;
  random: () => number;
  read: () => Promise<unknown>;
}): Refresher {
  const { clock, random, read } = parts;
  let touchedAt = clock.monotonic();
  let lastReadAt = Number.NEGATIVE_INFINITY;
  let running = false;
  let cancel: (() => void) | undefined;

  const everyMs = (): number => (clock.monotonic() - touchedAt < IDLE_AFTER_MS ? IN_USE_EVERY_MS : IDLE_EVERY_MS);
  const plan = (): void => {
    cancel?.();
    if (!running) return;
    const dueIn = lastReadAt + everyMs() * (0.9 + random() * 0.2) - clock.monotonic();
    cancel = clock.setTimer(Math.max(0, dueIn), () => void readOnce());
  };
  const readOnce = async (): Promise<void> => {
    lastReadAt = clock.monotonic();
    await read().catch(() => undefined); // a failed read is told by the line's state; the next one is planned all the same
    plan();
  };

  return {
    touch: () => {
      const wasIdle = clock.monotonic() - touchedAt >= IDLE_AFTER_MS;
      touchedAt = clock.monotonic();
      if (wasIdle) plan();
    },
    start: () => {
      running = true;
      plan();
    },
    stop: () => {
      running = false;
      cancel?.();
    },
  };
}
