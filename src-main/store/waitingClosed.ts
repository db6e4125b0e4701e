// What can be said of an account's file without its key: how many changes wait in it, of what kind, and since when.
import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { WishKind } from '../../src-shared/outbox/change.ts';
import type { KindCount } from '../../src-shared/outbox/countWords.ts';
import { isOurs } from './migrate.ts';

/** `since`: when the oldest was saved, UTC milliseconds; null where none waits. Kinds of a newer version are only counted. */
export type WaitingClosed = {
  readonly count: number;
  readonly since: number | null;
  readonly kinds: KindCount[];
};

/** Reads the file at `path` with its log, and changes nothing in either; null where it cannot be read. */
export function waitingClosed(path: string): WaitingClosed | null {
  const contents = `${path}-shm`; // of the log: SQLite makes it for looking
  const wasThere = existsSync(contents);
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    try {
      if (!isOurs(db)) return null;
      const sql = 'SELECT kind, count(*) AS n, min(made_at) AS since FROM changes WHERE ended_at IS NULL GROUP BY kind';
      return told(db.prepare(sql).all());
    } finally {
      db.close();
    }
  } catch {
    return null; // not there, open elsewhere, or damaged: the opening itself says which
  } finally {
    if (!wasThere) rmSync(contents, { force: true });
  }
}

function told(rows: readonly Readonly<Record<string, unknown>>[]): WaitingClosed {
  const kinds = rows.flatMap(({ kind, n }) => {
    const known = WishKind.safeParse(kind);
    return known.success ? { kind: known.data, count: Number(n) } : [];
  });
  const moments = rows.map(({ since }) => Number(since));
  return {
    count: rows.reduce((sum, { n }) => sum + Number(n), 0),
    since: moments.length === 0 ? null : Math.min(...moments),
    kinds,
  };
}
