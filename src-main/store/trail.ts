// The trail on the disk: sealed lines that are only ever added, chained, with a kept head. What was altered is found, and where.
import type { StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { UtcMs } from '../../src-shared/session/session.ts';
import { keyVersionOf } from './seal.ts';
import type { FollowedStore } from './sqliteStore.ts';
import { statementsOf } from './statements.ts';
import { DamagedRow } from './storeError.ts';

/** A line as it lies on the disk; what `value` is made of is checked by those who know its form. */
export type TrailLine = {
  readonly seq: number;
  readonly at: UtcMs;
  readonly localId: string | null;
  readonly value: unknown;
};

/** What a check found. `altered`: the line is not as it was written. `missing`: lines `seq` to `to` are not there. */
export type TrailFault =
  | { readonly is: 'altered'; readonly seq: number; readonly at: UtcMs }
  | { readonly is: 'missing'; readonly seq: number; readonly to: number }
  /** What the trail's beginning and end were does not open: whether lines are missing there cannot be told. */
  | { readonly is: 'headLost' };

export type TrailCheck = { readonly lines: number; readonly faults: readonly TrailFault[] };

/** `from` up to and not with `to`, UTC milliseconds; a session by this computer's own id. */
export type TrailWanted = { readonly from: UtcMs; readonly to: UtcMs; readonly localId: string | null };

export interface Trail {
  /** Adds a line; joins a transaction that is running, and is gone with it if that fails. Throws what the disk throws. */
  add(line: { readonly at: UtcMs; readonly localId: string | null; readonly value: unknown }): void;
  /** Newest first; a line that does not open comes with `value` null. */
  read(wanted: TrailWanted): readonly TrailLine[];
  /** Goes through all of it, a part at each step, so that a long trail does not hold up everything else. */
  checking(): Generator<void, TrailCheck>;
  /** How many lines there are before `before`, without opening them. */
  countBefore(before: UtcMs): number;
  /** Takes away the lines up to the last one before `before`, by a person's act alone; answers how many. The chain goes on. */
  removeBefore(before: UtcMs): number;
  /**
   * Seals up to `count` lines anew that the key before has sealed, and chains them again, in one transaction. What was
   * altered before stays told as altered. Answers how many lines it went past; 0 = the whole trail is under the new key.
   */
  renewSome(count: number): number;
}

const Link = z.object({ seq: z.int().min(0), hash: z.string() });
type Link = z.infer<typeof Link>;
/** How far the lines are sealed anew: `earlier` is what line `seq` was chained as before, `now` what it is chained as. */
const Renewal = z.object({ seq: z.int().min(0), earlier: z.array(z.string()).max(2), now: z.string() });
type Renewal = z.infer<typeof Renewal>;
/** `before`: what the first line follows; `last`: the newest line; `wasLost`: a head before this one did not open. */
const Head = z.object({ before: Link, last: Link, wasLost: z.boolean(), renewal: Renewal.nullable().default(null) });
type Head = z.infer<typeof Head>;
const Sealed = z.object({ at: UtcMs, localId: z.string().nullable(), value: z.unknown() });

/** Lines that one step of a check looks at: a few tens of milliseconds. */
const CHECK_AT_ONCE = 2_000;
const START: Link = { seq: 0, hash: '' };
/** In `meta` from the first line on: a trail that is gone whole, with its head, is not taken for one that never began. */
const BEGUN = 'trailBegun';

/** Opens the trail of an account. A head that does not open is told by `check`; lines go on behind the last that is there. */
export function openTrail(store: FollowedStore): Trail {
  return new StoredTrail(store);
}

class StoredTrail implements Trail {
  readonly #store: FollowedStore;
  readonly #sql: (sql: string) => StatementSync;
  #head: Head;

  constructor(store: FollowedStore) {
    this.#store = store;
    this.#sql = statementsOf(store.db);
    this.#head = this.#readHead() ?? this.#headOfRows();
  }

  add({ at, localId, value }: { at: UtcMs; localId: string | null; value: unknown }): void {
    this.#store.transaction(() => {
      const seq = this.#head.last.seq + 1;
      const sealed = this.#store.seal('trail', String(seq), 'sealed', { at, localId, value });
      const hash = this.#store.lookupHash(...chained(this.#head.last.hash, sealed));
      this.#sql('INSERT INTO trail (seq, at, local_id, sealed, hash) VALUES (?, ?, ?, ?, ?)').run(
        ...([seq, at, localId, sealed, hash] as const),
      );
      this.#keepHead({ ...this.#head, last: { seq, hash } });
    });
  }

  read({ from, to, localId }: TrailWanted): readonly TrailLine[] {
    const rows =
      localId === null
        ? this.#sql('SELECT * FROM trail WHERE at >= ? AND at < ? ORDER BY at DESC, seq DESC').all(from, to)
        : this.#sql('SELECT * FROM trail WHERE local_id = ? AND at >= ? AND at < ? ORDER BY at DESC, seq DESC').all(
            ...([localId, from, to] as const),
          );
    return rows.map((row) => {
      const { seq, at, local_id, sealed } = rowOf(row);
      return { seq, at, localId: local_id, value: this.#open(seq, sealed)?.value ?? null };
    });
  }

  *checking(): Generator<void, TrailCheck> {
    // What is sealed anew meanwhile would not fit to what was looked at before.
    let found = yield* this.#checkOnce();
    while (found === null) found = yield* this.#checkOnce();
    return found;
  }

  *#checkOnce(): Generator<void, TrailCheck | null> {
    const { renewal } = this.#head;
    const faults: TrailFault[] = this.#head.wasLost ? [{ is: 'headLost' }] : [];
    let { seq: lastSeq } = this.#head.before;
    // Both what stands there and what should: an altered hash is told of its own line, not of the one behind it too.
    let hashes: readonly string[] = renewal?.seq === lastSeq ? renewal.earlier : [this.#head.before.hash];
    let lines = 0;
    for (let from = Number.MIN_SAFE_INTEGER; ;) {
      const rows = this.#sql('SELECT * FROM trail WHERE seq > ? ORDER BY seq LIMIT ?').all(from, CHECK_AT_ONCE);
      for (const row of rows) {
        const { seq, at, local_id, sealed, hash } = rowOf(row);
        const isGap = seq !== lastSeq + 1;
        if (isGap) faults.push({ is: 'missing', seq: lastSeq + 1, to: seq - 1 });
        const opened = this.#open(seq, sealed);
        const expected = hashes.map((before) => this.#hashOf(seq, before, sealed));
        // Behind a gap the line before is not known: what stands there must do.
        const isChained = isGap || expected.includes(hash);
        if (opened === null || opened.at !== at || opened.localId !== local_id || !isChained) {
          faults.push({ is: 'altered', seq, at });
        }
        hashes = chainedOn(hash, isGap ? [] : expected);
        if (renewal?.seq === seq) hashes = renewal.earlier;
        lastSeq = seq;
        from = seq;
      }
      lines += rows.length;
      if (rows.length < CHECK_AT_ONCE) break;
      yield;
      if (this.#head.renewal?.seq !== renewal?.seq) return null;
    }
    const { last, wasLost } = this.#head;
    if (lastSeq < last.seq) faults.push({ is: 'missing', seq: lastSeq + 1, to: last.seq });
    else if (!hashes.includes(last.hash) && !wasLost) faults.push({ is: 'headLost' });
    return { lines, faults };
  }

  countBefore(before: UtcMs): number {
    const last = this.#lastBefore(before);
    return last === null ? 0 : Number(this.#sql('SELECT count(*) AS n FROM trail WHERE seq <= ?').get(last.seq)?.['n']);
  }

  removeBefore(before: UtcMs): number {
    return this.#store.transaction(() => {
      const last = this.#lastBefore(before);
      if (last === null) return 0;
      const { changes } = this.#sql('DELETE FROM trail WHERE seq <= ?').run(last.seq);
      const { renewal } = this.#head;
      if (renewal === null || last.seq < renewal.seq) this.#keepHead({ ...this.#head, before: last });
      else if (last.seq === renewal.seq) {
        this.#keepHead({ ...this.#head, before: { seq: last.seq, hash: renewal.now } });
      } else {
        const from = { seq: last.seq, earlier: [last.hash], now: last.hash };
        this.#keepHead({ ...this.#head, before: last, renewal: from });
      }
      return Number(changes);
    });
  }

  renewSome(count: number): number {
    if (this.#head.renewal === null) return 0;
    return this.#store.transaction(() => {
      let renewal = this.#head.renewal;
      if (renewal === null) return 0;
      const rows = this.#sql('SELECT * FROM trail WHERE seq > ? ORDER BY seq LIMIT ?').all(renewal.seq, count);
      for (const row of rows) renewal = this.#renewLine(rowOf(row), renewal);
      if (rows.length === count) this.#keepHead({ ...this.#head, renewal });
      else this.#keepHead({ ...this.#head, last: this.#lastRenewed(renewal), renewal: null });
      return rows.length === count ? count : Math.max(1, rows.length);
    });
  }

  #renewLine({ seq, sealed, hash }: Row, before: Renewal): Renewal {
    const opened = this.#open(seq, sealed);
    const isGap = seq !== before.seq + 1;
    const expected = before.earlier.map((earlier) => this.#store.lookupHashLike(sealed, ...chained(earlier, sealed)));
    // What does not open stays byte for byte, and what was not chained is not chained now: a check tells of both as before.
    const anew = opened === null ? sealed : this.#store.seal('trail', String(seq), 'sealed', opened);
    const now = this.#store.lookupHash(...chained(before.now, anew));
    const isChained = isGap || expected.includes(hash);
    this.#sql('UPDATE trail SET sealed = ?, hash = ? WHERE seq = ?').run(anew, isChained ? now : hash, seq);
    return { seq, earlier: [...chainedOn(hash, isGap ? [] : expected)], now };
  }

  #lastRenewed({ seq, earlier, now }: Renewal): Link {
    const { last } = this.#head;
    return seq === last.seq && earlier.includes(last.hash) ? { seq, hash: now } : last;
  }

  #lastBefore(before: UtcMs): Link | null {
    // By the order written, for a clock may have gone back: everything up to the first line that is to stay.
    const first = this.#sql('SELECT min(seq) AS seq FROM trail WHERE at >= ?').get(before)?.['seq'];
    const limit = first === null || first === undefined ? this.#head.last.seq : Number(first) - 1;
    const row = this.#sql('SELECT seq, hash FROM trail WHERE seq <= ? ORDER BY seq DESC LIMIT 1').get(limit);
    return row === undefined ? null : { seq: Number(row['seq']), hash: String(row['hash']) };
  }

  #keepHead(next: Head): void {
    const before = this.#head;
    if (before.last.seq === 0) this.#store.setMeta(BEGUN, 'yes');
    const sealed = this.#store.seal('trail_head', '1', 'sealed', next);
    this.#sql(
      'INSERT INTO trail_head (id, sealed) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed',
    ).run(sealed);
    this.#head = next;
    this.#store.whenSettled({ rolledBack: () => (this.#head = before) });
  }

  /** Null where there were lines, and there is no head that opens. */
  #readHead(): Head | null {
    const row = this.#sql('SELECT sealed FROM trail_head WHERE id = 1').get();
    if (row === undefined) {
      const isFresh =
        this.#store.getMeta(BEGUN) === null && this.#sql('SELECT 1 FROM trail LIMIT 1').get() === undefined;
      return isFresh ? { before: START, last: START, wasLost: false, renewal: null } : null;
    }
    try {
      const sealed = row['sealed'] as Uint8Array;
      const head = Head.parse(this.#store.unseal('trail_head', '1', 'sealed', sealed));
      // Each head that is written is under the new key: one under the key before means that nothing is sealed anew yet.
      const isBegun = keyVersionOf(sealed) !== this.#store.formerKey;
      return isBegun ? head : { ...head, renewal: fromStart(head.before) };
    } catch {
      return null;
    }
  }

  #headOfRows(): Head {
    const row = this.#sql('SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1').get();
    const last = row === undefined ? START : { seq: Number(row['seq']), hash: String(row['hash']) };
    return { before: START, last, wasLost: true, renewal: this.#store.formerKey === null ? null : fromStart(START) };
  }

  /** What a line is chained as: under the key that sealed it as long as it is not sealed anew. */
  #hashOf(seq: number, before: string, sealed: Uint8Array): string {
    const { renewal } = this.#head;
    return renewal === null || seq <= renewal.seq
      ? this.#store.lookupHash(...chained(before, sealed))
      : this.#store.lookupHashLike(sealed, ...chained(before, sealed));
  }

  #open(seq: number, sealed: Uint8Array): z.infer<typeof Sealed> | null {
    try {
      return Sealed.parse(this.#store.unseal('trail', String(seq), 'sealed', sealed));
    } catch (error) {
      if (error instanceof DamagedRow || error instanceof z.ZodError) return null;
      throw error;
    }
  }
}

function chained(before: string, sealed: Uint8Array): [purpose: string, value: string] {
  return ['trail', `${before}:${Buffer.from(sealed).toString('base64')}`];
}

/** What the next line may be chained on: what stands there, and what should. */
function chainedOn(hash: string, expected: readonly string[]): readonly string[] {
  return [hash, ...expected.slice(0, 1)];
}

function fromStart({ seq, hash }: Link): Renewal {
  return { seq, earlier: [hash], now: hash };
}

type Row = { seq: number; at: number; local_id: string | null; sealed: Uint8Array; hash: string };

function rowOf(row: Record<string, unknown>): Row {
  const localId = row['local_id'];
  return {
    seq: Number(row['seq']),
    at: Number(row['at']),
    local_id: typeof localId === 'string' ? localId : null,
    sealed: row['sealed'] as Uint8Array,
    hash: String(row['hash']),
  };
}
