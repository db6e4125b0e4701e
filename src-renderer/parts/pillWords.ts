// What the status pill says: the line first, then the most urgent count. Two halves at most.
import type { AppStatus } from '../../src-shared/contract/views/status.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { say } from '../../src-shared/words/words.ts';
import type { IconName } from './icons.ts';
import { lineWords } from './lineWords.ts';

export type PillHalf = {
  readonly tone: 'up' | 'off' | 'wait' | 'need' | 'plain';
  readonly icon: IconName | null;
  readonly words: string;
  /** Left out where the rail is narrow. */
  readonly far: string;
  /** The whole of it, for the tooltip. */
  readonly full: string;
};

/** What of the status the pill speaks of. */
export type PillStatus = Pick<AppStatus, 'mode' | 'line' | 'counts' | 'now' | 'paused' | 'rehearsal'>;

/**
 * Halves of the pill. `zone` is the clinic's, for the times in it. Beside a count the line is said in a word, so that neither
 * is cut off; `full` is for the tooltip and for who hears it.
 */
export function pillHalves(status: PillStatus, zone: Zone): readonly [PillHalf] | readonly [PillHalf, PillHalf] {
  const { brief, ...line } = lineHalf(status, zone);
  const count = status.mode === 'none' ? null : countHalf(status.counts);
  return count ? [{ ...line, words: brief, far: '' }, count] : [line];
}

function lineHalf(status: PillStatus, zone: Zone): PillHalf & { readonly brief: string } {
  const { mode, line } = status;
  const said = (tone: PillHalf['tone'], icon: IconName | null, words: string): ReturnType<typeof lineHalf> => ({
    tone,
    icon,
    words,
    brief: words,
    far: '',
    full: words,
  });
  if (mode === 'none') return said('plain', 'dashed', say.line.notConnectedYet);
  const { icon, short, brief, far, title } = lineWords({ status, waiting: 0, now: status.now, zone });
  const told = (tone: PillHalf['tone']): ReturnType<typeof lineHalf> => ({
    tone,
    icon,
    words: short,
    brief,
    far,
    full: title,
  });
  if (status.paused !== null) return told('need');
  if (status.rehearsal !== null) return told('wait');
  switch (line.is) {
    case 'keysRefused':
      return told('need');
    case 'offline':
      return told('off');
    case 'online':
      return mode === 'practice' ? said('up', 'flask', say.line.practice) : told('up');
    case 'unknown':
      return mode === 'practice' ? said('plain', icon, say.line.practice) : told('plain');
  }
}

function countHalf({ needsYou, waiting, sending }: AppStatus['counts']): PillHalf | null {
  if (needsYou > 0) {
    return count('need', 'alert', say.line.needYou(needsYou));
  }
  if (sending > 0) return count('wait', null, say.line.sendingCount(sending));
  if (waiting > 0) return count('wait', null, say.line.waitingCount(waiting));
  return null;
}

function count(tone: PillHalf['tone'], icon: IconName | null, words: string): PillHalf {
  return { tone, icon, words, far: '', full: words };
}
