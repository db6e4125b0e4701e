// What a check of the connection found, hop by hop, and the report of it. Neither keys nor anything about a patient is in it.
import { z } from 'zod';
import { UtcMs } from '../session/session.ts';

/** The hops in the order in which they are tried. */
export const hops = ['proxy', 'name', 'reach', 'tunnel', 'tls', 'answer', 'keys', 'clock'] as const;
export type Hop = (typeof hops)[number];

/** 'not': not tried, for one before it failed, or there is nothing to try. */
export const CheckStep = z.object({
  hop: z.enum(hops),
  is: z.enum(['ok', 'bad', 'not']),
  /** What was found, and for a bad one what to do. */
  words: z.string(),
});
export type CheckStep = z.infer<typeof CheckStep>;

export const ConnectionChecked = z.object({
  at: UtcMs,
  steps: z.array(CheckStep),
  /** What is copied and saved: all of it, line by line. */
  report: z.array(z.string()),
});
export type ConnectionChecked = z.infer<typeof ConnectionChecked>;
