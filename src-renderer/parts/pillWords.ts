// What the status pill says: the line first, then the most urgent count. Two halves at most.
import type { AppStatus } from '../../src-shared/contract/views.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import type { IconName } from './icons.ts';
import { lineWords } from './lineWords.ts';

export type PillHalf = {
  readonly tone: 'up' | 'off' | 'wait' | 'need' | 'plain';
  readonly icon: IconName | null;
  readonly words: string;
  /** Left out where the rail is narrow; `words` + `far` in the tooltip. */
  readonly far: string;
};

/** What of the status the pill speaks of. */
export type PillStatus = Pick<AppStatus, 'mode' | 'line' | 'counts' | 'now' | 'paused' | 'rehearsal'>;

/** Halves of the pill. `zone` is the clinic's, for the times in it. */
export function pillHalves(status: PillStatus, zone: Zone): readonly [PillHalf] | readonly [PillHalf, PillHalf] {
  const line = lineHalf(status, zone);
  const count = status.mode === 'none' ? null : countHalf(status.counts);
  return count ? [line, count] : [line];
}

function lineHalf(status: PillStatus, zone: Zone): PillHalf {
  const { mode, line } = status;
  if (mode === 'none') return { tone: 'plain', icon: 'dashed', words: 'Not connected yet', far: '' };
  const { icon, short, far } = lineWords({ status, waiting: 0, now: status.now, zone });
  if (status.paused !== null) return { tone: 'need', icon, words: short, far };
  if (status.rehearsal !== null) return { tone: 'wait', icon, words: short, far };
  switch (line.is) {
    case 'keysRefused':
      return { tone: 'need', icon, words: short, far };
    case 'offline':
      return { tone: 'off', icon, words: short, far };
    case 'online':
      return mode === 'practice'
        ? { tone: 'up', icon: 'flask', words: 'Practice', far: '' }
        : { tone: 'up', icon, words: short, far };
    case 'unknown':
      return { tone: 'plain', icon, words: mode === 'practice' ? 'Practice' : short, far };
  }
}

function countHalf({ needsYou, waiting, sending }: AppStatus['counts']): PillHalf | null {
  if (needsYou > 0) {
    return { tone: 'need', icon: 'alert', words: needsYou === 1 ? '1 needs you' : `${needsYou} need you`, far: '' };
  }
  if (sending > 0) return { tone: 'wait', icon: null, words: `Sending ${sending}`, far: '' };
  if (waiting > 0) return { tone: 'wait', icon: null, words: `${waiting} waiting`, far: '' };
  return null;
}
