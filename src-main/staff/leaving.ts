// A moment between the wish to lock and the lock: the page keeps what was typed last. It cannot make that moment longer.
import type { Clock } from '../../src-shared/time/clock.ts';
import type { LockCause } from './audit.ts';

/** Longest that a lock waits for the page. */
const LEAVING_MAX_MS = 300;

export type Leaving = {
  /** Locks as soon as the page has kept what was typed, or in a moment. */
  lock(why: LockCause): void;
  /** The page has kept all. */
  mayGo(): void;
};

export function createLeaving(
  clock: Pick<Clock, 'setTimer'>,
  parts: { readonly tellPage: () => void; readonly isOpen: () => boolean; readonly lock: (why: LockCause) => void },
): Leaving {
  let go: (() => void) | undefined;
  return {
    lock: (why) => {
      if (go !== undefined || !parts.isOpen()) return;
      const cancel = clock.setTimer(LEAVING_MAX_MS, () => go?.());
      go = () => {
        go = undefined;
        cancel();
        parts.lock(why);
      };
      parts.tellPage();
    },
    mayGo: () => go?.(),
  };
}
