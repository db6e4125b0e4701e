// What the desk shows of sessions: the local copy with everything that waits in the outbox laid over it. Pure.
import type { DayRow, SessionDetail } from '../../src-shared/contract/views/day.ts';
import type { OutboxRow, SeenSession } from '../../src-shared/outbox/change.ts';
import { clinicsOwnId } from '../../src-shared/session/ownId.ts';
import { invitedTo } from '../../src-shared/session/who.ts';
import type { Clinician, Session, UtcMs } from '../../src-shared/session/session.ts';
import type { LaneView, Outbox } from '../outbox/port.ts';
import type { KnownSession, SessionBook } from '../store/port.ts';
import type { DeskMarks } from '../store/deskMarks.ts';

/**
 * SecureVideo lists a session until about a day after its start (API page 2.1). One that left the list sooner was
 * cancelled elsewhere; one that left later has merely had its day.
 */
const LISTED_AFTER_START_MS = 20 * 3_600_000;

/** Every session worth showing, overlay applied, in order of start; `within` keeps those that start in [from, to). */
export function rowsWithin(
  book: SessionBook,
  lanes: readonly LaneView[],
  within: { readonly from: UtcMs; readonly to: UtcMs },
  marks?: Pick<DeskMarks, 'of'>,
): DayRow[] {
  const waiting = new Map(lanes.map((lane) => [lane.lane, lane]));
  const rows: DayRow[] = [];
  for (const known of book.all()) {
    const lane = waiting.get(known.session.localId);
    const { startsAt } = lane?.session ?? known.session;
    if (startsAt < within.from || startsAt >= within.to) continue; // first: of ten thousand a day has a few
    const row = rowOf(known, lane, marks);
    if (isShown(row)) rows.push(row);
  }
  return rows.sort(byStart);
}

/** One session with its overlay. */
export function rowOf(known: KnownSession, lane: LaneView | undefined, marks?: Pick<DeskMarks, 'of'>): DayRow {
  const session = lane?.session ?? known.session;
  const open = lane?.open ?? [];
  const moved = open.some((row) => row.kind === 'move') && session.startsAt !== known.session.startsAt;
  const notBookedYet = known.session.sessionId === null;
  return {
    session,
    seen: seenOf(session, known.readAt),
    wasStartsAt: moved && !notBookedYet ? known.session.startsAt : null,
    waiting: mostUrgent(open),
    notBookedYet,
    cancelWaits: open.some((row) => row.kind === 'cancel'),
    readAt: known.readAt,
    tell: lane?.knows().short ?? '',
    goneSince: known.goneSince,
    mark: marks?.of(session.localId) ?? null,
  };
}

/** What this desk saw of a session when a person decided something about it. */
export function seenOf(session: Session, readAt: UtcMs | null): SeenSession {
  return {
    startsAt: session.startsAt,
    hostId: session.hostId,
    names: session.participants.map((person) => person.name),
    readAt,
  };
}

/** The most urgent of open changes: a person first, then doubt, then what is on its way. */
export function mostUrgent(open: readonly OutboxRow[]): DayRow['waiting'] {
  const standings = new Set(open.map((row) => row.standing));
  if (standings.has('needsYou')) return 'needsYou';
  if (standings.has('checking')) return 'checking';
  if (standings.has('sending')) return 'sending';
  return standings.has('waiting') || standings.has('held') ? 'waiting' : 'none';
}

/** Whether a session belongs in the day: not cancelled, not gone before its time, or with something still open. */
export function isShown(row: Pick<DayRow, 'waiting' | 'goneSince'> & { readonly session: Session }): boolean {
  if (row.waiting !== 'none') return true;
  if (row.session.cancelled) return false;
  return row.goneSince === null || row.goneSince >= row.session.startsAt + LISTED_AFTER_START_MS;
}

/**
 * Whether it was cancelled from this desk since `since` (UTC ms): it left the day, but a caller asks of it. The list misses
 * it within a minute or so of the cancel, or not yet.
 */
export function wasJustCancelled(row: Pick<KnownSession, 'session' | 'goneSince'>, since: UtcMs): boolean {
  return row.session.cancelled && (row.goneSince === null || row.goneSince >= since);
}

/** By start, and at one start by name: the same on every computer, which an id made by chance is not. */
function byStart(a: DayRow, b: DayRow): number {
  const byTime = a.session.startsAt - b.session.startsAt;
  if (byTime !== 0) return byTime;
  const [one, other] = [sortName(a), sortName(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function sortName({ session }: DayRow): string {
  return `${session.participants.map(({ name }) => name).join(' ')} ${session.localId}`;
}

/** One session in full, or null where this computer does not know it. */
export function detailOf(
  book: SessionBook,
  outbox: Outbox,
  clinicians: readonly Clinician[],
  localId: string,
  marks?: Pick<DeskMarks, 'of'>,
): SessionDetail | null {
  const known = book.get(localId);
  if (!known) return null;
  const lane = outbox.laneView(localId);
  const row = rowOf(known, lane, marks);
  const { session } = row;
  const alive = !session.cancelled && !row.cancelWaits && row.goneSince === null;
  return {
    ...row,
    host: clinicians.find((one) => one.userId === session.hostId) ?? null,
    ehrId: clinicsOwnId(session.externalId),
    knows: knownOf(outbox, localId),
    open: [...(lane?.open ?? [])],
    story: [...outbox.storyOf(localId)],
    may: {
      move: alive,
      cancel: alive,
      addParticipant: alive,
      // What SecureVideo does when the last guest goes is not known (API page 4), so it is not offered.
      changeParticipant: alive,
      removeParticipant: alive && invitedTo(session).length > 1,
      changeHost: alive,
    },
  };
}

function knownOf(outbox: Outbox, localId: string): SessionDetail['knows'] {
  const { words, tone } = outbox.knows(localId) ?? { words: '', tone: 'plain' as const };
  return { words, tone };
}
