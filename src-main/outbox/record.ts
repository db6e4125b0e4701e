// One change as the journal keeps it: the wish, how far it is, and the facts that were found on the way.
import { z } from 'zod';
import { AskCause, Wish } from '../../src-shared/outbox/change.ts';
import { Discrepancy } from '../../src-shared/outbox/discrepancy.ts';
import type { Progress } from '../../src-shared/outbox/state.ts';
import { states } from '../../src-shared/outbox/state.ts';
import { UtcMs } from '../../src-shared/session/session.ts';

/**
 * A moment by every clock that may be asked later. `mono` says something only within one `run` of the program;
 * `server` is SecureVideo's own clock as far as it was known then.
 */
export const Moment = z.object({ wall: UtcMs, mono: z.number(), run: z.string(), server: UtcMs.nullable() });
export type Moment = z.infer<typeof Moment>;

/** What matters of a session when two views of it are compared. `guests` are the names of all but the host. */
export const Snapshot = z.object({
  startsAt: UtcMs,
  hostId: z.string(),
  guests: z.array(z.string()),
  cancelled: z.boolean(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** How a change went along with the one that carried it: its own, in the same bytes, or overtaken by them. */
export const Role = z.enum(['own', 'in', 'over']);
export type Role = z.infer<typeof Role>;

/** Facts of a change. All of it is sealed: names and SecureVideo's own words are in it. */
export const Facts = z.object({
  made: Moment,
  by: z.string(),
  /** Who asked, by their id in this desk's staff: a name may be given to somebody else later. '' = nobody signs in here. */
  byId: z.string().default(''),
  /** How long it is kept back from `made` on, in milliseconds, as it was set at that moment. */
  heldMs: z.number().int().min(0).default(0),
  /** Open changes of the lane when it was made: what the desk saw then had them in it. */
  openThen: z.array(z.string()),
  /** Those of them that waited for a person: what the desk saw did not have them in it yet. */
  askedThen: z.array(z.string()).default([]),
  /** Name of the host as the desk saw it, so that it is not taken for a guest. */
  hostName: z.string(),
  /** A change that this one stands in for. */
  replaces: z.string().nullable(),
  role: Role,
  /** What was really sent, merged; null = nothing yet. */
  sent: Wish.nullable(),
  sendBegan: Moment.nullable(),
  sendEnded: Moment.nullable(),
  /** The session as it was known when it was marked, and the participations that were in it. */
  was: Snapshot.nullable(),
  wasParticipations: z.array(z.number().int()),
  /** Of a create on an account that may give no ids back: look-alikes that were there before it was first sent. */
  wasAlike: z.array(z.number().int()).default([]),
  /** The participation that is to go; null for all other wishes. */
  participationId: z.number().int().nullable(),
  /** The same as the desk knew it when the wish was made: somebody of that name who comes later is another one. */
  participationThen: z.number().int().nullable().default(null),
  /** The service's refusal, word for word. */
  refusal: z.object({ status: z.number().int(), message: z.string() }).nullable(),
  /** What is at SecureVideo instead of what the desk saw. */
  theirs: Snapshot.nullable(),
  /** When the read began that showed it first; null = not known. */
  theirsAt: UtcMs.nullable().default(null),
  /** What a person agreed to overwrite; null = nothing, the seen one counts. */
  accepted: Snapshot.nullable(),
  /** A person said to send it whatever is there. */
  forced: z.boolean(),
  /** The session as SecureVideo kept it. */
  result: Snapshot.nullable(),
  /** What SecureVideo has otherwise than asked; earlier versions kept names alone, which say too little to be shown. */
  differs: z
    .array(Discrepancy.or(z.string()))
    .transform((found) => found.filter((one): one is Discrepancy => typeof one !== 'string')),
  /** What differs came after it had ended: an earlier request of ours that arrived late, or somebody else, did it. */
  isLate: z.boolean().default(false),
  /** Its answer did not hold the session: it is compared with a read that must show it. */
  toCompare: z.boolean().default(false),
  /** SecureVideo's ids of other sessions that this is about (a twin, the same id, a late landing). */
  others: z.array(z.number().int()),
  /** Of the cancel of a twin: SecureVideo's id of the copy that stays. It goes only while that one is there. */
  keeps: z.number().int().nullable().default(null),
  /** The change that has to come first: this one goes only when that is done and seen. Null = none. */
  needs: z.string().nullable().default(null),
  /** Another change was saved with this one, and goes only when this one is done. */
  isNeeded: z.boolean().default(false),
  /** A person chose to make it a "now" of this moment: its age counts from here. */
  nowSince: Moment.nullable(),
  /** Who ended it, or the change that stands in its place. */
  endedBy: z.string(),
  endedFor: z.string().nullable(),
});
export type Facts = z.infer<typeof Facts>;

/** The state machine's part as it lies on the disk. */
export const StoredProgress = z.object({
  isNow: z.boolean(),
  everSent: z.boolean(),
  sentBefore: z.boolean(),
  doubts: z.number().int(),
  refusalToCheck: z.enum(['refused', 'forbidden']).nullable(),
  cause: AskCause.nullable(),
  notice: AskCause.nullable(),
});

export const State = z.enum(states);

/** One change. Never changed in place: each transition makes another with the next revision. */
export type ChangeRecord = {
  readonly seq: number;
  readonly changeId: string;
  readonly lane: string;
  readonly revision: number;
  readonly madeAt: UtcMs;
  readonly endedAt: UtcMs | null;
  /** The change whose bytes carry this one; null while none do. Its own id where it carries others or itself. */
  readonly group: string | null;
  readonly wish: Wish;
  readonly progress: Progress;
  readonly facts: Facts;
};

/** What really goes out: the merged wish once there is one, with "now" where a person chose it later. */
export function effectiveWish(change: ChangeRecord): Wish {
  const wish = change.facts.sent ?? change.wish;
  return change.facts.nowSince === null ? wish : asNow(wish);
}

/** The wish as one for this moment; only creates and moves have a time. */
export function asNow(wish: Wish): Wish {
  if (wish.kind === 'create') return { ...wish, booking: { ...wish.booking, startsAt: null, wall: null } };
  if (wish.kind === 'move') return { ...wish, to: 'now', wall: null };
  return wish;
}

/** Whether a wish is a Meet Now or a move to now. */
export function isNowWish(wish: Wish): boolean {
  return (wish.kind === 'create' && wish.booking.startsAt === null) || (wish.kind === 'move' && wish.to === 'now');
}
