// What the dock, the task bar and the tray say of the outbox while the window is out of sight: a number and plain words. Pure.
import type { AppStatus } from '../../src-shared/contract/views.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { showTime } from '../../src-shared/time/show.ts';

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
    counts.needsYou === 0 ? '' : counts.needsYou === 1 ? '1 needs you' : `${counts.needsYou} need you`,
    waiting === 0 ? '' : `${waiting} waiting`,
    away ? awayWords(line, paused, zone) : '',
  ].filter(Boolean);
  const words = parts.length === 0 ? 'nothing waits' : parts.join(', ');
  return {
    is: counts.needsYou > 0 ? 'needsYou' : away ? 'offline' : waiting > 0 ? 'waiting' : 'calm',
    count: counts.needsYou > 0 ? counts.needsYou : waiting,
    words: mode === 'practice' ? `Practice: ${words}` : capital(words),
  };
}

type BadgeInput = Pick<AppStatus, 'counts' | 'line' | 'paused' | 'mode'>;

function awayWords(line: AppStatus['line'], paused: AppStatus['paused'], zone: Zone): string {
  if (paused !== null) return 'held until the keys are proven';
  if (line.is === 'keysRefused') return 'new keys needed';
  if (line.is !== 'offline') return '';
  return `offline since ${showTime(line.since, zone).replace(/ [ap]m$/, '')}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
