// Brings the renewal of an account's data key to its end behind the work at the desk: a step now and then, again after a failure.
import type { CancelTimer, Clock } from '../../src-shared/time/clock.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import type { OpenedStore } from '../store/open.ts';
import { renewing } from '../store/renewal.ts';
import { kindOf } from '../store/storeError.ts';
import type { Trail } from '../store/trail.ts';

/** Between two steps, so that whoever types or scrolls never waits for more than one of them. */
const STEP_EVERY_MS = 20;
/** After the disk has refused a step. */
const AGAIN_AFTER_MS = minuteMs;

export type KeyRenewalParts = {
  readonly store: OpenedStore;
  readonly trail: Trail;
  readonly clock: Pick<Clock, 'setTimer'>;
  readonly log: (code: string, facts?: Readonly<Record<string, number>>) => void;
  /** Destroys the key before; asked when nothing is sealed with it any more. What it throws is tried again later. */
  readonly forget: () => Promise<void>;
};

export interface KeyRenewal {
  /** Does nothing where the file is under one key. */
  start(): void;
  /** No step begins after it; the next start goes on. */
  stop(): void;
}

export function createKeyRenewal({ store, trail, clock, log, forget }: KeyRenewalParts): KeyRenewal {
  let cancel: CancelTimer = () => undefined;
  let isStopped = false;
  const later = (ms: number, run: () => void): void => {
    if (!isStopped) cancel = clock.setTimer(ms, run);
  };
  const failed = (error: unknown): void => {
    log(`renewal.failed.${kindOf(error) ?? 'other'}`);
    later(AGAIN_AFTER_MS, begin);
  };
  const end = async (closed: number): Promise<void> => {
    await store.endFormerKey(forget);
    log('renewal.ended', { closed });
  };
  const step = (steps: Generator<void, number>): void => {
    if (isStopped) return;
    try {
      const next = steps.next();
      if (next.done === true) end(next.value).catch(failed);
      else later(STEP_EVERY_MS, () => step(steps));
    } catch (error) {
      failed(error);
    }
  };
  const begin = (): void => step(renewing({ store, trail }));
  return {
    start: () => {
      if (store.formerKey !== null) later(STEP_EVERY_MS, begin);
    },
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}
