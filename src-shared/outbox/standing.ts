// Where a change stands, as a person needs to know it: one word out of its state and its notice.
import type { Standing } from './change.ts';
import type { Progress } from './state.ts';

/** The standing of a change. A notice that nobody has answered needs a person, though the change has ended. */
export function standingOf(change: Pick<Progress, 'state' | 'notice'>): Standing {
  if (change.notice !== null) return 'needsYou';
  switch (change.state) {
    case 'queued':
    case 'resend':
      return 'waiting';
    case 'unsure':
      return 'checking';
    case 'asks':
    case 'refused':
      return 'needsYou';
    case 'held':
    case 'sending':
    case 'delivered':
    case 'alreadySo':
    case 'superseded':
    case 'discarded':
    case 'takenBack':
      return change.state;
  }
}
