// The open account file: transactions, sealed values and meta, over one connection of node:sqlite.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Store } from './port.ts';
import type { Sealer } from './seal.ts';
import { toStoreError } from './storeError.ts';

/** Codes alone: what goes in here is written to a log. */
export interface StoreLog {
  error(part: string, code: string): void;
}

/** What memory must do when the running transaction has ended; `committed` means that it is on the disk. */
export type Settled = { readonly committed?: () => void; readonly rolledBack?: () => void };

/** The store as the parts of this folder know it: memory copies follow the transaction that they are written in. */
export interface FollowedStore extends Store {
  /** To be called inside of a transaction. Handlers run once, when the outermost one has ended. */
  whenSettled(handlers: Settled): void;
  /** Version of the key before the one that seals now, while what it sealed is not all sealed anew; null = one key alone. */
  readonly formerKey: number | null;
  /** As `lookupHash`, under the key that has sealed `sealed`. */
  lookupHashLike(sealed: Uint8Array, purpose: string, value: string): string;
}

/**
 * Transactions that join each other on one connection. `onClose` gets the connection after the last statement, still open.
 * `mustBeInPlace` is asked before each transaction and throws where the open file is not the one under its name any more.
 */
export class SqliteStore implements FollowedStore {
  readonly db: DatabaseSync;
  readonly #sealer: Sealer;
  readonly #log: StoreLog;
  readonly #onClose: () => void;
  readonly #mustBeInPlace: () => void;
  // Compiled once: saving is measured against a bare append, and compiling costs more than running.
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  #settled: Settled[] = [];
  #isRunning = false;
  #isDoomed = false;
  #isClosed = false;

  constructor(
    db: DatabaseSync,
    sealer: Sealer,
    log: StoreLog,
    { onClose, mustBeInPlace }: { readonly onClose: () => void; readonly mustBeInPlace: () => void },
  ) {
    this.db = db;
    this.#sealer = sealer;
    this.#log = log;
    this.#onClose = onClose;
    this.#mustBeInPlace = mustBeInPlace;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
  }

  transaction<T>(work: () => T): T {
    if (this.#isRunning) return this.#join(work);
    this.#mustBeInPlace();
    this.#run(this.#begin);
    this.#isRunning = true;
    this.#isDoomed = false;
    try {
      const result = mustBeOver(work());
      // A joined part failed and its caller went on: half of a whole is never committed.
      if (this.#isDoomed) throw new Error('A part of this transaction failed');
      this.#commit.run();
      this.#end('committed');
      return result;
    } catch (error) {
      // A full disk may have rolled back already.
      if (this.#isRunning && this.db.isTransaction) this.#rollBack();
      if (this.#isRunning) this.#end('rolledBack');
      throw toStoreError(error);
    }
  }

  whenSettled(handlers: Settled): void {
    if (!this.#isRunning) throw new Error('No transaction is running');
    this.#settled.push(handlers);
  }

  seal(table: string, rowId: string, column: string, value: unknown): Uint8Array {
    return this.#sealer.seal({ table, rowId, column }, value);
  }

  unseal(table: string, rowId: string, column: string, sealed: Uint8Array): unknown {
    return this.#sealer.unseal({ table, rowId, column }, sealed);
  }

  lookupHash(purpose: string, value: string): string {
    return this.#sealer.lookupHash(purpose, value);
  }

  get formerKey(): number | null {
    return this.#sealer.formerVersion;
  }

  lookupHashLike(sealed: Uint8Array, purpose: string, value: string): string {
    return this.#sealer.lookupHashLike(sealed, purpose, value);
  }

  getMeta(key: string): string | null {
    const row = this.db.prepare('SELECT value FROM meta WHERE key = ?').get(key);
    return row === undefined ? null : String(row.value);
  }

  setMeta(key: string, value: string): void {
    this.transaction(() => {
      const upsert =
        'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';
      this.db.prepare(upsert).run(key, value);
    });
  }

  close(): void {
    if (this.#isClosed) return;
    if (this.#isRunning) throw new Error('A transaction is running');
    this.#isClosed = true;
    this.#onClose();
  }

  #join<T>(work: () => T): T {
    try {
      return mustBeOver(work());
    } catch (error) {
      this.#isDoomed = true;
      throw toStoreError(error);
    }
  }

  #run(statement: StatementSync): void {
    try {
      statement.run();
    } catch (error) {
      throw toStoreError(error);
    }
  }

  #rollBack(): void {
    try {
      this.db.exec('ROLLBACK');
    } catch {
      this.#log.error('store', 'rollbackFailed'); // SQLite undoes it at the next opening
    }
  }

  #end(how: 'committed' | 'rolledBack'): void {
    const settled = this.#settled;
    this.#settled = [];
    this.#isRunning = false;
    // Undone in the opposite order, so that the oldest picture is put back last.
    for (const handlers of how === 'committed' ? settled : settled.reverse()) {
      try {
        handlers[how]?.();
      } catch {
        // What is on the disk is on the disk: a listener's fault must not look like a failed save.
        this.#log.error('store', 'settledHandlerFailed');
      }
    }
  }
}

// A promise would go on after COMMIT, outside of the transaction.
function mustBeOver<T>(result: T): T {
  if (result instanceof Promise) throw new Error('Work in a transaction must be over when it returns');
  return result;
}
