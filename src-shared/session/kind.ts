// Kinds of visit: what a clinic names once (packet, service, deposit, invite, recording, topic) and then chooses by one key.
import { z } from 'zod';
import type { GuestDraft, SessionDraft } from './draft.ts';
import { TEXT_LENGTH_MAX } from './limits.ts';
import { amountOf, centsOf, DEPOSIT_CENTS_MAX } from './rules.ts';
import { Delivery, PacketChoice } from './session.ts';

/** Longest name of a kind: it stands on a chip. */
export const KIND_NAME_MAX = 40;
/** More kinds than a desk keeps apart; the first nine have a key. */
export const KINDS_MAX = 30;

/** One kind of visit. A service goes with a deposit and a deposit with a service, as SecureVideo wants it (API page 2.2). */
export const VisitKind = z
  .object({
    id: z.string().min(1).max(64),
    name: z.string().trim().min(1).max(KIND_NAME_MAX),
    packet: PacketChoice,
    serviceId: z.number().int().positive().nullable(),
    /** Cents; null = no deposit is asked. */
    depositCents: z.number().int().positive().max(DEPOSIT_CENTS_MAX).nullable(),
    /** How the patient is invited; null = as the person or the clinic has it. */
    delivery: Delivery.nullable(),
    recorded: z.boolean(),
    topic: z.string().trim().max(TEXT_LENGTH_MAX),
  })
  .refine((kind) => (kind.serviceId === null) === (kind.depositCents === null), {
    message: 'A service and a deposit go together.',
  });
export type VisitKind = z.infer<typeof VisitKind>;

/** Kinds in the order of their keys; no two with one id. */
export const VisitKinds = z
  .array(VisitKind)
  .max(KINDS_MAX)
  .refine((kinds) => new Set(kinds.map((kind) => kind.id)).size === kinds.length, { message: 'An id stands twice.' });

/** What stands where no kind says otherwise. */
export type WithoutKind = Pick<SessionDraft, 'recorded'> & Pick<GuestDraft, 'packet'>;

/**
 * The session with another kind (undefined = none). `before` is the kind that it had: what that one filled in gives way.
 * A topic that was typed by hand stays.
 */
export function sessionOfKind<D extends Pick<SessionDraft, 'recorded' | 'topic' | 'kindId'>>(
  draft: D,
  kind: VisitKind | undefined,
  before: VisitKind | undefined,
  without: Pick<WithoutKind, 'recorded'>,
): D {
  const topicIsOurs = draft.topic.trim() === '' || draft.topic === before?.topic;
  const recordedIsOurs = before !== undefined && draft.recorded === before.recorded;
  return {
    ...draft,
    kindId: kind?.id ?? '',
    recorded: kind?.recorded ?? (recordedIsOurs ? without.recorded : draft.recorded),
    topic: topicIsOurs ? (kind?.topic ?? '') : draft.topic,
  };
}

/**
 * The patient of a session of another kind. An amount that was typed by hand stays with its service, and a way of inviting
 * that could not reach somebody whom another one reaches is not taken.
 */
export function guestOfKind(
  guest: GuestDraft,
  kind: VisitKind | undefined,
  before: VisitKind | undefined,
  without: Pick<WithoutKind, 'packet'>,
): GuestDraft {
  const amount = guest.deposit.trim();
  const moneyIsOurs =
    amount === '' || (centsOf(amount) === (before?.depositCents ?? null) && guest.serviceId === before?.serviceId);
  const packetIsOurs = before !== undefined && guest.packet === before.packet;
  const cents = kind?.depositCents ?? null;
  return {
    ...guest,
    packet: kind?.packet ?? (packetIsOurs ? without.packet : guest.packet),
    delivery: deliveryOf(guest, kind),
    ...(moneyIsOurs ? { serviceId: kind?.serviceId ?? null, deposit: cents === null ? '' : amountOf(cents) } : {}),
  };
}

function deliveryOf(guest: GuestDraft, kind: VisitKind | undefined): GuestDraft['delivery'] {
  const wanted = kind?.delivery ?? null;
  if (wanted === null || wanted === 'none') return wanted ?? guest.delivery;
  const [own, other] = wanted === 'email' ? [guest.email, guest.phone] : [guest.phone, guest.email];
  return own.trim() === '' && other.trim() !== '' ? guest.delivery : wanted;
}

/** The kind of an id, undefined where it is '' or has been removed. */
export function kindOf(kinds: readonly VisitKind[], id: string): VisitKind | undefined {
  return kinds.find((kind) => kind.id === id);
}
