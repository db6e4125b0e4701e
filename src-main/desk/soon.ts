// Gathers what has changed and tells it once: a backlog of a hundred changes is one look for the page, not a hundred.
import type { Clock } from '../../src-shared/time/clock.ts';

/** Long enough to gather a transaction's echoes, too short to be seen. */
const GATHER_MS = 30;

/** A teller that passes everything named within a moment to `tell`, each call once. */
export function soon<T>(clock: Clock, tell: (what: readonly T[]) => void): (...what: readonly T[]) => void {
  let gathered: T[] = [];
  return (...what) => {
    if (gathered.length === 0 && what.length > 0) {
      clock.setTimer(GATHER_MS, () => {
        const all = gathered;
        gathered = [];
        tell(all);
      });
    }
    gathered.push(...what);
  };
}
