// A valid draft made exact: trimmed, cents counted, ids fixed. What the outbox promises and the API client sends.
import { z } from 'zod';
import type { GuestDraft, ParticipantDraft, SessionDraft } from './draft.ts';
import { TAKEN_LENGTH_MAX } from './limits.ts';
import { centsOf, phoneDigits } from './rules.ts';
import { Delivery, PacketChoice, UtcMs } from './session.ts';

/** The wall clock that a person chose, kept beside the UTC that is sent: 'YYYY-MM-DDTHH:mm' in a Windows zone. */
export const WallChoice = z.object({
  wall: z.string().max(TAKEN_LENGTH_MAX),
  zoneId: z.string().max(TAKEN_LENGTH_MAX),
});
export type WallChoice = z.infer<typeof WallChoice>;

export const InvitedGuest = z.object({
  kind: z.literal('guest'),
  localId: z.string().min(1),
  name: z.string().min(2),
  email: z.string(),
  /** Digits alone, '' = none. */
  phone: z.string(),
  zoneId: z.string(),
  externalId: z.string(),
  delivery: Delivery,
  packet: PacketChoice,
  serviceId: z.number().int().nullable(),
  depositCents: z.number().int().positive().nullable(),
});
export type InvitedGuest = z.infer<typeof InvitedGuest>;

export const InvitedUser = z.object({
  kind: z.literal('user'),
  localId: z.string().min(1),
  userId: z.string().min(1),
  /** For this desk's own screens; never sent. */
  name: z.string(),
  packet: PacketChoice,
});
export type InvitedUser = z.infer<typeof InvitedUser>;

export const Invited = z.discriminatedUnion('kind', [InvitedGuest, InvitedUser]);
export type Invited = z.infer<typeof Invited>;

/** A session to be booked. `startsAt` null = Meet Now. `externalId` is never empty: typed by the clinic or made here. */
export const Booking = z.object({
  hostId: z.string().min(1),
  startsAt: UtcMs.nullable(),
  wall: WallChoice.nullable(),
  recorded: z.boolean(),
  topic: z.string(),
  externalId: z.string().min(1),
  externalIdIsOurs: z.boolean(),
  participants: z.array(Invited).min(1),
});
export type Booking = z.infer<typeof Booking>;

/** The exact participant of a valid draft. Call only after the rules have passed. */
export function invitedOf(person: ParticipantDraft): Invited {
  if (person.kind === 'user') return { ...person, name: person.name.trim() };
  return {
    kind: 'guest',
    localId: person.localId,
    name: person.name.trim().replace(/\s+/g, ' '),
    email: person.email.trim(),
    phone: phoneDigits(person.phone),
    zoneId: person.zoneId,
    externalId: person.externalId.trim(),
    delivery: person.delivery,
    packet: person.packet,
    ...depositOf(person),
  };
}

function depositOf(guest: GuestDraft): { serviceId: number | null; depositCents: number | null } {
  const depositCents = guest.deposit.trim() === '' ? null : centsOf(guest.deposit);
  return { serviceId: depositCents === null ? null : guest.serviceId, depositCents };
}

/** The exact booking of a valid draft. `ownExternalId` is used where the clinic typed none. Call only after the rules have passed. */
export function bookingOf(draft: SessionDraft, ownExternalId: string): Booking {
  const typed = draft.externalId.trim();
  return Booking.parse({
    hostId: draft.hostId,
    startsAt: draft.when.now ? null : draft.when.startsAt,
    wall: draft.when.now ? null : { wall: draft.when.wall, zoneId: draft.when.zoneId },
    recorded: draft.recorded,
    topic: draft.topic.trim(),
    externalId: typed === '' ? ownExternalId : typed,
    externalIdIsOurs: typed === '',
    participants: draft.participants.map(invitedOf),
  });
}
