// Sessions on the disk: sealed rows, and damaged rows kept beside.
import type { StatementSync } from 'node:sqlite';
import { Session } from '../../src-shared/session/session.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { setRowAside } from './rowAside.ts';
import type { FollowedStore } from './sqliteStore.ts';
import { DamagedRow } from './storeError.ts';

/** A row in memory. `inList`: it was in the last read of the whole account that said something about it. */
export type BookRow = {
  readonly session: Session;
  readonly readAt: UtcMs | null;
  readonly goneSince: UtcMs | null;
  readonly inList: boolean;
};

const ACCOUNT_READ_AT = 'sessionsReadAt';

/** The table `sessions`. Every writing call belongs inside of a transaction. */
export class SessionRows {
  readonly #store: FollowedStore;
  readonly #now: () => UtcMs;
  readonly #upsert: StatementSync;
  readonly #mark: StatementSync;
  readonly #remove: StatementSync;
  /** Local ids of rows that did not open; SecureVideo's id, where it is known, leads back to them. */
  readonly damaged = new Map<string, number | null>();

  constructor(store: FollowedStore, now: () => UtcMs) {
    this.#store = store;
    this.#now = now;
    const prepare = (sql: string): StatementSync => store.db.prepare(sql);
    this.#upsert = prepare(`
      INSERT INTO sessions (local_id, session_id, read_at, gone_since, in_list, sealed) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (local_id) DO UPDATE SET session_id = excluded.session_id, read_at = excluded.read_at,
        gone_since = excluded.gone_since, in_list = excluded.in_list, sealed = excluded.sealed`);
    this.#mark = prepare('UPDATE sessions SET read_at = ?, gone_since = ?, in_list = ? WHERE local_id = ?');
    this.#remove = prepare('DELETE FROM sessions WHERE local_id = ?');
  }

  /** Every row that opens. A damaged one stays where it lies until SecureVideo tells of its session again. */
  load(): readonly BookRow[] {
    const accountReadAt = this.accountReadAt();
    const rows: BookRow[] = [];
    for (const raw of this.#store.db.prepare('SELECT * FROM sessions').iterate()) {
      const localId = String(raw.local_id);
      const session = this.#open(localId, raw.sealed);
      if (session === null) {
        this.damaged.set(localId, numberOrNull(raw.session_id));
        continue;
      }
      const inList = raw.in_list === 1;
      const wroteAt = numberOrNull(raw.read_at);
      const readAt = inList && accountReadAt !== null ? Math.max(wroteAt ?? 0, accountReadAt) : wroteAt;
      rows.push({ session, readAt, goneSince: numberOrNull(raw.gone_since), inList });
    }
    return rows;
  }

  /** Seals and writes. */
  write(row: BookRow): void {
    const { session } = row;
    this.#keepDamaged(session.localId);
    this.#makeRoom(session);
    const sealed = this.#store.seal('sessions', session.localId, 'sealed', session);
    this.#upsert.run(session.localId, session.sessionId, row.readAt, row.goneSince, row.inList ? 1 : 0, sealed);
  }

  /** Writes what was learned about the row without sealing it again. */
  mark(row: BookRow): void {
    this.#mark.run(row.readAt, row.goneSince, row.inList ? 1 : 0, row.session.localId);
  }

  remove(localId: string): void {
    this.#keepDamaged(localId);
    this.#remove.run(localId);
  }

  /** When the last read of the whole account began. */
  accountReadAt(): UtcMs | null {
    const text = this.#store.getMeta(ACCOUNT_READ_AT);
    return text === null ? null : Number(text);
  }

  setAccountReadAt(at: UtcMs): void {
    this.#store.setMeta(ACCOUNT_READ_AT, String(at));
  }

  #open(localId: string, sealed: unknown): Session | null {
    try {
      if (!(sealed instanceof Uint8Array)) throw new DamagedRow('sessions');
      const read = Session.safeParse(this.#store.unseal('sessions', localId, 'sealed', sealed));
      return read.success ? read.data : null;
    } catch (error) {
      if (error instanceof DamagedRow) return null;
      throw error;
    }
  }

  #keepDamaged(localId: string): void {
    if (!this.damaged.has(localId)) return;
    setRowAside(this.#store, { table: 'sessions', key: 'local_id', rowId: localId, column: 'sealed' }, this.#now());
    const sessionId = this.damaged.get(localId) ?? null;
    this.damaged.delete(localId);
    this.#store.whenSettled({ rolledBack: () => this.damaged.set(localId, sessionId) });
  }

  // A damaged row may hold SecureVideo's id of a session that this desk knows under another local id.
  #makeRoom({ localId, sessionId }: Session): void {
    if (sessionId === null) return;
    for (const [damagedId, id] of [...this.damaged])
      if (id === sessionId && damagedId !== localId) this.remove(damagedId);
  }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
