// A draft that is set aside, in words: who and when, so that it is found again among several.
import type { KeptDraft } from '../../../src-shared/contract/views/drafts.ts';
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { showRelative } from '../../../src-shared/time/show.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say } from '../../../src-shared/words/words.ts';
import { listOf, readFor } from '../../form/readings.ts';

/** A line of the list of drafts: `who` stands first, `facts` below, `kept` at the end. */
export type DraftLine = {
  readonly draftId: string;
  readonly who: string;
  readonly facts: string;
  readonly kept: string;
};

/** Whom a draft is about: "Rosa Vega and Tom Vega", or "Nobody named yet". */
export function whoOf(draft: SessionDraft): string {
  const names = draft.participants.flatMap((person) => {
    const name = person.name.trim() || (person.kind === 'guest' ? person.email.trim() || person.phone.trim() : '');
    return name === '' ? [] : [name];
  });
  return names.length === 0 ? say.compose.nobodyNamed : listOf(names);
}

/** The line of a draft. Its time is read in the zone that it was typed in. */
export function draftLine(
  { draft, keptAt }: KeptDraft,
  clinicianOf: (userId: string) => Pick<Clinician, 'name'> | undefined,
  now: UtcMs,
): DraftLine {
  const facts = [
    draft.replaces === null ? '' : say.compose.correction,
    whenOf(draft, now),
    clinicianOf(draft.hostId)?.name ?? '',
    draft.topic.trim(),
  ];
  return {
    draftId: draft.draftId,
    who: whoOf(draft),
    facts: facts.filter(Boolean).join(' · '),
    kept: now - keptAt < 60_000 ? say.compose.justNow : showRelative(keptAt, now).toLowerCase(),
  };
}

function whenOf({ when }: SessionDraft, now: UtcMs): string {
  if (when.now) return say.compose.meetNow;
  if (when.startsAt !== null && zoneOf(when.zoneId).known) return readFor(when.startsAt, when.zoneId, now);
  return when.typed.trim() === '' ? say.compose.noTimeYet : `“${when.typed.trim()}”`;
}

/** What was typed and chosen in a draft: the same text = the same contents. Where the cursor stands is none of it. */
export function contentsOf({ place: _place, ...contents }: SessionDraft): string {
  return JSON.stringify(contents);
}
