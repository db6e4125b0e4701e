// Rehearsing an outage on the practice account: one at a time, played by the server's own line and faults, ended by one word.
import { secondMs } from '../../src-shared/time/utc.ts';
import type { Rehearsal } from '../../src-shared/contract/views/status.ts';
import type { PracticeServer } from './handle.ts';

/** How late each answer comes while the line is slow: long enough to be seen, far from being given up. */
const SLOW_MS = 4 * secondMs;
/** How long a busy service asks to wait each time, in seconds. */
const BUSY_RETRY_AFTER_S = 10;

export type PlayedRehearsal = {
  /** What is played now; null = nothing. */
  readonly now: Rehearsal | null;
  /** Plays this in place of what was played; null ends it. Resolves when it is so. */
  play(what: Rehearsal | null): Promise<void>;
};

/** Nothing of it is kept: a practice account that is opened anew begins with a line that is whole. */
export function createRehearsal(server: Pick<PracticeServer, 'faults' | 'setLine'>): PlayedRehearsal {
  let now: Rehearsal | null = null;
  let planted: number | undefined;
  return {
    get now() {
      return now;
    },
    async play(what) {
      // Only what was planted here is taken away: others may have planted faults of their own.
      if (planted !== undefined) server.faults.clear(planted);
      planted = undefined;
      if (what === 'cut' || now === 'cut') {
        await server.setLine(what === 'cut' ? { down: true, how: 'refuse' } : { down: false });
      }
      switch (what) {
        case 'slow':
          planted = server.faults.add({ do: 'delay', ms: SLOW_MS, times: null });
          break;
        case 'busy':
          planted = server.faults.add({ do: 'status', status: 429, retryAfter: BUSY_RETRY_AFTER_S, times: null });
          break;
        case 'keys':
          planted = server.faults.add({ do: 'status', status: 401, times: null });
          break;
        case 'cut':
        case null:
          break;
      }
      now = what;
    },
  };
}
