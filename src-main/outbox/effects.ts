// What an answer, a look-up or a decision does to the disk: journal, watches and local copy, each time in one transaction.
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import { isOpen } from '../../src-shared/outbox/state.ts';
import type { OutboxEvent } from '../../src-shared/outbox/state.ts';
import type { PreparedWrite, RemoteParticipant, RemoteSession } from '../api/port.ts';
import type { SessionBook } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import { noticeArrivedLate } from './arrivedLate.ts';
import type { Journal } from './journal/journal.ts';
import type { Along } from './journal/transition.ts';
import { sentAt } from './lookup.ts';
import { isPerson, isRounded, snapshotOf } from './match.ts';
import type { Moments } from './moments.ts';
import { applyWish, sessionOf } from './overlay.ts';
import type { Follower, Sending, Settlement } from './plan/decision.ts';
import { followersOf } from './plan/decision.ts';
import { differences } from './readBack.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord, Facts, Snapshot } from './record.ts';
import type { Watches } from './watches.ts';

export type EffectParts = {
  readonly store: FollowedStore;
  readonly journal: Journal;
  readonly book: SessionBook;
  readonly watches: Watches;
  readonly moments: Moments;
};

/** Facts of a send that never left: as if it had not been tried. */
const asBefore: Partial<Facts> = {
  sent: null,
  was: null,
  wasParticipations: [],
  wasAlike: [],
  sendBegan: null,
  sendEnded: null,
};

/** How far the clocks by which a "now" was sent and told may lie apart. */
const NOW_SLACK_MS = 10 * minuteMs;

export class Effects {
  readonly #parts: EffectParts;
  /** When a lane was last seen to change by us, in this run, by the monotonic clock. */
  readonly #endedMono = new Map<string, number>();

  constructor(parts: EffectParts) {
    this.#parts = parts;
  }

  /** When a send of this lane last ended in this run, or a look-up found what it had done; undefined = none did. */
  endedMonoOf(lane: string): number | undefined {
    return this.#endedMono.get(lane);
  }

  /** Changes that ended shortly before the program did: lists may still be behind them. */
  endedLately(changes: readonly ChangeRecord[]): void {
    const sent = changes.filter(({ progress }) => progress.everSent);
    for (const { lane } of sent) this.#endedMono.set(lane, this.#parts.moments.mono);
  }

  /** Transitions that need no request, all or none. */
  settle(settlements: readonly Settlement[], by = ''): void {
    this.#parts.store.transaction(() => {
      for (const { change, followers, event, facts } of settlements) {
        this.#together(change, followers, event, { ...(facts !== undefined && { facts }), by });
      }
    });
  }

  /** Marks a request as about to be sent: its digest, all that it stands for, and the watch for a create's id. */
  mark(sending: Sending, write: PreparedWrite): ChangeRecord {
    const { carrier, wish, followers, was, wasParticipations, wasAlike, participationId } = sending;
    const { store, watches, book, moments } = this.#parts;
    return store.transaction(() => {
      const sendBegan = moments.now();
      if (wish.kind === 'create') {
        book.keep(carrier.lane); // what may be at SecureVideo outlives its change
        watches.watch(carrier.changeId, wish.booking.externalId, wish.booking.startsAt ?? sendBegan.wall);
      }
      const facts = {
        role: 'own' as const,
        sent: wish,
        was,
        wasParticipations: [...wasParticipations],
        wasAlike: carrier.progress.everSent ? carrier.facts.wasAlike : [...wasAlike], // what came since may be ours
        participationId,
        sendBegan,
        sendEnded: null,
      };
      const along = { digest: write.digest, group: carrier.changeId, facts };
      return this.#together(carrier, followers, { is: 'marked' }, along);
    });
  }

  /** It is certain that no byte of it left: what it carried is free again, unless an earlier try may have left. */
  neverLeft(change: ChangeRecord): void {
    const wasSent = change.progress.sentBefore;
    this.#parts.store.transaction(() => {
      const along = wasSent ? this.#ended() : { facts: asBefore, group: null };
      const followers = this.#followers(change);
      this.#together(change, followers, { is: 'neverLeft' }, along);
      if (wasSent) return;
      for (const { change: one } of followers) {
        const now = this.#parts.journal.get(one.changeId);
        if (now !== undefined) this.#parts.journal.note(now, { role: 'own' }, null);
      }
    });
  }

  /** The send ended with `event`; what of it is known goes along. */
  sendEnded(change: ChangeRecord, event: OutboxEvent, facts: Partial<Facts> = {}, quote = ''): void {
    this.#endedMono.set(change.lane, this.#parts.moments.mono);
    const { facts: ended } = this.#ended();
    this.#parts.store.transaction(() => {
      this.#together(change, this.#followers(change), event, { facts: { ...ended, ...facts }, quote });
    });
  }

  /** SecureVideo has done it. `session` is what its answer held, where it held one; `person` who was added. */
  delivered(change: ChangeRecord, session: RemoteSession | null, person: RemoteParticipant | null = null): void {
    this.#endedMono.set(change.lane, this.#parts.moments.mono);
    this.#parts.store.transaction(() => {
      this.#come(change, { is: 'done' }, session, this.#ended().facts ?? {});
      if (person !== null) this.#writePerson(change, person);
    });
  }

  /** SecureVideo says that what was to go is not there, and no earlier try of ours can have done it. */
  wasSo(change: ChangeRecord): void {
    this.#endedMono.set(change.lane, this.#parts.moments.mono);
    this.#come(change, { is: 'alreadySo' }, null, this.#ended().facts ?? {});
  }

  /** A read has it. What ended otherwise is only bound to its session: its notice is another matter. */
  found(change: ChangeRecord, session: RemoteSession | null): void {
    if (isOpen(change.progress.state)) {
      // It may have landed just before this read: until lists have had time, another one may still be behind.
      this.#endedMono.set(change.lane, this.#parts.moments.mono);
      this.#come(change, { is: 'found' }, session, this.#ended().facts ?? {});
    } else if (session !== null) this.#parts.store.transaction(() => this.bind(change.lane, session.sessionId));
  }

  /** Ties a lane to SecureVideo's id; what was known of that session under another local id joins the lane. */
  bind(lane: string, sessionId: number): void {
    const { book, journal } = this.#parts;
    if (book.get(lane) === undefined) return; // nothing of it is shown any more: it stands in the day as SecureVideo's own
    const other = book.bySessionId(sessionId);
    if (other !== undefined && other.session.localId !== lane) journal.joinLanes(other.session.localId, lane);
    book.bind(lane, sessionId);
  }

  #come(change: ChangeRecord, event: OutboxEvent, session: RemoteSession | null, facts: Partial<Facts>): void {
    const { store, journal } = this.#parts;
    store.transaction(() => {
      const wish = effectiveWish(change);
      if (session !== null && event.is === 'done') this.#noticeArrivedLate(session);
      this.#writeBook(change.lane, wish, session);
      const differs = session === null ? [] : differences(wish, session, change.facts);
      const now = journal.get(change.changeId) ?? change;
      const told = session === null ? null : snapshotOf(session);
      const result =
        told !== null && event.is === 'found' ? asAsked(change, wish, told, this.#parts.moments.bestNow()) : told;
      const ended = this.#together(now, this.#followers(now), event, {
        facts: { ...facts, result, differs, toCompare: event.is === 'done' && session === null },
      });
      if (differs.length > 0) journal.apply(ended, { is: 'noticed', cause: 'savedDifferently' });
    });
  }

  /** A read that must show a delivery whose own answer did not hold the session: is it as asked? */
  compared(change: ChangeRecord, session: RemoteSession | null): void {
    const { store, journal } = this.#parts;
    const differs = session === null ? [] : differences(effectiveWish(change), session, change.facts);
    store.transaction(() => {
      // What was told of it meanwhile stays told where nothing is found.
      const found = differs.length > 0 ? { differs, isLate: false } : {};
      const noted = journal.note(change, { ...found, toCompare: false });
      if (differs.length > 0) journal.apply(noted, { is: 'noticed', cause: 'savedDifferently' });
    });
  }

  /** An answer that holds the session is a read of it: what else it shows would be known, and no news, to the next list. */
  #noticeArrivedLate(session: RemoteSession): void {
    const { moments } = this.#parts;
    const shown = { sessions: [session], begunAt: moments.wall, now: moments.bestNow() };
    noticeArrivedLate(this.#parts, shown, () => false);
  }

  #writeBook(lane: string, wish: Wish, session: RemoteSession | null): void {
    const { book, moments } = this.#parts;
    const known = book.get(lane)?.session;
    if (known === undefined && wish.kind !== 'create') return;
    const now = moments.bestNow();
    if (known !== undefined) book.put(applyWish(known, wish, now), null);
    else if (wish.kind === 'create') book.put(sessionOf(lane, wish.booking, now), null);
    if (session === null) return;
    if (wish.kind === 'create') this.bind(lane, session.sessionId);
    if (book.get(lane)?.session.sessionId !== session.sessionId) return;
    // The answer is a read of this one session; it says nothing about others.
    const read = { sessions: [session], unreadable: 0, begunAt: moments.wall, scope: { is: 'email' } as const };
    book.merge(read, () => false);
  }

  /** Id and code of somebody who was added, out of the answer itself: no list has to be read for them. */
  #writePerson(change: ChangeRecord, told: RemoteParticipant): void {
    const { book } = this.#parts;
    const wish = effectiveWish(change);
    const session = book.get(change.lane)?.session;
    if (wish.kind !== 'addParticipant' || session === undefined || !isPerson(wish.participant, told)) return;
    const { localId } = wish.participant;
    const { participationId, connectCode, expiresAt } = told;
    const participants = session.participants.map((one) =>
      one.localId === localId ? { ...one, participationId, connectCode, expiresAt } : one,
    );
    book.put({ ...session, participants }, null);
  }

  #followers(change: ChangeRecord): Follower[] {
    return followersOf(this.#parts.journal.openOf(change.lane), change);
  }

  #ended(): Along {
    return { facts: { sendEnded: this.#parts.moments.now() } };
  }

  /** One transition of a change and of all that goes along with it. */
  #together(change: ChangeRecord, followers: readonly Follower[], event: OutboxEvent, along: Along): ChangeRecord {
    const { journal } = this.#parts;
    const group = along.group !== undefined ? along.group : followers.length > 0 ? change.changeId : change.group;
    const next = journal.apply(change, event, { ...along, group });
    for (const follower of followers) {
      const one = journal.get(follower.change.changeId) ?? follower.change;
      const isOver = follower.role === 'over' && !isOpen(next.progress.state);
      const facts = { role: follower.role, endedFor: isOver ? change.changeId : next.facts.endedFor };
      journal.follow(one, next, { group, facts, ...(along.by !== undefined && { by: along.by }) });
    }
    // Only as it ends: a notice about it that is answered much later ends nothing else.
    if (next.wish.kind === 'cancel' && isOpen(change.progress.state)) this.#overtakeRest(next);
    return next;
  }

  /** Cancelled before SecureVideo had it: what was never sent leaves nothing behind, what was sent is known as cancelled. */
  #clearNeverBooked(lane: string): void {
    const { journal, book } = this.#parts;
    const session = book.get(lane)?.session;
    if (session === undefined || session.sessionId !== null) return;
    const wasSent = journal.historyOf(lane).some(({ wish, progress }) => wish.kind === 'create' && progress.everSent);
    if (wasSent) book.put({ ...session, cancelled: true }, null);
    else book.drop(lane);
  }

  /** The session is gone: what still waits for it, or for a person, gives way to the cancel. */
  #overtakeRest(cancel: ChangeRecord): void {
    const { journal } = this.#parts;
    const { state } = cancel.progress;
    if (state !== 'delivered' && state !== 'alreadySo') return;
    for (const change of journal.openOf(cancel.lane)) {
      journal.apply(change, { is: 'overtaken' }, { facts: { endedFor: cancel.changeId } });
    }
    this.#clearNeverBooked(cancel.lane);
  }
}

/**
 * What our change made of a session that a read found later: others may have changed it in between, and what they did is
 * not ours. A rounded time is SecureVideo's own; a "now" lies between its send and this moment, however late it landed.
 */
function asAsked(change: ChangeRecord, wish: Wish, told: Snapshot, now: UtcMs): Snapshot {
  const hostId = wish.kind === 'create' ? wish.booking.hostId : wish.kind === 'changeHost' ? wish.hostId : told.hostId;
  return { ...told, hostId, startsAt: startAsked(change, wish, told.startsAt, now) };
}

function startAsked(change: ChangeRecord, wish: Wish, told: UtcMs, now: UtcMs): UtcMs {
  if (wish.kind !== 'create' && wish.kind !== 'move') return told;
  const asked = wish.kind === 'create' ? (wish.booking.startsAt ?? 'now') : wish.to;
  if (asked !== 'now') return isRounded(asked, told) ? told : asked;
  const sent = sentAt(change);
  return told >= sent - NOW_SLACK_MS && told <= now + NOW_SLACK_MS ? told : sent;
}
