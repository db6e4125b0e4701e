// New versions of Front Desk as main tells the page of them: from where, how far along, and what became of the last one.
import { z } from 'zod';
import { UtcMs } from '../session/session.ts';

/** `off`: nobody is asked. `tell`: a person fetches what is told of. `download`: it is fetched by itself, and never installed so. */
export const UpdateMode = z.enum(['off', 'tell', 'download']);
export type UpdateMode = z.infer<typeof UpdateMode>;

/** Longest address of a feed. */
export const FEED_LENGTH_MAX = 500;

/** What was wrong with the last look or fetching. */
export const UpdateTrouble = z.enum([
  ...(['unreachable', 'notThere', 'notAFeed', 'elsewhere', 'damaged', 'notGenuine', 'disk', 'notStarted'] as const),
]);
export type UpdateTrouble = z.infer<typeof UpdateTrouble>;

/**
 * Why this copy cannot put a new version in its own place: not signed, so that nobody could tell a false one; installed
 * for the whole computer; run from where it was not installed; or not an installed copy at all.
 */
export const ByHand = z.enum(['notSigned', 'wholeComputer', 'notInstalled', 'development']);
export type ByHand = z.infer<typeof ByHand>;

/** A version that the feed offers. `notes`: plain text, never markup, '' = none. `bytes`: null = not told. */
export const UpdateOffer = z.object({
  version: z.string().max(64),
  notes: z.string().max(5000),
  bytes: z.number().int().nullable(),
});
export type UpdateOffer = z.infer<typeof UpdateOffer>;

/** How far a new version has come. */
const UpdateProgress = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('found'), offer: UpdateOffer }),
  z.object({ is: z.literal('fetching'), offer: UpdateOffer, percent: z.number().int() }),
  z.object({ is: z.literal('ready'), offer: UpdateOffer, atClose: z.boolean() }),
  z.object({ is: z.literal('installing'), offer: UpdateOffer }),
]);
export type UpdateProgress = z.infer<typeof UpdateProgress>;

/** What became of a version that was installed last: it runs, or it does not. */
export const UpdateOutcome = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done'), version: z.string() }),
  z.object({ is: z.literal('failed'), wanted: z.string() }),
]);
export type UpdateOutcome = z.infer<typeof UpdateOutcome>;

/** All that the page of updates shows. */
export const UpdateView = z.object({
  running: z.string(),
  mode: UpdateMode,
  /** Address of the feed, '' = none: then nobody is asked, whatever the mode. */
  feed: z.string(),
  /** What the clinic's IT has set for this computer; all else is an administrator's here to choose. */
  locked: z.object({ feed: z.boolean(), mode: z.boolean() }),
  byHand: ByHand.nullable(),
  /** The feed is being asked right now. */
  checking: z.boolean(),
  /** When the feed answered last; null = never. */
  checkedAt: UtcMs.nullable(),
  /** Of the last try; null = it went well, or there was none. */
  trouble: UpdateTrouble.nullable(),
  progress: UpdateProgress,
  outcome: UpdateOutcome.nullable(),
});
export type UpdateView = z.infer<typeof UpdateView>;

/** What every screen shows quietly; null = nothing. `done`: a new version runs since this start. */
export const UpdateNote = z.object({ is: z.enum(['found', 'ready', 'atClose', 'done']), version: z.string() });
export type UpdateNote = z.infer<typeof UpdateNote>;
