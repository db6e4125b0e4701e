// The notice about a computer's clock that is wrong: what is wrong, what is right all the same, and what to do.
import type { AppStatus } from '../../src-shared/contract/views/status.ts';
import { dayMs, hourMs, minuteMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/ofMain.ts';

/** Clocks further apart than this are told about. */
export const CLOCK_WRONG_FROM_MS = 5 * minuteMs;

/** Null while the clock is right, or SecureVideo has not told its own. `aheadMs` > 0: this computer's is ahead. */
export function clockNotice(aheadMs: number | null): AppStatus['notices'][number] | null {
  if (aheadMs === null || Math.abs(aheadMs) <= CLOCK_WRONG_FROM_MS) return null;
  const length = lengthOf(Math.abs(aheadMs));
  const longWrong = Math.abs(aheadMs) >= hourMs;
  return {
    // Read once, it comes back only when the clock is wrong by another amount.
    id: `clock-${aheadMs > 0 ? 'ahead' : 'behind'}-${Math.round(Math.log2(Math.abs(aheadMs)))}`,
    title: aheadMs > 0 ? say.system.clockAhead(length) : say.system.clockBehind(length),
    detail: [
      say.system.sentAsTyped,
      say.system.waitCounted,
      longWrong ? say.system.anotherDay : say.system.offByAsMuch,
      say.system.setTheClock,
    ].join(' '),
    todo: [],
    sessions: [],
    more: 0,
    done: '',
  };
}

function lengthOf(ms: number): string {
  if (ms >= 2 * dayMs) return say.system.days(Math.round(ms / dayMs));
  if (ms >= 2 * hourMs) return say.system.hours(Math.round(ms / hourMs));
  return say.system.minutes(Math.round(ms / minuteMs));
}
