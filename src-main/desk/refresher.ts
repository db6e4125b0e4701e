// Asks SecureVideo for the list politely: often while the desk is in use, seldom while nobody is there.
import type { Clock } from '../../src-shared/time/clock.ts';

/** API page 7: a list at most every 30 seconds while in use. */
const IN_USE_EVERY_MS = 45_000;
const IDLE_EVERY_MS = 5 * 60_000;
/** While sessions are about to start or have just begun: who is there and who is not changes by the minute. */
const NEAR_EVERY_MS = 31_000;
const NEAR_IDLE_EVERY_MS = 60_000;
/** So long before a start, and so long after it, it is near. */
export const NEAR_BEFORE_MS = 10 * 60_000;
export const NEAR_AFTER_MS = 15 * 60_000;
/** Nobody touched the desk for this long: it is idle. */
const IDLE_AFTER_MS = 3 * 60_000;

export interface Refresher {
  /** A person did something at the desk. */
  touch(): void;
  start(): void;
  stop(): void;
}

/**
 * Calls `read` again and again, never twice at once, and quicker near the starts of sessions. `random` (0..1) spreads desks
 * that started together. `untilNear`: milliseconds until the next start is near, 0 while one is, null where none is known.
 */
export function createRefresher(parts: {
  clock: Clock;
  random: () => number;
  read: () => Promise<unknown>;
  untilNear?: () => number | null;
}): Refresher {
  const { clock, random, read, untilNear = () => null } = parts;
  let touchedAt = clock.monotonic();
  let lastReadAt = Number.NEGATIVE_INFINITY;
  let running = false;
  let cancel: (() => void) | undefined;

  const everyMs = (): number => {
    const inUse = clock.monotonic() - touchedAt < IDLE_AFTER_MS;
    const [usual, near] = inUse ? [IN_USE_EVERY_MS, NEAR_EVERY_MS] : [IDLE_EVERY_MS, NEAR_IDLE_EVERY_MS];
    const until = untilNear();
    return until === null ? usual : Math.min(usual, Math.max(near, until));
  };
  const plan = (): void => {
    cancel?.();
    if (!running) return;
    // Spread upwards only near a start: below half a minute the API is not to be asked.
    const every = everyMs();
    const spread = every === NEAR_EVERY_MS ? 1 + random() * 0.2 : 0.9 + random() * 0.2;
    const dueIn = lastReadAt + every * spread - clock.monotonic();
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

/** Milliseconds from `now` until the next of `starts` is near, 0 while one is; null where none is near or ahead. */
export function untilNearMs(starts: Iterable<number>, now: number): number | null {
  let until: number | null = null;
  for (const startsAt of starts) {
    if (now >= startsAt + NEAR_AFTER_MS) continue;
    const wait = Math.max(0, startsAt - NEAR_BEFORE_MS - now);
    if (until === null || wait < until) until = wait;
  }
  return until;
}
