// What is held until its account is proven, and could not be asked about: it is tried again by itself until somebody answers.
import type { AccountTest } from '../../src-shared/contract/views/account.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import type { CancelTimer, Clock } from '../../src-shared/time/clock.ts';

/** From try to try the wait doubles, up to a minute; each is shortened by chance, so that desks do not ask together. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

export interface ProvingAgain {
  /** Nobody answered: asks once more after a while, as long as something is held. */
  later(): void;
  /** A person asks right now: the next waits are short again. */
  asked(): void;
  stop(): void;
}

export type ProvingParts = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether something is held for the proof. */
  readonly isHeld: () => boolean;
  /** Tries; whoever does it calls `later` where nobody answered. */
  readonly prove: () => Promise<unknown>;
};

export function createProvingAgain({ clock, random, isHeld, prove }: ProvingParts): ProvingAgain {
  let cancel: CancelTimer = () => undefined;
  let waitMs = FIRST_WAIT_MS;
  const stop = (): void => {
    cancel();
    waitMs = FIRST_WAIT_MS;
  };
  return {
    later: () => {
      cancel();
      if (!isHeld()) return;
      const share = 0.5 + (random(1)[0] ?? 0) / 510;
      cancel = clock.setTimer(Math.round(waitMs * share), () => {
        if (isHeld()) void prove().catch(() => undefined); // told where it is asked for; here the hold itself is told
      });
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    },
    asked: stop,
    stop,
  };
}

/** Whether nobody who could know has answered: no line, a portal, SecureVideo busy. Else a person has to do something. */
export function isUnanswered({ result }: Pick<AccountTest, 'result'>): boolean {
  return (
    result === 'noLine' || result === 'busy' || result === 'notTheApi' || result === 'proxy' || result === 'certificate'
  );
}
