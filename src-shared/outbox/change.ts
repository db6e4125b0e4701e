// A change: one wish of a person at the desk, as the journal keeps it and as the screens show it.
import { z } from 'zod';
import { Booking, Invited, WallChoice } from '../session/booking.ts';
import { ID_LENGTH_MAX, PEOPLE_MAX, TAKEN_LENGTH_MAX } from '../session/limits.ts';
import { UtcMs } from '../session/session.ts';

/** What the desk saw when the wish was made; compared before it is sent (promise 5). */
export const SeenSession = z.object({
  startsAt: UtcMs,
  hostId: z.string().max(ID_LENGTH_MAX),
  /** Names of all participants as they were shown. */
  names: z.array(z.string().max(TAKEN_LENGTH_MAX)).max(PEOPLE_MAX),
  /** When SecureVideo's list was read that the desk looked at; null for a session that only this desk knows. */
  readAt: UtcMs.nullable(),
});
export type SeenSession = z.infer<typeof SeenSession>;

/** The six wishes. Times are UTC milliseconds with zero seconds; 'now' is SecureVideo's null. */
export const Wish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), booking: Booking }),
  z.object({
    kind: z.literal('move'),
    to: z.union([UtcMs, z.literal('now')]),
    wall: WallChoice.nullable(),
    seen: SeenSession,
  }),
  z.object({ kind: z.literal('cancel'), seen: SeenSession }),
  z.object({ kind: z.literal('addParticipant'), participant: Invited, seen: SeenSession }),
  z.object({
    kind: z.literal('removeParticipant'),
    participantLocalId: z.string(),
    name: z.string(),
    seen: SeenSession,
  }),
  z.object({ kind: z.literal('changeHost'), hostId: z.string().min(1), seen: SeenSession }),
]);
export type Wish = z.infer<typeof Wish>;
export const WishKind = z.enum(['create', 'move', 'cancel', 'addParticipant', 'removeParticipant', 'changeHost']);
export type WishKind = Wish['kind'];

/** A wish on its way into the journal. `changeId` makes saving it twice one change. */
export const NewChange = z.object({
  changeId: z.string().min(1),
  /** Local id of the session: the lane. */
  lane: z.string().min(1),
  wish: Wish,
  /** Who asked: a staff member's name, or "desk". */
  by: z.string(),
  /** Their id in this desk's staff, '' = nobody signs in here. */
  byId: z.string().optional(),
  /** A refused change that this one replaces: it ends as superseded in the same transaction. */
  replaces: z.string().nullable(),
  /** A draft that ends with this change, in the same transaction. */
  draftId: z.string().nullable(),
});
export type NewChange = z.infer<typeof NewChange>;

/** Where a change stands, as a person needs to know it. */
export const Standing = z.enum([
  'held', // saved, may be taken back
  'waiting', // saved, goes out by itself
  'sending',
  'checking', // the line broke while sending: asking SecureVideo whether it arrived
  'needsYou',
  'delivered',
  'alreadySo',
  'superseded',
  'discarded',
  'takenBack',
]);
export type Standing = z.infer<typeof Standing>;

/** Why a change needs a person. Words and offered actions per cause are in `words.ts`. */
export const AskCause = z.enum([
  'refused', // SecureVideo did not accept it
  'forbidden', // the account may not do this
  'lateMeetNow', // a Meet Now or move to now is older than 5 minutes
  'timePassed', // the time of a waiting session or move has passed
  'conflict', // changed elsewhere meanwhile
  'sessionGone', // the session is not there any more
  'sameId', // the clinic's own id is already on another session
  'twin', // SecureVideo has it twice
  'landedLate', // it was discarded or cancelled here, and is at SecureVideo all the same
  'notProven', // whether it arrived cannot be proven
  'restored', // the queue was restored or copied
  'savedDifferently', // SecureVideo kept something else than was asked
  'clockUnsure', // age of a "now" cannot be known
]);
export type AskCause = z.infer<typeof AskCause>;

/** What a person may answer. Which are offered depends on the cause. */
export const Action = z.enum([
  'tryAgain',
  'discard',
  'takeBack',
  'sendMine',
  'keepTheirs',
  'startNow',
  'itIsThere',
  'notThere',
  'seen',
  'cancelTwin',
]);
export type Action = z.infer<typeof Action>;

/** One line of a change's story; `quote` holds SecureVideo's own words. */
export const StoryLine = z.object({
  at: UtcMs,
  what: z.string(),
  tone: z.enum(['plain', 'good', 'bad', 'wait']),
  quote: z.string(),
});
export type StoryLine = z.infer<typeof StoryLine>;

/** One thing that is compared, in words. `was` is what this desk saw before, where that has changed since; '' otherwise. */
export const SideFact = z.object({ label: z.string(), text: z.string(), was: z.string(), differs: z.boolean() });
export type SideFact = z.infer<typeof SideFact>;

/** One of two views of a session. `keeps` is the answer that lets it stand; null = it has none of its own. */
export const Side = z.object({
  title: z.string(),
  /** "seen at 10:31 am", or ''. */
  note: z.string(),
  facts: z.array(SideFact),
  keeps: Action.nullable(),
});
export type Side = z.infer<typeof Side>;

/** What can be opened beside the session to settle a change: a panel of the day, or the session itself. */
export const Opening = z.enum(['move', 'changeHost', 'session']);
export type Opening = z.infer<typeof Opening>;

/** A change as the outbox screen and the session's detail show it. */
export const OutboxRow = z.object({
  changeId: z.string(),
  lane: z.string(),
  kind: WishKind,
  standing: Standing,
  /** "New session for Samuel Ortiz", in plain words. */
  title: z.string(),
  /** When and with whom. */
  facts: z.string(),
  /** The same, then one sentence: why it is where it is. */
  why: z.string(),
  /** What happened / what is safe, for those that need a person; '' otherwise. */
  happened: z.string(),
  safe: z.string(),
  cause: AskCause.nullable(),
  actions: z.array(Action),
  /** What each answer does, and who is told of it: one sentence for each of `actions`. */
  does: z.partialRecord(Action, z.string()),
  /** What may be opened in place of an answer, and what comes of it; null = nothing. */
  opens: z.object({ what: Opening, does: z.string() }).nullable(),
  /** What to look for at SecureVideo, and what its being there says ('' = nothing); null = nobody need look. */
  lookFor: z
    .object({ facts: z.array(z.object({ label: z.string(), text: z.string() })), tells: z.string() })
    .nullable(),
  /** SecureVideo's side and this desk's, line by line the same labels; null = there is nothing to compare. */
  compared: z.tuple([Side, Side]).nullable(),
  /** True where the booking may be opened in the form again, with all that was typed. */
  editable: z.boolean(),
  madeAt: UtcMs,
  by: z.string(),
  /** When it ended, null while it has not. */
  endedAt: UtcMs.nullable(),
  /** Start of the session that it is about, as far as known (after this change). */
  startsAt: UtcMs.nullable(),
  wasStartsAt: UtcMs.nullable(),
  hostId: z.string(),
  story: z.array(StoryLine),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

/** The line to SecureVideo. Only an answer of the API proves it. */
export const LineState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('unknown') }),
  z.object({ is: z.literal('online'), since: UtcMs }),
  z.object({
    is: z.literal('offline'),
    since: UtcMs,
    why: z.enum([
      'noNetwork',
      'portal', // a page of the network answers in SecureVideo's place
      'serviceDown',
      'busy', // SecureVideo asked to wait
      'certificate', // not one that this computer trusts
      'proxyRefused',
      'proxyWantsPassword',
    ]),
    nextTryAt: UtcMs.nullable(),
  }),
  z.object({ is: z.literal('keysRefused'), since: UtcMs }),
]);
export type LineState = z.infer<typeof LineState>;

/** Q = T + L + V of the outbox's bounds, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 20_000;
export const LATE_LANDING_MS = 60_000;
export const LIST_DELAY_MS = 10_000;
export const QUIET_MS = REQUEST_TIMEOUT_MS + LATE_LANDING_MS + LIST_DELAY_MS;
/** A Meet Now older than this asks before it is sent. */
export const MEET_NOW_AGE_MAX_MS = 5 * 60_000;
