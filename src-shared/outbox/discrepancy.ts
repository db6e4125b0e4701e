// What SecureVideo has otherwise than a change asked: both values, as they are, so that both can be shown side by side.
import { z } from 'zod';
import { Delivery, UtcMs } from '../session/session.ts';

/** One thing that SecureVideo has otherwise than asked, with both values as they are (times UTC, zones Windows ids). */
export const Discrepancy = z.discriminatedUnion('part', [
  z.object({ part: z.literal('time'), asked: UtcMs, kept: UtcMs }),
  z.object({ part: z.literal('host'), asked: z.string(), kept: z.string() }),
  /** Names of all but the host. */
  z.object({ part: z.literal('people'), asked: z.array(z.string()), kept: z.array(z.string()) }),
  z.object({ part: z.literal('recorded'), asked: z.boolean(), kept: z.boolean() }),
  /** A cancel that the list does not show: the session is there all the same, at this time. */
  z.object({ part: z.literal('standing'), kept: UtcMs }),
  z.object({ part: z.literal('email'), who: z.string(), asked: z.string(), kept: z.string() }),
  z.object({ part: z.literal('phone'), who: z.string(), asked: z.string(), kept: z.string() }),
  z.object({ part: z.literal('delivery'), who: z.string(), asked: Delivery, kept: Delivery }),
  z.object({ part: z.literal('zone'), who: z.string(), asked: z.string(), kept: z.string() }),
  z.object({
    part: z.literal('deposit'),
    who: z.string(),
    asked: z.number().int().nullable(),
    kept: z.number().int().nullable(),
  }),
]);
export type Discrepancy = z.infer<typeof Discrepancy>;
