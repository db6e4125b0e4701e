// The fields of the panels, and how kept ones are read back: what does not look like them is left aside.
import type { GuestDraft, ParticipantDraft } from '../../../../src-shared/session/draft.ts';
import type { UtcMs } from '../../../../src-shared/time/utc.ts';

/** Reschedule: what was typed, in whose zone (Windows id), the answer to a question of the clocks; or right now. */
export type MoveFields = {
  readonly typed: string;
  readonly zoneId: string;
  /** When it was typed. */
  readonly typedAt: UtcMs;
  readonly picked: UtcMs | null;
  readonly now: boolean;
};
export type PersonFields = {
  readonly search: string;
  readonly person: ParticipantDraft | null;
  /** The refused addition that this one corrects, and whom it was to add. */
  readonly instead?: { readonly changeId: string; readonly participantLocalId: string };
};
/** The guest as it is to be; null where the one who was to be changed is not there. */
export type ChangeFields = { readonly participantLocalId: string; readonly person: GuestDraft | null };
export type HostFields = { readonly hostId: string };

/** Fields of a kept reschedule, or null. */
export function readMove(kept: unknown): MoveFields | null {
  if (!isRecord(kept)) return null;
  const { typed, typedAt, zoneId, picked, now } = kept;
  if (typeof typed !== 'string' || typeof zoneId !== 'string' || typeof now !== 'boolean') return null;
  if (typeof typedAt !== 'number') return null;
  return { typed, typedAt, zoneId, now, picked: typeof picked === 'number' ? picked : null };
}

/** Fields of a kept "change clinician", or null. */
export function readHost(kept: unknown): HostFields | null {
  return isRecord(kept) && typeof kept['hostId'] === 'string' ? { hostId: kept['hostId'] } : null;
}

const guestTexts = ['localId', 'name', 'email', 'phone', 'zoneId', 'externalId', 'deposit'] as const;

/** Fields of a kept "add person", or null. */
export function readPerson(kept: unknown): PersonFields | null {
  if (!isRecord(kept) || typeof kept['search'] !== 'string') return null;
  const search = kept['search'];
  const person = kept['person'];
  const instead = readInstead(kept['instead']);
  if (person === null) return { search, person, ...instead };
  if (!isRecord(person)) return null;
  const texts = person['kind'] === 'guest' ? guestTexts : (['localId', 'userId', 'name'] as const);
  if (person['kind'] !== 'guest' && person['kind'] !== 'user') return null;
  if (!texts.every((key) => typeof person[key] === 'string')) return null;
  if (typeof person['packet'] !== 'string' && typeof person['packet'] !== 'number') return null;
  if (person['kind'] === 'guest' && !['email', 'text', 'none'].includes(String(person['delivery']))) return null;
  // Main checks it again with its schema before anything is saved.
  return { search, person: person as unknown as ParticipantDraft, ...instead };
}

/** Fields of a kept "change details" of this person, or null. */
export function readChange(kept: unknown, participantLocalId: string): ChangeFields | null {
  if (!isRecord(kept) || kept['participantLocalId'] !== participantLocalId) return null;
  const read = readPerson({ search: '', person: kept['person'] });
  return read?.person?.kind === 'guest' ? { participantLocalId, person: read.person } : null;
}

function readInstead(kept: unknown): Pick<PersonFields, 'instead'> {
  if (!isRecord(kept)) return {};
  const { changeId, participantLocalId } = kept;
  if (typeof changeId !== 'string' || typeof participantLocalId !== 'string') return {};
  return { instead: { changeId, participantLocalId } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
