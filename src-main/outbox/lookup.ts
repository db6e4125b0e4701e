// How each kind of change is looked up after its end was lost: presence as soon as it shows, absence only on proof.
import { LATE_LANDING_MS, REQUEST_TIMEOUT_MS } from '../../src-shared/outbox/change.ts';
import type { AskCause, Wish } from '../../src-shared/outbox/change.ts';
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import type { RemoteSession } from '../api/port.ts';
import { isPerson, isRounded, sameMinute, samePeople } from './match.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord, Moment } from './record.ts';
import { isComplete, isStillListed } from './view.ts';
import type { AccountView, IdsKept } from './view.ts';

/** What a look-up is given beside the change. All times with `Mono` are the monotonic clock's. */
export type LookContext = {
  readonly view: AccountView | null;
  /** When the send ended. */
  readonly endedMono: number;
  /** From when silence counts: the latest of the end of the send, the start of the program, waking, the line's return; plus Q. */
  readonly quietMono: number;
  /** How late a change shows in lists. */
  readonly listDelayMs: number;
  /** SecureVideo's clock, or the best guess at it. */
  readonly now: UtcMs;
  readonly ids: IdsKept;
  /** SecureVideo's id of the lane's session; null while it is not known. */
  readonly sessionId: number | null;
  /** SecureVideo's id of the participation that is to go; null where it is not known. */
  readonly participationId: number | null;
  /** Whether a session of SecureVideo is the one of another booking of this desk. */
  readonly isOthers: (sessionId: number) => boolean;
  /** Every change of the lane in the order made. */
  readonly history: readonly ChangeRecord[];
};

export type Verdict =
  | { readonly is: 'found'; readonly session: RemoteSession | null }
  | { readonly is: 'absent' }
  /** A read that begins then or later would say more. */
  | { readonly is: 'later'; readonly readAfterMono: number }
  | { readonly is: 'notProvable'; readonly cause: AskCause; readonly session: RemoteSession | null };

/** A read that is complete but says nothing is tried again so often, then a person decides. */
const TRIES_AFTER_QUIET = 3;
const BETWEEN_TRIES_MS = 30_000;
/** Look-alikes without an id: so far from the asked start. */
const ALIKE_WITHIN_MS = 60 * minuteMs;
/** How far SecureVideo's clock, as it was reckoned, may lie from the moment of the request. */
const CLOCK_SLACK_MS = 2 * minuteMs;

const notProven: Verdict = { is: 'notProvable', cause: 'notProven', session: null };

/** What the newest read says about a change that is unsure. */
export function lookUp(change: ChangeRecord, context: LookContext): Verdict {
  const { view, endedMono } = context;
  if (view === null || view.begunMono < endedMono) {
    // Presence may be found in any read; a create's id is told by no other session.
    const early = view === null ? undefined : earlyPresence(change, context, view);
    return early ?? { is: 'later', readAfterMono: endedMono };
  }
  const wish = effectiveWish(change);
  if (wish.kind === 'create') return lookForCreate(change, wish.booking, context, view);
  return lookInSession(change, wish, context, view);
}

function earlyPresence(change: ChangeRecord, context: LookContext, view: AccountView): Verdict | undefined {
  const wish = effectiveWish(change);
  if (wish.kind !== 'create') return undefined;
  const verdict = presenceOf(change, wish.booking, context, view);
  return verdict?.is === 'found' ? verdict : undefined;
}

// ---- create

function lookForCreate(change: ChangeRecord, booking: Booking, context: LookContext, view: AccountView): Verdict {
  const present = presenceOf(change, booking, context, view);
  if (present !== undefined) return present;
  const silence = silenceCounts(change, context, view);
  if (silence !== undefined) return silence;
  if (isAnswered(change)) return { is: 'absent' };
  if (idsOf(context, view) !== 'kept') return notProven;
  if (!isStillListed(booking.startsAt ?? sentAt(change), context.now)) return notProven;
  return { is: 'absent' };
}

function presenceOf(
  change: ChangeRecord,
  booking: Booking,
  context: LookContext,
  view: AccountView,
): Verdict | undefined {
  const named = (view.byExternalId.get(booking.externalId.toLowerCase()) ?? []).filter(
    (session) => !context.isOthers(session.sessionId),
  );
  if (named.length > 0) {
    // An id of our making is nobody else's. One that the clinic typed may be another desk's booking.
    const ours = isOwnExternalId(booking.externalId)
      ? named
      : named.filter((session) => agrees(change, booking, session));
    const lowest = ours.toSorted((a, b) => a.sessionId - b.sessionId)[0];
    return lowest === undefined
      ? { is: 'notProvable', cause: 'sameId', session: named[0] ?? null }
      : { is: 'found', session: lowest };
  }
  if (context.ids === 'kept' || view.ids === 'kept') return undefined;
  const nameless = view.sessions.filter(
    (session) =>
      (session.externalId ?? '') === '' &&
      !session.cancelled &&
      !change.facts.wasAlike.includes(session.sessionId) &&
      !context.isOthers(session.sessionId),
  );
  const same = nameless.filter((session) => agrees(change, booking, session));
  // Where another session is cancelled when this one is there, looks alone tell only as long as ours may be landing.
  const isEnough = !change.facts.isNeeded || mayBeLanding(change, context, view);
  if (same.length === 1 && isEnough) return { is: 'found', session: same[0] ?? null };
  const alike = same[0] ?? nameless.find((session) => isAlike(change, booking, session));
  if (alike === undefined) return undefined;
  // What only looks like it tells nothing until ours has had its time to show.
  if (view.begunMono < silentFrom(change, context)) return nextLook(context, view);
  return { is: 'notProvable', cause: 'notProven', session: alike };
}

/**
 * A filled-in id of any session shows that the account gives ids back. Where all stand empty the member itself is a sign,
 * and where nothing is listed there is nothing that could be ours; a session that looks like ours has been ruled out.
 */
function idsOf(context: LookContext, view: AccountView): IdsKept {
  if (context.ids !== 'unknown') return context.ids;
  if (view.ids === 'kept' || view.sessions.length === 0) return 'kept';
  return view.sessions.some((session) => session.externalId !== null) ? 'kept' : 'unknown';
}

/** Whether a session that carries the id is the one that was asked for: host, guests and time. */
export function agrees(change: ChangeRecord, booking: Booking, session: RemoteSession): boolean {
  return samePeople(booking, session) && startsAsAsked(change, booking.startsAt, session.startsAt);
}

/** Whether a session may be the one that was asked for: near in time, with one of its people. */
export function isAlike(change: ChangeRecord, booking: Booking, session: RemoteSession | Session): boolean {
  const asked = booking.startsAt ?? sentAt(change);
  const isNear = Math.abs(asked - session.startsAt) <= ALIKE_WITHIN_MS;
  return isNear && booking.participants.some((person) => session.participants.some((one) => isPerson(person, one)));
}

function startsAsAsked(change: ChangeRecord, asked: UtcMs | null, told: UtcMs): boolean {
  if (asked === null) return isWithinSend(change, told);
  return sameMinute(asked, told) || isRounded(asked, told);
}

// ---- changes of a session that is there

type SessionWish = Exclude<Wish, { readonly kind: 'create' }>;

function lookInSession(change: ChangeRecord, wish: SessionWish, context: LookContext, view: AccountView): Verdict {
  const row = context.sessionId === null ? undefined : view.byId.get(context.sessionId);
  const gone = row === undefined || row.cancelled;
  if (wish.kind === 'cancel') return lookForCancel(change, row, context, view);
  if (gone) {
    const silence = row === undefined ? silenceCounts(change, context, view) : undefined;
    return silence ?? { is: 'notProvable', cause: 'sessionGone', session: row ?? null };
  }
  // A list that is behind may show the session as it was a moment ago, before a change that this one was to undo.
  const shownMono = context.endedMono + context.listDelayMs;
  if (view.begunMono < shownMono) return { is: 'later', readAfterMono: shownMono };
  const isThereNow = isThere(change, wish, row, context);
  if (isThereNow && !wasSo(change, wish, context)) return { is: 'found', session: row };
  // What was so before does not tell that the request has come: it may land yet, upon what is wished next.
  if (view.begunMono < silentFrom(change, context)) return nextLook(context, view);
  if (isThereNow) return { is: 'found', session: row };
  if (isAnswered(change)) return { is: 'absent' };
  return isAsBefore(change, wish, row, context)
    ? { is: 'absent' }
    : { is: 'notProvable', cause: 'conflict', session: row };
}

function lookForCancel(
  change: ChangeRecord,
  row: RemoteSession | undefined,
  context: LookContext,
  view: AccountView,
): Verdict {
  if (row?.cancelled === true) return { is: 'found', session: row };
  if (row !== undefined) {
    return view.begunMono < context.quietMono ? nextLook(context, view) : { is: 'absent' };
  }
  const silence = silenceCounts(change, context, view);
  // Sent again it does no harm, and its 404 is SecureVideo's own word: better than to ask a person what no list tells.
  if (silence?.is === 'notProvable' && change.progress.refusalToCheck === null) return { is: 'absent' };
  if (silence !== undefined) return silence;
  const startsAt = change.facts.was?.startsAt ?? (change.wish.kind === 'cancel' ? change.wish.seen.startsAt : 0);
  return isStillListed(startsAt, context.now) ? { is: 'found', session: null } : notProven;
}

/** Whether what was wished has come true in a session as it was read after the doubt. */
function isThere(change: ChangeRecord, wish: SessionWish, row: RemoteSession, context: LookContext): boolean {
  switch (wish.kind) {
    case 'move': {
      if (wish.to !== 'now') return sameMinute(wish.to, row.startsAt) || isRounded(wish.to, row.startsAt);
      return !startsBefore(change, context).includes(row.startsAt) && isWithinSend(change, row.startsAt);
    }
    case 'addParticipant':
      return findAdded(change, wish.participant, row) !== undefined;
    case 'removeParticipant': {
      const id = change.facts.participationId ?? context.participationId;
      return id !== null && !row.participants.some((person) => person.participationId === id);
    }
    case 'changeHost':
      return row.hostId === wish.hostId;
    case 'cancel':
      return row.cancelled;
  }
}

/** The person who was added: by name and contact or user id, and not one who was in the session before. */
export function findAdded(
  change: ChangeRecord,
  person: Invited,
  row: RemoteSession,
): RemoteSession['participants'][number] | undefined {
  return row.participants.find(
    (one) => isPerson(person, one) && !change.facts.wasParticipations.includes(one.participationId),
  );
}

/** Whether the session may have been as wished before the send. */
function wasSo(change: ChangeRecord, wish: SessionWish, context: LookContext): boolean {
  switch (wish.kind) {
    case 'move': {
      const { to } = wish;
      return to !== 'now' && startsBefore(change, context).some((start) => sameMinute(start, to));
    }
    case 'changeHost':
      return hostsBefore(change, context).includes(wish.hostId);
    case 'removeParticipant': {
      const id = change.facts.participationId ?? context.participationId;
      return id !== null && !change.facts.wasParticipations.includes(id);
    }
    case 'addParticipant':
    case 'cancel':
      return false; // one who was there before is told apart by the participation; a cancel done twice is one
  }
}

/** Whether the part that was to change is as it was before the send. */
function isAsBefore(change: ChangeRecord, wish: SessionWish, row: RemoteSession, context: LookContext): boolean {
  if (change.facts.was === null) return true;
  if (wish.kind === 'move') return startsBefore(change, context).some((start) => sameMinute(start, row.startsAt));
  if (wish.kind === 'changeHost') return hostsBefore(change, context).includes(row.hostId);
  return true;
}

/** Starts that the session may have had before the send: as it was read, or as our last change had made it since. */
function startsBefore(change: ChangeRecord, context: LookContext): UtcMs[] {
  const last = lastOwn(change, context, 'move');
  const wish = last === undefined ? null : effectiveWish(last);
  const made = last?.facts.result?.startsAt ?? (wish?.kind === 'move' && wish.to !== 'now' ? wish.to : undefined);
  return [change.facts.was?.startsAt, made].filter((start) => start !== undefined);
}

function hostsBefore(change: ChangeRecord, context: LookContext): string[] {
  const last = lastOwn(change, context, 'changeHost');
  const wish = last === undefined ? null : effectiveWish(last);
  return [change.facts.was?.hostId, wish?.kind === 'changeHost' ? wish.hostId : undefined].filter(
    (host) => host !== undefined,
  );
}

/** Our last change of this kind that came true before this one: the list that let this one go may be older. */
function lastOwn(change: ChangeRecord, { history }: LookContext, kind: SessionWish['kind']): ChangeRecord | undefined {
  return history.findLast(
    ({ seq, wish, progress }) => seq < change.seq && wish.kind === kind && progress.state === 'delivered',
  );
}

// ---- silence

/** Once more when lists have had time to show it, then when silence is a proof. */
function nextLook(context: LookContext, view: AccountView): Verdict {
  const shownMono = Math.min(context.endedMono + context.listDelayMs, context.quietMono);
  return { is: 'later', readAfterMono: view.begunMono < shownMono ? shownMono : context.quietMono };
}

/** Undefined where the silence of this read is a proof; else what is still needed for one. */
function silenceCounts(change: ChangeRecord, context: LookContext, view: AccountView): Verdict | undefined {
  const neededMono = silentFrom(change, context);
  if (view.begunMono < neededMono) return nextLook(context, view);
  if (isComplete(view)) {
    // One empty list may be a broken service's: after doubt another, a little later, must say the same.
    const { emptySinceMono } = view;
    if (emptySinceMono === null || isAnswered(change)) return undefined;
    const againMono = emptySinceMono + context.listDelayMs;
    return view.begunMono < againMono ? { is: 'later', readAfterMono: againMono } : undefined;
  }
  const lastTryMono = neededMono + TRIES_AFTER_QUIET * BETWEEN_TRIES_MS;
  if (view.begunMono < lastTryMono) return { is: 'later', readAfterMono: view.begunMono + BETWEEN_TRIES_MS };
  return notProven;
}

/** A first try that was refused had its answer: no request of ours is on its way any more. */
function isAnswered({ progress }: ChangeRecord): boolean {
  return progress.refusalToCheck !== null && progress.doubts === 0;
}

/** From when silence says something. What a repeat on the way had made before the refusal may show late all the same. */
function silentFrom(change: ChangeRecord, context: LookContext): number {
  return isAnswered(change) ? context.endedMono + context.listDelayMs : context.quietMono;
}

/** Whether what a read shows may have landed just now: by this run's clock, and over a restart by SecureVideo's. */
function mayBeLanding(change: ChangeRecord, context: LookContext, view: AccountView): boolean {
  const showsWithinMs = LATE_LANDING_MS + context.listDelayMs;
  const isOfNow = context.now - sentAt(change) <= REQUEST_TIMEOUT_MS + showsWithinMs + CLOCK_SLACK_MS;
  return isOfNow && view.begunMono <= context.endedMono + showsWithinMs;
}

/** When a change was last sent, by SecureVideo's clock as far as it was known. */
export function sentAt(change: ChangeRecord): UtcMs {
  const began = change.facts.sendBegan ?? change.facts.made;
  return began.server ?? began.wall;
}

/** Whether a moment of SecureVideo's clock can be that of our "now": from the send to its latest landing. */
function isWithinSend(change: ChangeRecord, told: UtcMs): boolean {
  const began: Moment | null = change.facts.sendBegan;
  if (began === null || began.server === null) return false;
  const latest = began.server + REQUEST_TIMEOUT_MS + LATE_LANDING_MS + CLOCK_SLACK_MS;
  return told >= began.server - CLOCK_SLACK_MS && told <= latest;
}
