// The lines of a change's story: what happened, in the past tense, with SecureVideo's own words where it said any.
import type { AskCause, StoryLine } from './change.ts';
import type { UtcMs } from '../session/session.ts';
import { say } from '../words/ofMain.ts';

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
  marked: { what: say.story.marked, tone: 'plain' },
  neverLeft: { what: say.story.neverLeft, tone: 'wait' },
  notDone: { what: say.story.notDone, tone: 'wait' },
  done: { what: say.story.done, tone: 'good' },
  refusedByService: { what: say.story.refusedByService, tone: 'bad' },
  lost: { what: say.story.lost, tone: 'wait' },
  found: { what: say.story.found, tone: 'good' },
  absent: { what: say.story.absent, tone: 'plain' },
  alreadySo: { what: say.story.alreadySo, tone: 'good' },
  overtaken: { what: say.story.overtaken, tone: 'plain' },
  takenBack: { what: say.story.takenBack, tone: 'plain' },
  discarded: { what: say.story.discarded, tone: 'bad' },
  sentAgain: { what: say.story.sentAgain, tone: 'plain' },
  confirmed: { what: say.story.confirmed, tone: 'good' },
  denied: { what: say.story.denied, tone: 'plain' },
  answered: { what: say.story.answered, tone: 'plain' },
  'with:sending': { what: say.story.withSending, tone: 'plain' },
  'with:delivered': { what: say.story.withDelivered, tone: 'good' },
  'with:alreadySo': { what: say.story.withAlreadySo, tone: 'good' },
  'with:superseded': { what: say.story.withSuperseded, tone: 'plain' },
  'with:discarded': { what: say.story.withDiscarded, tone: 'bad' },
};

const causes: Readonly<Record<AskCause, string>> = say.story.causes;

/** The line for one happening; null for one that says nothing to a person. */
export function storyLine({ at, what, cause, by, quote }: Happening): StoryLine | null {
  const line = lineFor(what, cause);
  if (line === null) return null;
  return { at, what: by === '' ? line.what : say.story.doneBy(line.what, by), tone: line.tone, quote };
}

/** The first line of every story. */
export function savedLine(at: UtcMs, by: string): StoryLine {
  return { at, what: say.story.savedBy(by), tone: 'plain', quote: '' };
}

/** The first line of the story of a second copy's cancel, by this desk itself or by a person. */
export function twinLine(at: UtcMs, by: string): StoryLine {
  const what = say.story.twinBy(by);
  return { at, what, tone: 'plain', quote: '' };
}

function lineFor(what: string, cause: AskCause | null): Line | null {
  // After a doubt a refusal becomes one only when it has been looked up; the service's words came before.
  if (what === 'absent' && (cause === 'refused' || cause === 'forbidden')) {
    return { what: say.story.notThere, tone: 'bad' };
  }
  const asks = what === 'asked' || what === 'notProvable' || what === 'restored' || what === 'noticed';
  if ((asks || what === 'absent') && cause !== null) return { what: causes[cause], tone: 'bad' };
  return lines[what] ?? null;
}
