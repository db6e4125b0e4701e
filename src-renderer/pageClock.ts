// The page's clock: the one place where the page asks for the time and for timers.
import type { Clock } from '../src-shared/time/clock.ts';

export const pageClock: Pick<Clock, 'now' | 'setTimer'> = {
  now: () => Date.now(),
  setTimer: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
