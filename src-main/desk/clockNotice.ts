// The notice about a computer's clock that is wrong: what is wrong, what is right all the same, and what to do.
import type { AppStatus } from '../../src-shared/contract/views.ts';
import { dayMs, hourMs, minuteMs } from '../../src-shared/time/utc.ts';

/** Clocks further apart than this are told about. */
export const CLOCK_WRONG_FROM_MS = 5 * minuteMs;

/** Null while the clock is right, or SecureVideo has not told its own. `aheadMs` > 0: this computer's is ahead. */
export function clockNotice(aheadMs: number | null): AppStatus['notices'][number] | null {
  if (aheadMs === null || Math.abs(aheadMs) <= CLOCK_WRONG_FROM_MS) return null;
  const side = aheadMs > 0 ? 'ahead of' : 'behind';
  const longWrong = Math.abs(aheadMs) >= hourMs;
  return {
    // Read once, it comes back only when the clock is wrong by another amount.
    id: `clock-${aheadMs > 0 ? 'ahead' : 'behind'}-${Math.round(Math.log2(Math.abs(aheadMs)))}`,
    title: `This computer’s clock is ${lengthOf(Math.abs(aheadMs))} ${side} SecureVideo’s.`,
    detail: [
      'Times that you type are sent as you typed them.',
      'How long a Meet Now has waited is counted by SecureVideo’s clock.',
      longWrong
        ? 'Words like “tomorrow” may mean another day: look at the date beside them.'
        : '“In 13 min” and the line in the day are off by as much.',
      'Set the clock of this computer, or ask your administrator.',
    ].join(' '),
    todo: [],
    sessions: [],
    more: 0,
    done: '',
  };
}

function lengthOf(ms: number): string {
  const [count, word] =
    ms >= 2 * dayMs
      ? [Math.round(ms / dayMs), 'day']
      : ms >= 2 * hourMs
        ? [Math.round(ms / hourMs), 'hour']
        : [Math.round(ms / minuteMs), 'minute'];
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
