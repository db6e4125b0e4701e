// What the practice account remembers: its users, sessions, participants and the notices that it would have sent.
import { z } from 'zod';

/** How a participant hears of a session, in the API's letters. */
export const DeliveryCode = z.enum(['E', 'S', 'N']);
export type DeliveryCode = z.infer<typeof DeliveryCode>;

/** When somebody is in the waiting room or the session, UTC milliseconds; invented people come and go by themselves. */
export const Visit = z.object({ from: z.number(), until: z.number().nullable() });
export type Visit = z.infer<typeof Visit>;

/** One person in one session. `userId` is null for a guest. */
export const ParticipationRecord = z.object({
  participationId: z.number().int(),
  name: z.string(),
  userId: z.number().int().nullable(),
  email: z.string(),
  phone: z.string(),
  resolution: z.string(),
  zoneId: z.string(),
  externalId: z.string(),
  connectCode: z.number().int(),
  passkey: z.string(),
  delivery: DeliveryCode,
  rsvp: z.string(),
  serviceId: z.number().int().nullable(),
  /** US dollars, as sent. */
  deposit: z.number().nullable(),
  /** Taken in, and in no answer (API page 3). */
  packetId: z.number().int().nullable(),
  visit: Visit.nullable(),
});
export type ParticipationRecord = z.infer<typeof ParticipationRecord>;

/** One session. Times are UTC milliseconds; only a Meet Now has seconds in `startsAt`. */
export const SessionRecord = z.object({
  sessionId: z.number().int(),
  startsAt: z.number(),
  hostId: z.number().int(),
  recorded: z.boolean(),
  externalId: z.string(),
  topic: z.string(),
  scheduleType: z.string(),
  connectCode: z.number().int(),
  zoomMeetingId: z.number().int(),
  cancelledAt: z.number().nullable(),
  createdAt: z.number(),
  /** Part of the invented day, and nobody has changed it: a new day may take its place. */
  invented: z.boolean(),
  participants: z.array(ParticipationRecord),
});
export type SessionRecord = z.infer<typeof SessionRecord>;

/** A user of the account. A deleted one stays, inactive, for the sessions that name it. */
export const UserRecord = z.object({
  userId: z.number().int(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  resolution: z.string(),
  zoneId: z.string(),
  helpNumber: z.string(),
  videoId: z.string(),
  externalId: z.string(),
  /** Comma list; H may host, A runs the account. */
  roles: z.string(),
  active: z.boolean(),
});
export type UserRecord = z.infer<typeof UserRecord>;

/** A message that the service would have sent: to whom, by which way, about which session, and when (UTC ms). */
export const Notice = z.object({
  about: z.enum(['invitation', 'rescheduled', 'cancelled']),
  channel: z.enum(['email', 'text']),
  to: z.string(),
  name: z.string(),
  isHost: z.boolean(),
  sessionId: z.number().int(),
  participationId: z.number().int(),
  at: z.number(),
});
export type Notice = z.infer<typeof Notice>;

/** Everything that the account keeps; plain JSON, so that a file can hold it. */
export const AccountState = z.object({
  version: z.literal(1),
  seed: z.string(),
  /** Date (YYYY-MM-DD, in the invented clinic's zone) for which the day was last invented; '' = never. */
  inventedFor: z.string(),
  nextUserId: z.number().int(),
  nextSessionId: z.number().int(),
  nextParticipationId: z.number().int(),
  users: z.array(UserRecord),
  sessions: z.array(SessionRecord),
  notices: z.array(Notice),
});
export type AccountState = z.infer<typeof AccountState>;

/** An account with nobody in it. Ids start at numbers of the size that the service has. */
export function emptyState(seed: string): AccountState {
  return {
    version: 1,
    seed,
    inventedFor: '',
    nextUserId: 5,
    nextSessionId: 77_120,
    nextParticipationId: 150_233,
    users: [],
    sessions: [],
    notices: [],
  };
}
