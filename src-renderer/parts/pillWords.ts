// What the status pill says: the line first, then the most urgent count. Two halves at most.
import type { AppStatus } from '../../src-shared/contract/views.ts';
import { showTime } from '../../src-shared/time/show.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import type { IconName } from './icons.ts';

export type PillHalf = {
  readonly tone: 'up' | 'off' | 'wait' | 'need' | 'plain';
  readonly icon: IconName | null;
  readonly words: string;
  /** Left out where the rail is narrow; `words` + `far` in the tooltip. */
  readonly far: string;
};

/** Halves of the pill. `zone` is the clinic's, for the times in it. */
export function pillHalves(
  status: Pick<AppStatus, 'mode' | 'line' | 'counts'>,
  zone: Zone,
): readonly [PillHalf] | readonly [PillHalf, PillHalf] {
  const line = lineHalf(status, zone);
  const count = status.mode === 'none' ? null : countHalf(status.counts);
  return count ? [line, count] : [line];
}

function lineHalf({ mode, line }: Pick<AppStatus, 'mode' | 'line'>, zone: Zone): PillHalf {
  if (mode === 'none') return { tone: 'plain', icon: 'dashed', words: 'Not connected yet', far: '' };
  switch (line.is) {
    case 'keysRefused':
      return { tone: 'need', icon: 'key', words: 'Needs a new key', far: '' };
    case 'offline':
      return {
        tone: 'off',
        icon: 'wifioff',
        words: 'Offline',
        far: ` since ${showTime(line.since, zone).slice(0, -3)}`,
      };
    case 'online':
      if (mode === 'practice') return { tone: 'up', icon: 'flask', words: 'Practice', far: '' };
      return { tone: 'up', icon: 'wifi', words: 'Online', far: '' };
    case 'unknown':
      return { tone: 'plain', icon: 'dashed', words: mode === 'practice' ? 'Practice' : 'Connecting', far: '' };
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
