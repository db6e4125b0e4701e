// Where the cursor goes in the form of a session: to what is still to be said, to what is wrong, or back to where it stood. Pure.
import type { ParticipantDraft, SessionDraft } from '../../../src-shared/session/draft.ts';
import type { Broken } from '../../../src-shared/session/rules.ts';

/** A field, of a person or of the session (participant ''). */
export type FocusWish = { readonly field: string; readonly participant: string };

type IsPicking = (person: ParticipantDraft) => boolean;

/** What is still to be said, in the order of a phone call. */
export function nextField(draft: SessionDraft, broken: readonly Broken[], isPicking: IsPicking): FocusWish {
  const picker = draft.participants.find(isPicking);
  if (picker) return { field: 'picker', participant: picker.localId };
  if (!draft.when.now && (draft.when.startsAt === null || draft.follows !== null))
    return { field: 'when', participant: '' };
  if (draft.hostId === '') return { field: 'host', participant: '' };
  const first = broken.find((one) => one.field === 'email' || one.field === 'phone' || one.field === 'name');
  if (first) return { field: first.field, participant: first.participant ?? '' };
  return { field: 'delivery', participant: draft.participants[0]?.localId ?? '' };
}

/** Where the cursor stood in this draft; undefined where it stood nowhere, or with somebody who is not in it any more. */
export function placeIn({ place, participants }: SessionDraft): FocusWish | undefined {
  if (place === null) return undefined;
  const isThere = place.participant === '' || participants.some((person) => person.localId === place.participant);
  return isThere ? place : undefined;
}

/** The field of the first broken rule; undefined = nothing is wrong. */
export function brokenField(
  draft: SessionDraft | undefined,
  [first]: readonly Broken[],
  isPicking: IsPicking,
): FocusWish | undefined {
  if (!first) return undefined;
  if (first.field !== 'participants') return { field: first.field, participant: first.participant ?? '' };
  return { field: 'picker', participant: draft?.participants.find(isPicking)?.localId ?? '' };
}
