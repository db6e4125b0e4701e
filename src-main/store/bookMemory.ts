// The book's rows in memory with what they are found by; a transaction that is rolled back takes them back with it.
import type { FollowedStore } from './sqliteStore.ts';
import type { BookRow } from './sessionRows.ts';

/** Rows by local id, SecureVideo's id and external id. Writing is for inside of a transaction. */
export class BookMemory {
  readonly #store: FollowedStore;
  readonly #rows = new Map<string, BookRow>();
  readonly #bySessionId = new Map<number, string>();
  readonly #byExternalId = new Map<string, Set<string>>();
  readonly #listeners = new Set<() => void>();
  /** Rows as they were before the running transaction; undefined while none has touched the book. */
  #before: Map<string, BookRow | undefined> | undefined;

  constructor(store: FollowedStore, rows: readonly BookRow[]) {
    this.#store = store;
    for (const row of rows) this.#put(row.session.localId, row);
  }

  all(): IterableIterator<BookRow> {
    return this.#rows.values();
  }

  get(localId: string): BookRow | undefined {
    return this.#rows.get(localId);
  }

  bySessionId(sessionId: number): BookRow | undefined {
    const localId = this.#bySessionId.get(sessionId);
    return localId === undefined ? undefined : this.#rows.get(localId);
  }

  byExternalId(externalId: string): readonly BookRow[] {
    const localIds = this.#byExternalId.get(externalId.toLowerCase()) ?? [];
    return [...localIds].flatMap((localId) => this.#rows.get(localId) ?? []);
  }

  set(row: BookRow): void {
    this.#remember(row.session.localId);
    this.#put(row.session.localId, row);
  }

  remove(localId: string): void {
    this.#remember(localId);
    this.#put(localId, undefined);
  }

  /** The running transaction is one that listeners want to hear of, even where no row has changed. */
  touched(): void {
    if (this.#before !== undefined) return;
    this.#before = new Map();
    this.#store.whenSettled({
      committed: () => {
        this.#before = undefined;
      },
      rolledBack: () => {
        const before = this.#before ?? new Map<string, BookRow | undefined>();
        this.#before = undefined;
        // Removed first: two rows may have changed ids with each other.
        for (const localId of before.keys()) this.#put(localId, undefined);
        for (const [localId, row] of before) this.#put(localId, row);
      },
    });
    // Each on its own: one that fails must not keep the news from the others.
    for (const listener of this.#listeners) this.#store.whenSettled({ committed: listener });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #remember(localId: string): void {
    this.touched();
    if (this.#before?.has(localId) === false) this.#before.set(localId, this.#rows.get(localId));
  }

  #put(localId: string, row: BookRow | undefined): void {
    const old = this.#rows.get(localId);
    if (old !== undefined && !hasSameIds(old, row)) this.#unlist(old);
    if (row === undefined) {
      this.#rows.delete(localId);
      return;
    }
    this.#rows.set(localId, row);
    if (old === undefined || !hasSameIds(old, row)) this.#list(row);
  }

  #list({ session: { localId, sessionId, externalId } }: BookRow): void {
    if (sessionId !== null) this.#bySessionId.set(sessionId, localId);
    if (externalId === '') return;
    const key = externalId.toLowerCase();
    const same = this.#byExternalId.get(key);
    if (same === undefined) this.#byExternalId.set(key, new Set([localId]));
    else same.add(localId);
  }

  #unlist({ session: { localId, sessionId, externalId } }: BookRow): void {
    if (sessionId !== null) this.#bySessionId.delete(sessionId);
    const key = externalId.toLowerCase();
    const same = this.#byExternalId.get(key);
    same?.delete(localId);
    if (same?.size === 0) this.#byExternalId.delete(key);
  }
}

function hasSameIds(a: BookRow, b: BookRow | undefined): boolean {
  return b?.session.sessionId === a.session.sessionId && b.session.externalId === a.session.externalId;
}
