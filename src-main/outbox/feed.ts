// Reads feed the journal first: ids are bound to lanes and compared with the watches before a row is shown.
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';
import { isOpen } from '../../src-shared/outbox/state.ts';
import type { ChangeState } from '../../src-shared/outbox/state.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { RemoteSession, SessionList } from '../api/port.ts';
import type { SessionBook, SessionsRead } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import type { CancelTwin } from './answers.ts';
import type { Effects } from './effects.ts';
import type { Journal } from './journal/journal.ts';
import { noticeArrivedLate } from './arrivedLate.ts';
import { noticeReturned } from './cameBack.ts';
import { compareDeliveries } from './compareLater.ts';
import { agrees, isAlike } from './lookup.ts';
import { isPerson, sameMinute, samePeople } from './match.ts';
import type { Moments } from './moments.ts';
import { standsInFor } from './needs.ts';
import type { ChangeRecord } from './record.ts';
import { mayCancelTwin } from './twin.ts';
import { viewOf } from './view.ts';
import type { AccountView, IdsKept } from './view.ts';
import type { Watches } from './watches.ts';

export type FeedParts = {
  readonly store: FollowedStore;
  readonly journal: Journal;
  readonly book: SessionBook;
  readonly watches: Watches;
  readonly effects: Effects;
  readonly moments: Moments;
  readonly listDelayMs: number;
  /** Promises the cancel of a twin, in the transaction that is running. */
  readonly cancelTwin: CancelTwin;
};

/** A list as it came, and when it was begun. */
export type Taken = {
  readonly list: SessionList;
  readonly begunMono: number;
  readonly begunAt: UtcMs;
  readonly scope: SessionsRead['scope'];
};

const MAY_BE_ON_ITS_WAY: ReadonlySet<ChangeState> = new Set(['sending', 'unsure', 'resend']);
const IDS_KEPT = 'outbox.idsKept';
/** Sessions that went missing so lately still count as ones that ought to be there. */
const MISSED_FOR_MS = dayMs;

export class Feed {
  readonly #parts: FeedParts;
  #view: AccountView | null = null;
  /** When the read began that first showed a session otherwise than the read before; in this run alone. */
  readonly #changedAt = new Map<number, UtcMs>();
  /** When the first read of the whole account began in this run. */
  #firstAt: UtcMs | null = null;
  #ids: IdsKept;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    const kept = parts.store.getMeta(IDS_KEPT);
    this.#ids = kept === 'kept' || kept === 'notKept' ? kept : 'unknown';
  }

  /** The newest read of the whole account in this run; null = none yet. */
  get view(): AccountView | null {
    return this.#view;
  }

  /** Whether the account gives ExternalSessionIds back. */
  get ids(): IdsKept {
    return this.#ids;
  }

  /**
   * When the read began that first showed a session as the newest one has it: that is when its change was noticed, for
   * SecureVideo tells of none when it was made. Null where the newest read does not have it.
   */
  shownAt(sessionId: number): UtcMs | null {
    if (this.#view === null || !this.#view.byId.has(sessionId)) return null;
    return this.#changedAt.get(sessionId) ?? this.#firstAt;
  }

  /** The answer to a create: does it give the id back that was sent? The first one tells. */
  heardIds(asked: string, told: string | null): void {
    const kept = told !== null && told.toLowerCase() === asked.toLowerCase();
    if (kept) this.#learn('kept');
    else if (this.#ids === 'unknown') this.#learn('notKept');
  }

  /** Takes a read in: journal, watches, then the local copy, in one transaction. */
  take(taken: Taken): void {
    const { store, book, moments, watches } = this.#parts;
    const isAccount = taken.scope.is === 'account';
    const begun = { mono: taken.begunMono, at: taken.begunAt };
    const view = viewOf(taken.list, begun, isAccount ? this.#mustBeThere(taken.begunMono) : [], this.#view);
    store.transaction(() => {
      if (view.ids === 'kept') this.#learn('kept');
      this.#compareWithWatches(view);
      const read = {
        sessions: taken.list.sessions,
        unreadable: taken.list.unreadable,
        begunAt: taken.begunAt,
        scope: taken.scope,
      };
      const leaveAlone = (localId: string): boolean => this.#leaveAlone(localId, view);
      if (isAccount) noticeReturned(this.#parts, view, leaveAlone);
      noticeArrivedLate(this.#parts, { ...view, now: moments.bestNow() }, leaveAlone);
      book.merge(read, leaveAlone);
      if (isAccount) this.#lookForTwins(view);
      if (isAccount) this.#compareNameless(view);
      if (isAccount) compareDeliveries(this.#parts, view);
      watches.sweep(Math.min(moments.wall, moments.bestNow()));
    });
    // Reads come one after another, but an older one may have been held up on its way.
    if (isAccount && (this.#view === null || this.#view.begunMono <= view.begunMono)) this.#show(view);
  }

  #show(view: AccountView): void {
    const before = this.#view;
    this.#view = view;
    this.#firstAt ??= view.begunAt;
    if (before === null) return;
    for (const session of view.sessions) {
      const was = before.byId.get(session.sessionId);
      if (was === undefined || !isAsBefore(was, session)) this.#changedAt.set(session.sessionId, view.begunAt);
    }
    for (const id of this.#changedAt.keys()) if (!view.byId.has(id)) this.#changedAt.delete(id);
  }

  #learn(ids: IdsKept): void {
    if (this.#ids === ids) return;
    this.#ids = ids;
    this.#parts.store.setMeta(IDS_KEPT, ids);
  }

  /** Sessions ahead that earlier reads had and that this desk did not cancel. */
  #mustBeThere(begunMono: number): number[] {
    const { book, moments, journal, effects, listDelayMs } = this.#parts;
    const now = moments.bestNow();
    const ids: number[] = [];
    for (const { session, readAt, goneSince } of book.all()) {
      if (session.sessionId === null || readAt === null || session.cancelled || session.startsAt <= now) continue;
      const maybeCancelled = journal.openOf(session.localId).some(({ wish }) => wish.kind === 'cancel');
      if (maybeCancelled) continue;
      const endedMono = effects.endedMonoOf(session.localId);
      if (endedMono !== undefined && begunMono < endedMono + listDelayMs) continue; // ours, and too young to be listed
      if (goneSince === null || goneSince > moments.wall - MISSED_FOR_MS) ids.push(session.sessionId);
    }
    return ids;
  }

  #compareWithWatches(view: AccountView): void {
    const { journal, watches } = this.#parts;
    for (const [id, named] of view.byExternalId) {
      const active = named.filter((session) => !session.cancelled).sort((a, b) => a.sessionId - b.sessionId);
      for (const changeId of watches.of(id)) {
        const create = journal.get(changeId);
        if (create !== undefined) this.#compareOne(create, active);
      }
    }
  }

  #compareOne(create: ChangeRecord, active: readonly RemoteSession[]): void {
    const { effects, book, journal } = this.#parts;
    const ours = active.filter((session) => this.#isOurs(create, session));
    const lowest = ours[0];
    if (lowest === undefined) return this.#compareAlike(create, active);
    const { state, everSent } = create.progress;
    if (state === 'sending') return; // its answer is on the way
    if (isOpen(state)) {
      if (everSent || state === 'asks' || state === 'refused') effects.found(create, lowest);
      return;
    }
    const bound = book.get(create.lane)?.session.sessionId ?? null;
    if (bound !== null) return; // twins are looked for when the rows are in
    if (state === 'delivered') return effects.bind(create.lane, lowest.sessionId);
    const waits = journal.openOf(create.lane).some((change) => change.wish.kind === 'cancel');
    if (waits && book.get(create.lane) !== undefined) return effects.bind(create.lane, lowest.sessionId);
    this.#notice(create, 'landedLate', ours); // a list of one clinician shows it as surely as the whole one
  }

  /** A session of the typed id that is not as was asked: of a change that ended without it a person is told. */
  #compareAlike(create: ChangeRecord, active: readonly RemoteSession[]): void {
    const { book } = this.#parts;
    const { state, everSent } = create.progress;
    const known = book.get(create.lane)?.session.sessionId ?? null;
    const isRefused = state === 'refused' && everSent;
    if ((isOpen(state) && !isRefused) || known !== null) return;
    const copies = active.filter((session) => this.#mayBeCopy(create, session));
    const [only, ...others] = copies;
    if (only === undefined) return;
    // An earlier try has landed after all; what differs of it now is told as that.
    if (isRefused) return this.#parts.effects.found(create, only);
    if (state !== 'delivered') return this.#notice(create, 'landedLate', copies);
    // Somebody has said that it is there: here it is, changed elsewhere since. Of several a person tells which.
    if (others.length === 0) this.#parts.effects.bind(create.lane, only.sessionId);
    else this.#notice(create, 'twin', copies);
  }

  /** Accounts that give no ids back: what looks like a booking of ours, and is none that we know, is shown to a person. */
  #compareNameless(view: AccountView): void {
    const { journal, watches, book } = this.#parts;
    if (this.#ids === 'kept') return;
    const nameless = view.sessions.filter((session) => (session.externalId ?? '') === '' && !session.cancelled);
    if (nameless.length === 0) return;
    for (const changeId of watches.all()) {
      const create = journal.get(changeId);
      if (create === undefined) continue;
      const bound = book.get(create.lane)?.session.sessionId ?? null;
      if (isOpen(create.progress.state)) {
        if (bound === null) this.#findNameless(create, nameless);
        continue;
      }
      const others = nameless.filter(
        (session) => session.sessionId !== bound && this.#isAlike(create, session) && this.#isSameWish(create, session),
      );
      if (others.length > 0)
        this.#notice(create, create.progress.state === 'delivered' ? 'twin' : 'landedLate', others);
    }
  }

  /** It waits for a person, and its session shows after all: the only one of its host, time and people. */
  #findNameless(create: ChangeRecord, nameless: readonly RemoteSession[]): void {
    const { state, everSent } = create.progress;
    if (!everSent || (state !== 'asks' && state !== 'refused')) return;
    // Another session is cancelled when this one is there: hours later, looks alone are too little for that.
    if (create.facts.isNeeded) return;
    const mayBeOurs = nameless.filter(({ sessionId }) => !create.facts.wasAlike.includes(sessionId));
    const same = mayBeOurs.filter((session) => this.#isAlike(create, session) && this.#isSameWish(create, session));
    if (same.length === 1) this.#parts.effects.found(create, same[0] ?? null);
  }

  #isAlike(create: ChangeRecord, session: RemoteSession): boolean {
    const wish = create.facts.sent ?? create.wish;
    return wish.kind === 'create' && !this.#isAnothers(create, session) && isAlike(create, wish.booking, session);
  }

  #isSameWish(create: ChangeRecord, session: RemoteSession): boolean {
    const wish = create.facts.sent ?? create.wish;
    if (wish.kind !== 'create') return false;
    return wish.booking.startsAt === null ? samePeople(wish.booking, session) : agrees(create, wish.booking, session);
  }

  /** Ids of our making are nobody else's; a typed one is ours only where host, time and guests agree too. */
  #isOurs(create: ChangeRecord, session: RemoteSession): boolean {
    if (create.wish.kind !== 'create' || this.#isAnothers(create, session)) return false;
    const wish = create.facts.sent ?? create.wish;
    return (
      wish.kind === 'create' && (isOwnExternalId(wish.booking.externalId) || agrees(create, wish.booking, session))
    );
  }

  /** It is the session of another booking of this desk, or the one that this booking is to stand in for. */
  #isAnothers(create: ChangeRecord, session: RemoteSession): boolean {
    const owner = this.#parts.book.bySessionId(session.sessionId)?.session.localId;
    if (owner === undefined || owner === create.lane) return false;
    return this.#madeHere(owner) || standsInFor(this.#parts.journal, create.lane, owner);
  }

  #madeHere(lane: string): boolean {
    return this.#parts.journal.historyOf(lane).some((change) => change.wish.kind === 'create');
  }

  #lookForTwins(view: AccountView): void {
    const { journal, watches } = this.#parts;
    for (const [id, named] of view.byExternalId) {
      for (const changeId of watches.of(id)) {
        const create = journal.get(changeId);
        if (create?.progress.state === 'delivered') this.#lookForTwinsOf(create, named, view);
      }
    }
  }

  #lookForTwinsOf(create: ChangeRecord, named: readonly RemoteSession[], view: AccountView): void {
    const { journal, book, effects } = this.#parts;
    const bound = book.get(create.lane)?.session;
    if (bound === undefined || bound.sessionId === null) return;
    const active = named.filter((session) => !session.cancelled && this.#isOurs(create, session));
    const besides = active.filter((session) => session.sessionId !== bound.sessionId);
    if (besides.length === 0) return this.#noticeChangedCopies(create, named, bound.sessionId);
    const open = journal.openOf(create.lane);
    const isCancelled = bound.cancelled || open.some(({ wish }) => wish.kind === 'cancel');
    if (isCancelled) return this.#notice(create, 'landedLate', besides);
    if (besides.length === active.length) return this.#notice(create, 'twin', besides); // ours is not in this list
    // What may be on its way to the one that we know must find it so; a later read tells of the twin too.
    if (open.some(({ progress }) => MAY_BE_ON_ITS_WAY.has(progress.state))) return;
    // The lowest stays, whoever decides: two desks that each kept their own would leave the patient with none.
    const [kept, ...others] = active.toSorted((a, b) => a.sessionId - b.sessionId);
    if (kept === undefined || this.#isKnownOf(create, others)) return;
    if (kept.sessionId !== bound.sessionId) effects.bind(create.lane, kept.sessionId);
    for (const other of others) this.#haveRow(other, view);
    if (mayCancelTwin(create, kept, others)) this.#cancelTwins(create, others, kept);
    else this.#notice(create, 'twin', others);
  }

  /**
   * Before the first send nobody had the typed id. A session that has it now, with somebody of ours, may be a second copy
   * that was changed elsewhere before a list showed it: a person looks, and nothing is done by itself.
   */
  #noticeChangedCopies(create: ChangeRecord, named: readonly RemoteSession[], boundId: number): void {
    const copies = named.filter(
      (session) => !session.cancelled && session.sessionId !== boundId && this.#mayBeCopy(create, session),
    );
    if (copies.length > 0) this.#notice(create, 'twin', copies);
  }

  /** A session with the typed id of a create has somebody of its people, and is not another booking's of this desk. */
  #mayBeCopy(create: ChangeRecord, session: RemoteSession): boolean {
    const wish = create.facts.sent ?? create.wish;
    if (wish.kind !== 'create' || this.#isAnothers(create, session)) return false;
    if (create.facts.forced) return false; // somebody wanted a second one of this id
    return wish.booking.participants.some((person) => session.participants.some((one) => isPerson(person, one)));
  }

  // After a change of what is kept the other copy has no row of its own yet.
  #haveRow(other: RemoteSession, view: AccountView): void {
    const { book } = this.#parts;
    if (book.bySessionId(other.sessionId) !== undefined) return;
    const scope = { is: 'email' } as const;
    book.merge({ sessions: [other], unreadable: 0, begunAt: view.begunAt, scope }, () => false);
  }

  #cancelTwins(create: ChangeRecord, others: readonly RemoteSession[], kept: RemoteSession): void {
    const { journal, cancelTwin } = this.#parts;
    const ids = others.map((session) => session.sessionId);
    const noted = journal.note(journal.get(create.changeId) ?? create, {
      others: [...new Set([...create.facts.others, ...ids])],
    });
    for (const id of ids) cancelTwin(noted, id, 'Front Desk', kept.sessionId);
  }

  #isKnownOf(create: ChangeRecord, sessions: readonly RemoteSession[]): boolean {
    return sessions.every((session) => create.facts.others.includes(session.sessionId));
  }

  #notice(create: ChangeRecord, cause: 'twin' | 'landedLate', sessions: readonly RemoteSession[]): void {
    if (this.#isKnownOf(create, sessions)) return; // a person has seen it
    const others = [...new Set([...create.facts.others, ...sessions.map((session) => session.sessionId)])];
    this.#parts.journal.apply(create, { is: 'noticed', cause }, { facts: { others } });
  }

  /** A read changes nothing in sessions with a change in flight, or that it cannot have seen as our change left them. */
  #leaveAlone(localId: string, view: AccountView): boolean {
    const { journal, effects, book, listDelayMs } = this.#parts;
    if (journal.openOf(localId).some((change) => change.progress.state === 'sending')) return true;
    const endedMono = effects.endedMonoOf(localId);
    if (endedMono === undefined || view.begunMono >= endedMono + listDelayMs) return false;
    if (view.begunMono < endedMono) return true;
    const ours = book.get(localId)?.session;
    return ours !== undefined && !showsSame(ours, view);
  }
}

/** Whether two reads agree about a session, as far as people at the desk compare it. */
function isAsBefore(was: RemoteSession, now: RemoteSession): boolean {
  return (
    was.startsAt === now.startsAt &&
    was.hostId === now.hostId &&
    was.cancelled === now.cancelled &&
    was.participants.length === now.participants.length &&
    was.participants.every((person, place) => person.name === now.participants[place]?.name)
  );
}

/** Whether a read shows a session as this desk has it: then it is not an old picture. */
function showsSame(ours: Session, view: AccountView): boolean {
  const row = ours.sessionId === null ? undefined : view.byId.get(ours.sessionId);
  if (row === undefined) return ours.cancelled;
  if (!sameMinute(row.startsAt, ours.startsAt) || row.hostId !== ours.hostId || row.cancelled !== ours.cancelled)
    return false;
  return guestNames(row) === guestNames(ours);
}

function guestNames(session: Session | RemoteSession): string {
  const guests = session.participants.filter((person) => !person.isHost);
  return guests
    .map((person) => foldName(person.name))
    .sort()
    .join('\n');
}
