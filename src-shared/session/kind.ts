// Kinds of visit: what a clinic names once (packet, service, deposit, invite, recording, topic) and then chooses by one key.
import { z } from 'zod';
import { KIND_NAME_MAX, KINDS_MAX, TEXT_LENGTH_MAX } from './limits.ts';
import { DEPOSIT_CENTS_MAX } from './rules.ts';
import { Delivery, PacketChoice } from './session.ts';

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
