// What is known about one lane at this moment, gathered for `plan/decide.ts` out of journal, local copy, reads and clocks.
import { sameExternalId } from '../../src-shared/outbox/ids.ts';
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { Booking } from '../../src-shared/session/booking.ts';
import type { Session } from '../../src-shared/session/session.ts';
import type { SessionBook } from '../store/port.ts';
import type { Feed } from './feed.ts';
import type { Journal } from './journal/journal.ts';
import { isAlike } from './lookup.ts';
import { snapshotOf } from './match.ts';
import type { Moments } from './moments.ts';
import { standsInFor } from './needs.ts';
import type { LaneFacts } from './plan/decision.ts';
import type { Bounds, Quiet } from './quiet.ts';
import type { ChangeRecord } from './record.ts';

/** One whole-account read serves all who need one for so long. */
const READ_AGE_MAX_MS = 30_000;

export type LaneSources = {
  readonly journal: Journal;
  readonly book: SessionBook;
  readonly feed: Feed;
  readonly moments: Moments;
  readonly quiet: Quiet;
  readonly bounds: Bounds;
};

/** Gathers the facts of a lane each time it is asked. */
export function laneFactsOf(sources: LaneSources): (lane: string) => LaneFacts {
  const { journal, book, feed, moments, quiet, bounds } = sources;
  const { listDelayMs } = bounds;
  return (lane) => {
    const history = journal.historyOf(lane);
    const { view, ids } = feed;
    const known = book.get(lane);
    const sessionId = known?.session.sessionId ?? null;
    return {
      history,
      view,
      moments,
      readAgeMaxMs: READ_AGE_MAX_MS,
      listDelayMs,
      find: (changeId) => journal.get(changeId),
      sessionIdOf: (other) => book.get(other)?.session.sessionId ?? null,
      shownAt: (sessionId) => feed.shownAt(sessionId),
      look: (change) => {
        const { sendEnded } = change.facts;
        const endedMono = sendEnded === null ? moments.startedMono : moments.monoOf(sendEnded);
        return {
          view,
          endedMono,
          quietMono: quiet.overAt(endedMono),
          listDelayMs,
          now: moments.bestNow(),
          ids,
          sessionId,
          participationId: participationOf(known?.session, change.wish),
          isOthers: (id) => isAnotherBooking(sources, lane, id),
          history,
        };
      },
      check: (wish) => {
        if (known === undefined || sessionId === null) return null;
        return {
          view,
          nowMono: moments.mono,
          wall: moments.wall,
          now: moments.bestNow(),
          readAgeMaxMs: READ_AGE_MAX_MS,
          listDelayMs,
          sessionId,
          participationId: participationOf(known.session, wish),
          known: snapshotOf(known.session),
          knownAt: known.readAt,
          history,
          monoOf: (moment) => moments.monoOf(moment),
          run: moments.run,
        };
      },
      lookAlikes: (change, booking) => lookAlikes(sources, change, booking),
      othersWithId: (change, externalId) => othersWithId(sources, change, externalId),
    };
  };
}

/** SecureVideo's id of who is to go, by the local copy; null where it is not known. */
export function participationOf(session: Session | undefined, wish: Wish): number | null {
  if (wish.kind !== 'removeParticipant') return null;
  return session?.participants.find((person) => person.localId === wish.participantLocalId)?.participationId ?? null;
}

function isAnotherBooking({ journal, book }: LaneSources, lane: string, sessionId: number): boolean {
  const owner = book.bySessionId(sessionId)?.session.localId;
  if (owner === undefined || owner === lane) return false;
  if (standsInFor(journal, lane, owner)) return true;
  return journal.historyOf(owner).some((change) => change.wish.kind === 'create');
}

/** Sessions that have been listed already and look like this booking: none of them can be what it makes. */
function lookAlikes({ book, feed }: LaneSources, change: ChangeRecord, booking: Booking): number[] {
  if (feed.ids === 'kept') return []; // its own id tells it from all others
  return [...book.all()].flatMap(({ session }) => {
    const { sessionId, localId, cancelled } = session;
    if (sessionId === null || localId === change.lane || cancelled) return [];
    return isAlike(change, booking, session) ? [sessionId] : [];
  });
}

/** SecureVideo's ids of sessions with this id; 0 for a booking of this desk that waits to be booked. */
function othersWithId({ journal, book, feed }: LaneSources, change: ChangeRecord, externalId: string): number[] {
  const listed = (feed.view?.byExternalId.get(externalId.toLowerCase()) ?? [])
    .filter((session) => !session.cancelled)
    .map((session) => session.sessionId);
  const isThis = (wish: Wish): boolean => wish.kind === 'create' && sameExternalId(wish.booking.externalId, externalId);
  const here = book.byExternalId(externalId).flatMap(({ session, goneSince }) => {
    if (session.localId === change.lane || session.cancelled || goneSince !== null) return [];
    if (session.sessionId !== null) return [session.sessionId];
    return journal.openOf(session.localId).some(({ wish, seq }) => seq < change.seq && isThis(wish)) ? [0] : [];
  });
  return [...new Set([...listed, ...here])];
}
