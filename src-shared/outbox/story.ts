// The lines of a change's story: what happened, in the past tense, with SecureVideo's own words where it said any.
import type { AskCause, StoryLine } from './change.ts';
import type { UtcMs } from '../session/session.ts';

/** One thing that happened, as the journal keeps it: an event of the state machine, or `with:` and a state. */
export type Happening = {
  readonly at: UtcMs;
  readonly what: string;
  readonly cause: AskCause | null;
  readonly by: string;
  readonly quote: string;
};

type Line = { readonly what: string; readonly tone: StoryLine['tone'] };

const lines: Readonly<Record<string, Line>> = {
  marked: { what: 'Began to send', tone: 'plain' },
  neverLeft: { what: 'SecureVideo could not be reached, nothing was sent', tone: 'wait' },
  notDone: { what: 'SecureVideo was busy, nothing was done', tone: 'wait' },
  done: { what: 'Confirmed by SecureVideo', tone: 'good' },
  refusedByService: { what: 'Not accepted', tone: 'bad' },
  lost: { what: 'The connection broke while sending', tone: 'wait' },
  found: { what: 'Found at SecureVideo: it had arrived', tone: 'good' },
  absent: { what: 'Looked at SecureVideo: it had not arrived', tone: 'plain' },
  alreadySo: { what: 'It was so already, nothing was sent', tone: 'good' },
  overtaken: { what: 'A later change stands in its place', tone: 'plain' },
  takenBack: { what: 'Taken back', tone: 'plain' },
  discarded: { what: 'Discarded', tone: 'bad' },
  sentAgain: { what: 'To be sent, decided', tone: 'plain' },
  confirmed: { what: 'It arrived, said', tone: 'good' },
  denied: { what: 'It did not arrive, said', tone: 'plain' },
  answered: { what: 'Seen', tone: 'plain' },
  'with:sending': { what: 'Goes together with another change', tone: 'plain' },
  'with:delivered': { what: 'Confirmed by SecureVideo', tone: 'good' },
  'with:alreadySo': { what: 'It was so already, nothing was sent', tone: 'good' },
  'with:superseded': { what: 'A later change stands in its place', tone: 'plain' },
  'with:discarded': { what: 'Discarded', tone: 'bad' },
};

const causes: Readonly<Record<AskCause, string>> = {
  refused: 'Not accepted',
  forbidden: 'Not allowed for this account',
  lateMeetNow: 'Waited more than 5 minutes, not started',
  timePassed: 'Its time had passed, not sent',
  conflict: 'Changed elsewhere meanwhile, not sent',
  sessionGone: 'Not listed by SecureVideo any more, not sent',
  sameId: 'Another session has the same EHR id, not sent',
  twin: 'SecureVideo has it twice',
  landedLate: 'It is at SecureVideo after all',
  notProven: 'Whether it arrived cannot be told',
  restored: 'This list was restored or copied, not sent',
  savedDifferently: 'SecureVideo kept something differently',
  clockUnsure: 'How long it waited cannot be told, not started',
};

/** The line for one happening; null for one that says nothing to a person. */
export function storyLine({ at, what, cause, by, quote }: Happening): StoryLine | null {
  const line = lineFor(what, cause);
  if (line === null) return null;
  return { at, what: by === '' ? line.what : `${line.what} by ${by}`, tone: line.tone, quote };
}

/** The first line of every story. */
export function savedLine(at: UtcMs, by: string): StoryLine {
  return { at, what: `Saved by ${by}`, tone: 'plain', quote: '' };
}

/** The first line of the story of a second copy's cancel, by this desk itself or by a person. */
export function twinLine(at: UtcMs, by: string): StoryLine {
  const what = `SecureVideo had it twice: this copy is cancelled by ${by}. The clinician may have been told of both.`;
  return { at, what, tone: 'plain', quote: '' };
}

function lineFor(what: string, cause: AskCause | null): Line | null {
  // After a doubt a refusal becomes one only when it has been looked up; the service's words came before.
  if (what === 'absent' && (cause === 'refused' || cause === 'forbidden')) {
    return { what: 'Looked at SecureVideo: it is not there', tone: 'bad' };
  }
  const asks = what === 'asked' || what === 'notProvable' || what === 'restored' || what === 'noticed';
  if ((asks || what === 'absent') && cause !== null) return { what: causes[cause], tone: 'bad' };
  return lines[what] ?? null;
}
