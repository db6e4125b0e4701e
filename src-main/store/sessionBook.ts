// The local copy of sessions: sealed on the disk, whole in memory, one step behind no transaction.
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { RemoteSession } from '../api/port.ts';
import { BookMemory } from './bookMemory.ts';
import type { People } from './people.ts';
import type { KnownSession, SessionBook, SessionsRead } from './port.ts';
import { asRead, firstSight, foldEmail, isSameSession, mergeSession } from './sessionMerge.ts';
import type { BookRow } from './sessionRows.ts';
import { SessionRows } from './sessionRows.ts';
import type { FollowedStore } from './sqliteStore.ts';

/** Sessions that the list no longer has are kept so long after their start; they can be read again from the history. */
export const GONE_SESSIONS_KEPT_DAYS = 400;
/** A read that began before the one that a row is from, by no more than this, came in late; by more, the clock was set back. */
export const LATE_READ_MAX_MS = 120_000;

export type BookParts = {
  readonly store: FollowedStore;
  /** UTC milliseconds by the wall; dates rows that are set aside. */
  readonly now: () => UtcMs;
  readonly newLocalId: () => string;
  /** Told of every session that is written, in the same transaction. */
  readonly people?: Pick<People, 'learn' | 'see'>;
};

/** The book, and what was found when it was opened. */
export interface OpenedSessionBook extends SessionBook {
  /** When the last read of the whole account began; null = never on this computer. */
  accountReadAt(): UtcMs | null;
  /** Rows that do not open; their sessions come back with the next read. */
  damagedCount(): number;
}

/** Reads the whole copy into memory. */
export function openSessionBook(parts: BookParts): OpenedSessionBook {
  return new StoredSessionBook(parts);
}

class StoredSessionBook implements OpenedSessionBook {
  readonly #store: FollowedStore;
  readonly #rows: SessionRows;
  readonly #memory: BookMemory;
  readonly #newLocalId: () => string;
  readonly #people: Pick<People, 'learn' | 'see'> | undefined;
  /** Local ids of sessions that are in memory alone. */
  readonly #held = new Set<string>();

  constructor({ store, now, newLocalId, people }: BookParts) {
    this.#store = store;
    this.#rows = new SessionRows(store, now);
    this.#memory = new BookMemory(store, this.#rows.load());
    this.#newLocalId = newLocalId;
    this.#people = people;
  }

  all(): Iterable<KnownSession> {
    return this.#memory.all();
  }

  get(localId: string): KnownSession | undefined {
    return this.#memory.get(localId);
  }

  bySessionId(sessionId: number): KnownSession | undefined {
    return this.#memory.bySessionId(sessionId);
  }

  byExternalId(externalId: string): readonly KnownSession[] {
    return externalId === '' ? [] : this.#memory.byExternalId(externalId);
  }

  byEmail(email: string): readonly KnownSession[] {
    const wanted = foldEmail(email);
    if (wanted === '') return [];
    const isTheirs = ({ session }: KnownSession): boolean =>
      session.participants.some((person) => foldEmail(person.email) === wanted);
    return [...this.#memory.all()].filter(isTheirs);
  }

  accountReadAt(): UtcMs | null {
    return this.#rows.accountReadAt();
  }

  damagedCount(): number {
    return this.#rows.damaged.size;
  }

  put(session: Session, readAt: UtcMs | null): void {
    this.#store.transaction(() => {
      const known = this.#memory.get(session.localId);
      const other = session.sessionId === null ? undefined : this.#memory.bySessionId(session.sessionId);
      if (other !== undefined && other !== known) this.#remove(other);
      const wasGone = known?.goneSince ?? null;
      this.#write({
        session,
        readAt: readAt ?? known?.readAt ?? null,
        // What this desk wrote from its own knowledge says nothing about whether the list has it.
        goneSince: wasGone !== null && (readAt === null || readAt <= wasGone) ? wasGone : null,
        inList: false,
      });
    });
  }

  hold(session: Session): void {
    const { localId } = session;
    if (this.#memory.get(localId) !== undefined && !this.#held.has(localId)) return this.put(session, null);
    this.#store.transaction(() => {
      this.#setHeld(localId, true);
      this.#memory.set({ session, readAt: null, goneSince: null, inList: false });
      this.#store.whenSettled({ committed: () => this.#people?.see(session) });
    });
  }

  keep(localId: string): void {
    const row = this.#held.has(localId) ? this.#memory.get(localId) : undefined;
    if (row !== undefined) this.#store.transaction(() => this.#write(row));
  }

  drop(localId: string): void {
    this.#store.transaction(() => {
      const row = this.#memory.get(localId);
      if (row === undefined) return;
      if (row.session.sessionId !== null) throw new Error('A session that SecureVideo knows is not dropped');
      this.#remove(row);
    });
  }

  bind(localId: string, sessionId: number): void {
    this.#store.transaction(() => {
      const row = this.#memory.get(localId);
      if (row === undefined) throw new Error('There is no such session to be bound');
      if (row.session.sessionId === sessionId) return;
      const seen = this.#memory.bySessionId(sessionId);
      if (seen === undefined) {
        this.#write({ ...row, session: { ...row.session, sessionId } });
        return;
      }
      const joined = mergeSession(row.session, asRead(seen.session), this.#newLocalId);
      this.#remove(seen);
      this.#write({ ...seen, session: joined });
    });
  }

  merge(read: SessionsRead, leaveAlone: (localId: string) => boolean, alongside?: () => void): void {
    this.#store.transaction(() => {
      alongside?.(); // first: it binds ids to lanes, and so decides which rows belong together
      const isAccount = read.scope.is === 'account';
      const present = new Set<string>();
      const inOrder = [...read.sessions].sort((a, b) => a.sessionId - b.sessionId); // of twins the lowest is kept
      for (const remote of inOrder) this.#mergeOne(remote, read, leaveAlone, present);
      if (isAccount) {
        this.#noteAbsence(read, leaveAlone, present);
        const last = { readAt: this.#rows.accountReadAt(), goneSince: null };
        if (!isLateRead(last, read.begunAt)) this.#rows.setAccountReadAt(read.begunAt);
      }
      this.#memory.touched();
    });
  }

  onChange(listener: () => void): () => void {
    return this.#memory.onChange(listener);
  }

  #mergeOne(
    remote: RemoteSession,
    { begunAt, scope }: SessionsRead,
    leaveAlone: (localId: string) => boolean,
    present: Set<string>,
  ): void {
    const row = this.#memory.bySessionId(remote.sessionId) ?? this.#waitingFor(remote);
    if (row === undefined) {
      const localId = this.#localIdOfDamaged(remote.sessionId);
      const seen = firstSight(remote, this.#newLocalId);
      const session = localId === undefined ? seen : { ...seen, localId };
      present.add(session.localId);
      this.#write({ session, readAt: begunAt, goneSince: null, inList: scope.is === 'account' });
      return;
    }
    const { localId } = row.session;
    if (leaveAlone(localId)) return;
    present.add(localId);
    if (isLateRead(row, begunAt)) return;
    const session = mergeSession(row.session, remote, this.#newLocalId);
    const inList = row.inList || scope.is === 'account';
    const after: BookRow = { session, readAt: begunAt, goneSince: null, inList };
    if (!isSameSession(row.session, session)) this.#write(after);
    else if (inList !== row.inList || row.goneSince !== null) this.#mark({ ...after, session: row.session });
    else this.#memory.set({ ...after, session: row.session }); // the disk learns of it by the read's own moment
  }

  /** A session of this desk that waits to be booked and carries the very id that this desk made for it. */
  #waitingFor(remote: RemoteSession): BookRow | undefined {
    if (remote.externalId === null || !isOwnExternalId(remote.externalId)) return undefined;
    return this.#memory.byExternalId(remote.externalId).find(({ session }) => session.sessionId === null);
  }

  #localIdOfDamaged(sessionId: number): string | undefined {
    for (const [localId, id] of this.#rows.damaged) if (id === sessionId) return localId;
    return undefined;
  }

  // Only a read of the whole account says that a session is not there: in a host's list it may have changed hands. And
  // with a session that could not be read nothing is certain: it may be the one that is missed.
  #noteAbsence(read: SessionsRead, leaveAlone: (localId: string) => boolean, present: ReadonlySet<string>): void {
    const oldest = read.begunAt - GONE_SESSIONS_KEPT_DAYS * dayMs;
    for (const row of [...this.#memory.all()]) {
      const { session, goneSince } = row;
      if (session.sessionId === null || present.has(session.localId)) continue;
      const mayNotSay = leaveAlone(session.localId) || isLateRead(row, read.begunAt) || read.unreadable > 0;
      if (mayNotSay) {
        if (row.inList) this.#mark({ ...row, inList: false });
      } else if (goneSince !== null && goneSince < oldest && session.startsAt < oldest) {
        this.#remove(row);
      } else if (goneSince === null) {
        this.#mark({ ...row, goneSince: read.begunAt, inList: false });
      }
    }
  }

  #write(row: BookRow): void {
    const { localId } = row.session;
    this.#rows.write(row);
    this.#setHeld(localId, false);
    this.#memory.set(row);
    this.#people?.learn(row.session);
  }

  #mark(row: BookRow): void {
    this.#rows.mark(row);
    this.#memory.set(row);
  }

  #remove({ session: { localId } }: BookRow): void {
    if (!this.#held.has(localId)) this.#rows.remove(localId);
    this.#setHeld(localId, false);
    this.#memory.remove(localId);
  }

  #setHeld(localId: string, isHeld: boolean): void {
    const wasHeld = this.#held.has(localId);
    if (wasHeld === isHeld) return;
    const set = (held: boolean): unknown => (held ? this.#held.add(localId) : this.#held.delete(localId));
    set(isHeld);
    this.#store.whenSettled({ rolledBack: () => set(wasHeld) });
  }
}

/** Whether a read that began at `begunAt` was overtaken by the one that a row is from: it must not bring an old time back. */
export function isLateRead({ readAt, goneSince }: Pick<BookRow, 'readAt' | 'goneSince'>, begunAt: UtcMs): boolean {
  const toldAt = Math.max(readAt ?? 0, goneSince ?? 0);
  return toldAt > begunAt && toldAt - begunAt <= LATE_READ_MAX_MS;
}
