// What the dock, the task bar and the tray say of the outbox while the window is out of sight: a number and plain words. Pure.
import type { AppStatus } from '../../src-shared/contract/views/status.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { showTime } from '../../src-shared/time/show.ts';
import { capital } from '../../src-shared/words/capital.ts';
import { say } from '../../src-shared/words/ofMain.ts';

export type Badge = {
  /** Chooses the picture: a person is needed, the line is down, changes wait, or all is well. */
  readonly is: 'needsYou' | 'offline' | 'waiting' | 'calm';
  /** The number beside the icon: changes that need a person, else those that wait; 0 = none is shown. */
  readonly count: number;
  /** "1 needs you, 3 waiting, offline since 10:42"; never empty, and never about a patient. */
  readonly words: string;
};

/** The badge of a status; times are the clinic's. */
export function badgeOf({ counts, line, paused, mode }: BadgeInput, zone: Zone): Badge {
  const waiting = counts.waiting + counts.sending;
  const away = line.is === 'offline' || line.is === 'keysRefused' || paused !== null;
  const parts = [
    counts.needsYou === 0 ? '' : say.system.needYou(counts.needsYou),
    waiting === 0 ? '' : say.system.waiting(waiting),
    away ? awayWords(line, paused, zone) : '',
  ].filter(Boolean);
  const words = parts.length === 0 ? say.system.nothingWaits : parts.join(', ');
  return {
    is: counts.needsYou > 0 ? 'needsYou' : away ? 'offline' : waiting > 0 ? 'waiting' : 'calm',
    count: counts.needsYou > 0 ? counts.needsYou : waiting,
    words: mode === 'practice' ? say.system.inPractice(words) : capital(words),
  };
}

type BadgeInput = Pick<AppStatus, 'counts' | 'line' | 'paused' | 'mode'>;

function awayWords(line: AppStatus['line'], paused: AppStatus['paused'], zone: Zone): string {
  if (paused !== null) return say.system.heldUntilProven;
  if (line.is === 'keysRefused') return say.system.newKeysNeeded;
  if (line.is !== 'offline') return '';
  return say.system.offlineSince(showTime(line.since, zone).replace(/ [ap]m$/, ''));
}
