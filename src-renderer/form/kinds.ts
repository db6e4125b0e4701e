// The kind of a visit in the form: which key chooses it, and what it fills in for the session and its patient.
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { GuestDraft, SessionDraft } from '../../src-shared/session/draft.ts';
import type { VisitKind } from '../../src-shared/session/kind.ts';
import { guestOfKind, kindOf, sessionOfKind } from '../../src-shared/session/ofKind.ts';

/** What the clinic has set that a kind stands in for. */
export type KindSettings = Pick<Settings, 'kinds' | 'defaultRecorded' | 'defaultPacket'>;

/** Kinds beyond this have no key. */
export const KIND_KEYS = 9;

/** The place in the list that a key chooses: 0 = none of them, 1 to 9; null = another key. `code` tells the digit also where Option writes a sign. */
export function kindPlaceOf(pressed: {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): number | null {
  if (!pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return null;
  const digit = /^Digit(\d)$/.exec(pressed.code)?.[1];
  return digit === undefined ? null : Number(digit);
}

/**
 * The draft with another kind ('' = none): the session's own fields, and the first guest's. A guest who is only being
 * searched for (`isPicking`) gets them when it is known who it is, by `pickedOfKind`.
 */
export function draftOfKind(
  draft: SessionDraft,
  kindId: string,
  settings: KindSettings,
  isPicking: (guest: GuestDraft) => boolean,
  isKnown: (guest: GuestDraft) => boolean,
): SessionDraft {
  const [kind, before] = [kindOf(settings.kinds, kindId), kindOf(settings.kinds, draft.kindId)];
  const patient = patientOf(draft);
  const participants = draft.participants.map((person) =>
    person.kind === 'guest' && person === patient && !isPicking(person)
      ? guestOfKind(person, kind, before, { packet: isKnown(person) ? 'none' : settings.defaultPacket })
      : person,
  );
  return { ...sessionOfKind(draft, kind, before, { recorded: settings.defaultRecorded }), participants };
}

/**
 * The draft after its first guest was found: the kind that is chosen fills that guest in, else the one that was booked for
 * them last (`lastKindId`). A guest who is not the first stays as it is.
 */
export function pickedOfKind(
  draft: SessionDraft,
  localId: string,
  lastKindId: string,
  settings: KindSettings,
): SessionDraft {
  const patient = patientOf(draft);
  if (patient?.localId !== localId) return draft;
  const chosen = kindOf(settings.kinds, draft.kindId);
  const kind = chosen ?? kindOf(settings.kinds, lastKindId);
  if (!kind) return draft;
  const filled = guestOfKind(patient, kind, undefined, { packet: 'none' });
  const participants = draft.participants.map((person) => (person.localId === localId ? filled : person));
  return { ...(chosen ? draft : ofLast(draft, kind, settings)), participants };
}

function ofLast(draft: SessionDraft, kind: VisitKind, settings: KindSettings): SessionDraft {
  return sessionOfKind(draft, kind, undefined, { recorded: settings.defaultRecorded });
}

function patientOf(draft: SessionDraft): GuestDraft | undefined {
  return draft.participants.find((person): person is GuestDraft => person.kind === 'guest');
}
