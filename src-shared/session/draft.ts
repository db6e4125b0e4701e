// What a person fills in to book a session or to add somebody: loose while it is typed, so that nothing typed is lost.
import { z } from 'zod';
import { ID_LENGTH_MAX, PEOPLE_MAX, TAKEN_LENGTH_MAX } from './limits.ts';
import { Delivery, PacketChoice, UtcMs } from './session.ts';

const typed = z.string().max(TAKEN_LENGTH_MAX);
const id = z.string().min(1).max(ID_LENGTH_MAX);

/** A guest as typed. `zoneId` is a Windows id; '' means the host's zone. */
export const GuestDraft = z.object({
  kind: z.literal('guest'),
  localId: id,
  name: typed,
  email: typed,
  phone: typed,
  zoneId: typed,
  externalId: typed,
  delivery: Delivery,
  packet: PacketChoice,
  serviceId: z.number().int().nullable(),
  /** As typed ("25", "25.00"); '' = no deposit. Cents are made of it by `centsOf`. */
  deposit: typed,
});
export type GuestDraft = z.infer<typeof GuestDraft>;

/** A user of SecureVideo as participant: the id and a packet, nothing else may be sent. `name` is for the screen alone. */
export const UserDraft = z.object({
  kind: z.literal('user'),
  localId: id,
  /** A number above zero, as text; '' while nobody is chosen. With anything else it could be saved, and never be sent. */
  userId: z
    .string()
    .max(16)
    .regex(/^([1-9]\d*)?$/),
  name: typed,
  packet: PacketChoice,
});
export type UserDraft = z.infer<typeof UserDraft>;

export const ParticipantDraft = z.discriminatedUnion('kind', [GuestDraft, UserDraft]);
export type ParticipantDraft = z.infer<typeof ParticipantDraft>;

/** In whose zone a typed time is meant; `other` goes with an own zone id. */
export const ReadingOf = z.enum(['host', 'patient', 'clinic', 'other']);
export type ReadingOf = z.infer<typeof ReadingOf>;

/** When: now, or a wall clock in one named zone. `startsAt` is fixed when all questions about the time are answered. */
export const WhenDraft = z.object({
  now: z.boolean(),
  /** What was typed, word for word. */
  typed: typed,
  readingOf: ReadingOf,
  /** Windows id of the zone in which the wall clock is meant. */
  zoneId: typed,
  /** The wall clock that was understood: 'YYYY-MM-DDTHH:mm', '' while not understood. */
  wall: typed,
  /** The instant; null while not understood or while a question is open. */
  startsAt: UtcMs.nullable(),
});
export type WhenDraft = z.infer<typeof WhenDraft>;

/** A session being written. Carries its change's id from the opening on: saved twice, it is still one change. */
export const SessionDraft = z.object({
  draftId: id,
  changeId: id,
  /** The local id that the session will have. */
  sessionLocalId: id,
  openedAt: UtcMs,
  hostId: z.string().max(ID_LENGTH_MAX),
  when: WhenDraft,
  recorded: z.boolean(),
  topic: typed,
  /** The clinic's own id of the session as typed; '' = the desk makes one. */
  externalId: typed,
  participants: z.array(ParticipantDraft).max(PEOPLE_MAX),
  /** Kind of visit that was chosen, '' = none. Only the form knows it: SecureVideo has no such thing. */
  kindId: z.string().max(64).default(''),
  /** Start of the session that this one follows: "same time" and "in 2 weeks" count from there. null = it follows none. */
  follows: UtcMs.nullable().default(null),
  /** Field in which the cursor stood last, and whose (a participant's local id, '' = the session's): it comes back there. */
  place: z
    .object({ field: z.string().max(40), participant: z.string().max(64) })
    .nullable()
    .default(null),
  /** Set where the draft corrects a change that SecureVideo refused: that change is superseded when this one is saved. */
  replaces: id.nullable(),
});
export type SessionDraft = z.infer<typeof SessionDraft>;
