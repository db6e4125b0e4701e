// What can be wrong with an account's file, as kinds; never with patient data or a path in the message.

/**
 * `inUse`: another Front Desk has it open. `newer`: written by a later version, left untouched. `wrongKey`: the key does
 * not fit, left untouched. `readOnly`, `full`, `failed`: the disk did not take it. `damaged`: found while it was open.
 * `gone`: while it was open somebody took it, or its log of writes, from its place: what is written now would be lost.
 */
export type StoreErrorKind = 'inUse' | 'newer' | 'wrongKey' | 'readOnly' | 'full' | 'failed' | 'damaged' | 'gone';

/** Thrown by everything in the store that the disk or the file can make fail. `kind` may be logged. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  constructor(kind: StoreErrorKind) {
    super(`The store said: ${kind}`); // not the cause: SQLite quotes values in its messages
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** A sealed row that does not open: bytes changed, moved from another row, or sealed with another key. */
export class DamagedRow extends Error {
  readonly table: string;
  constructor(table: string) {
    super(`A row of ${table} does not open`);
    this.name = 'DamagedRow';
    this.table = table;
  }
}

// Primary result codes of SQLite (sqlite3.h); an extended code has its primary one in the low byte.
const kindOfCode: Readonly<Record<number, StoreErrorKind>> = {
  5: 'inUse', // BUSY
  6: 'inUse', // LOCKED
  8: 'readOnly', // READONLY
  10: 'failed', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'failed', // CANTOPEN
  26: 'damaged', // NOTADB
};
const kindOfSystemCode: Readonly<Record<string, StoreErrorKind>> = {
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EROFS: 'readOnly',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'failed',
};

/** The kind of an error of SQLite or the file system; undefined for every other error, which is a bug of ours. */
export function kindOf(error: unknown): StoreErrorKind | undefined {
  if (error instanceof StoreError) return error.kind;
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return kindOfCode[error.errcode & 0xff];
  return 'code' in error ? kindOfSystemCode[String(error.code)] : undefined;
}

/** The error as a StoreError where it has a kind, as it was otherwise. */
export function toStoreError(error: unknown): unknown {
  const kind = kindOf(error);
  return kind === undefined || error instanceof StoreError ? error : new StoreError(kind);
}
