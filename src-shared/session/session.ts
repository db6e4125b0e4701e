// What a session, its participants and the clinicians are to this desk: the words that every part of Front Desk speaks.
import { z } from 'zod';

/** Milliseconds since 1970 in UTC. */
export const UtcMs = z.number().int();
export type UtcMs = z.infer<typeof UtcMs>;

/** How a guest hears of a session: SecureVideo's E, S and N. */
export const Delivery = z.enum(['email', 'text', 'none']);
export type Delivery = z.infer<typeof Delivery>;

/** A packet of e-documents: none, every document (SecureVideo's 0), or one by its id (API: PacketId). */
export const PacketChoice = z.union([z.literal('none'), z.literal('all'), z.number().int().positive()]);
export type PacketChoice = z.infer<typeof PacketChoice>;

/** A user of SecureVideo who may host sessions. Ids are text, as they come from `GET /user` and as `UserId` in sessions. */
export const Clinician = z.object({
  userId: z.string().min(1),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  /** Windows zone id, '' where SecureVideo names none. */
  zoneId: z.string(),
  /** The clinic's own id (EHR) of the clinician, '' = none. */
  externalId: z.string(),
  helpNumber: z.string(),
  /** False only where SystemRoles is present and grants no hosting. */
  mayHost: z.boolean(),
});
export type Clinician = z.infer<typeof Clinician>;

/** One person in one session, host included. */
export const Participant = z.object({
  /** This desk's own id, from first sight on. */
  localId: z.string().min(1),
  /** SecureVideo's id of this person in this session; null until SecureVideo has told it. */
  participationId: z.number().int().nullable(),
  name: z.string(),
  /** Id of a SecureVideo user; null for a guest. */
  userId: z.string().nullable(),
  isHost: z.boolean(),
  email: z.string(),
  phone: z.string(),
  /** Windows zone id as it came, '' = none told. */
  zoneId: z.string(),
  /** The clinic's own id (EHR) of the patient, '' = none. */
  externalId: z.string(),
  /** Nine digits as text; null until SecureVideo has told it. */
  connectCode: z.string().nullable(),
  delivery: Delivery.nullable(),
  connectedAt: UtcMs.nullable(),
  expiresAt: UtcMs.nullable(),
  /** As SecureVideo spells it ("Unknown" until answered); '' = not told. */
  rsvp: z.string(),
  serviceId: z.number().int().nullable(),
  depositCents: z.number().int().nullable(),
  /** No answer carries it: known only for what this desk sent, null = this desk does not know. */
  packet: PacketChoice.nullable(),
});
export type Participant = z.infer<typeof Participant>;

/** What a person at the desk has seen or heard of a session; SecureVideo knows nothing of it. */
export const DeskMarkKind = z.enum(['arrived', 'late', 'noShow', 'done']);
export type DeskMarkKind = z.infer<typeof DeskMarkKind>;

/** A mark, and when it was set. It ends with the clinic's day. */
export const DeskMark = z.object({ is: DeskMarkKind, at: UtcMs });
export type DeskMark = z.infer<typeof DeskMark>;

/** One session as this desk knows it. */
export const Session = z.object({
  /** This desk's own id, from first sight on; also the name of its lane in the outbox. */
  localId: z.string().min(1),
  /** SecureVideo's id; null while the session waits to be booked. */
  sessionId: z.number().int().nullable(),
  hostId: z.string(),
  startsAt: UtcMs,
  /** Told by this desk's own booking, or by seconds that are not zero. */
  meetNow: z.boolean(),
  recorded: z.boolean(),
  topic: z.string(),
  /** ExternalSessionId: the clinic's own id or one of this desk's, '' = none. */
  externalId: z.string(),
  /** As SecureVideo spells it ("Rescheduled", "Cancelled", ...); '' = not told. */
  scheduleType: z.string(),
  cancelled: z.boolean(),
  billableAt: UtcMs.nullable(),
  durationMinutes: z.number().nullable(),
  participants: z.array(Participant),
});
export type Session = z.infer<typeof Session>;
