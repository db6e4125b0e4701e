// What a long batch of days must have met: steps of a change's life, its ends, crashes, late landings and troubles. Each
// stands here because it was met hundreds of times in thousands of days: a batch without it has not seen the world.
import type { Coverage } from './coverage.ts';
import type { Bounds } from './faults.ts';
import { scenesOf } from './scenes.ts';

const both = [
  ...['asks + confirmed', 'asks + denied', 'asks + discarded', 'asks + found', 'asks + overtaken', 'asks + sentAgain'],
  ...['held + released', 'held + takenBack', 'delivered + answered'],
  ...[
    'queued + alreadySo',
    'queued + asked',
    'queued + discarded',
    'queued + marked',
    'queued + overtaken',
    'queued + takenBack',
  ],
  ...['refused + discarded', 'refused + overtaken', 'refused + sentAgain'],
  ...['resend + asked', 'resend + marked', 'resend + overtaken'],
  ...[
    'sending + alreadySo',
    'sending + done',
    'sending + lost',
    'sending + neverLeft',
    'sending + notDone',
    'sending + refusedByService',
  ],
  ...['unsure + absent', 'unsure + found', 'unsure + notProvable'],
  ...['end alreadySo', 'end delivered', 'end discarded', 'end superseded', 'end takenBack'],
  ...[
    'crash before a transaction',
    'crash after a commit',
    'crash before a request',
    'crash after an answer',
    'crash from outside',
  ],
  ...['landed while unsure'],
  ...['world crash', 'world dashboard', 'world diskFull', 'world faults', 'world keysRefused'],
  ...['world line', 'world quit', 'world sleep', 'world wall'],
];
const outAlone = [
  ...['landed while asks', 'landed while delivered', 'landed while discarded', 'landed while resend'],
  ...['asks + restored', 'queued + restored', 'discarded + noticed', 'delivered + noticed'],
  ...['world backUp', 'world clone', 'world loseLog', 'world otherKeys', 'world restore'],
];

/** What of all that is met in a world was not. */
export function neverMet({ counts }: Coverage, bounds: Bounds): string[] {
  const scenes = scenesOf(bounds).map((name) => `scene ${name}`);
  return [...new Set([...both, ...scenes, ...(bounds === 'out' ? outAlone : [])])].filter((what) => !counts.has(what));
}
