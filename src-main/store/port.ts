// What the outbox and the desk know of the disk: sealed rows in transactions that are synced before they return.
import type { DatabaseSync } from 'node:sqlite';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';
import type { RemoteSession } from '../api/port.ts';

/** One open account file. Every transaction is `BEGIN IMMEDIATE` and has reached the disk (synchronous FULL) when it returns. */
export interface Store {
  /** For statements of the parts that own tables. Values with patient data go in sealed only. */
  readonly db: DatabaseSync;
  /** Runs `work` in one transaction; nested calls join it. Throws what `work` throws, after rolling back. */
  transaction<T>(work: () => T): T;
  /** AES-256-GCM; table, row id, column and key version are associated data. `value` must be JSON. */
  seal(table: string, rowId: string, column: string, value: unknown): Uint8Array;
  /** Throws `DamagedRow` when the tag does not fit. */
  unseal(table: string, rowId: string, column: string, sealed: Uint8Array): unknown;
  /** Keyed hash (HKDF-derived key) for exact look-up of an e-mail or an id; hex. Input is folded by the caller. */
  lookupHash(purpose: string, value: string): string;
  getMeta(key: string): string | null;
  setMeta(key: string, value: string): void;
  /** Checkpoints, closes, and writes a checked copy. */
  close(): void;
}

/** A read of sessions that has come in, for merging. */
export type SessionsRead = {
  readonly sessions: readonly RemoteSession[];
  readonly unreadable: number;
  readonly begunAt: UtcMs;
  /** What the read covered: absence says something only inside of it. */
  readonly scope:
    { readonly is: 'account' } | { readonly is: 'host'; readonly userId: string } | { readonly is: 'email' };
};

/** A session of the local copy with what this desk knows about it. */
export type KnownSession = {
  readonly session: Session;
  /** When a read last had it; null = only this desk knows it (waiting to be booked). */
  readonly readAt: UtcMs | null;
  /** Since when reads that cover it have not had it; null = it is there. */
  readonly goneSince: UtcMs | null;
};

/** The local copy of sessions: sealed on disk, whole in memory. A session has its local id from first sight on. */
export interface SessionBook {
  all(): Iterable<KnownSession>;
  get(localId: string): KnownSession | undefined;
  bySessionId(sessionId: number): KnownSession | undefined;
  /** Compared without case. */
  byExternalId(externalId: string): readonly KnownSession[];
  /** Exact address, compared folded. */
  byEmail(email: string): readonly KnownSession[];
  /** Writes a session that this desk made or changed by itself (before or after delivery). */
  put(session: Session, readAt: UtcMs | null): void;
  /**
   * Takes in the session of a booking that waits, in memory alone: its change is on the disk and has all of it. Whoever
   * opens the journal holds it again; `keep` puts it on the disk.
   */
  hold(session: Session): void;
  /** Puts a held session on the disk: from here on it stands there by itself. Nothing to do where it does already. */
  keep(localId: string): void;
  /** Removes a session that was never sent and has been taken back or discarded. */
  drop(localId: string): void;
  /** Ties a local session to SecureVideo's id (a create has landed); a row seen meanwhile under another local id is joined into it. */
  bind(localId: string, sessionId: number): void;
  /**
   * Merges one read, in one transaction that also runs `alongside` (the journal's own part). Rows for which `leaveAlone`
   * is true stay as they are. Local ids of sessions and participants stay; packets this desk knows stay.
   */
  merge(read: SessionsRead, leaveAlone: (localId: string) => boolean, alongside?: () => void): void;
  /** Called after each change of the copy, once a transaction. */
  onChange(listener: () => void): () => void;
}
