// The policy as the page sees it: which settings IT has set, to what, and what is wrong with it.
import { z } from 'zod';
import { policyKeys } from './schema.ts';
import type { PolicyKey } from './schema.ts';

const Key = z.enum(policyKeys as [PolicyKey, ...PolicyKey[]]);

export const PolicyPicture = z.object({
  /** Where it was read; 'none' = this computer has no policy. */
  source: z.enum(['none', 'windows', 'macos', 'linux', 'tried']),
  /** What is set, in the order of the schema: the value in words, and whether it is a strict reading of a wrong one. */
  set: z.array(z.object({ key: Key, value: z.string(), isStrict: z.boolean() })),
  /** What is wrong with the policy, a sentence each; told to an administrator alone. */
  faults: z.array(z.string()),
  /** Minutes after which the desk locks at most; null = not set. The page offers no more. */
  lockCeilingMinutes: z.number().int().nullable(),
  /** Days for which lines of the trail stay; null = not set or for ever, which `trailStays` tells. */
  auditKeepDays: z.number().int().nullable(),
  trailStays: z.boolean(),
  /** Whether names and PINs are set; null = the clinic chooses. 'stays': nobody may choose to do without. */
  signIn: z.enum(['required', 'off', 'stays']).nullable(),
});
export type PolicyPicture = z.infer<typeof PolicyPicture>;
