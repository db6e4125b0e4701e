// An index of records that come and go: built once, then kept up with every change, so that a key press costs about a
// millisecond over tens of thousands of people. Records that come later stand in small parts, which are joined as they grow.
import { askedOf, type Asked } from './asked.ts';
import type { Findable } from './findable.ts';
import { Segment, slipsOf, type Reach } from './segment.ts';

/** Who stands before whom among those that fit with equally many slips. */
export type Order = {
  /** Small whole number by the record's `at`, the lower first: a session of today before one of tomorrow. Weighs more than the fit. */
  readonly rank: (at: number) => number;
  /** Decides last, the lower first. */
  readonly then: (at: number) => number;
};

export type Hit<K> = { readonly key: K; readonly slips: number };

type Part<K> = {
  readonly segment: Segment;
  readonly keys: readonly K[];
  readonly records: readonly Findable[];
  readonly at: Float64Array;
  readonly alive: Uint8Array;
  dead: number;
};

type Candidate = { part: number; record: number; slips: number; rank: number; fit: number; then: number };

const SAMPLED = 64;

/** Waiting records are made findable by the next search, or by `settle` before it. */
export class FindIndex<K> {
  #parts: Part<K>[] = [];
  readonly #places = new Map<K, { readonly part: Part<K>; readonly place: number }>();
  readonly #waiting = new Map<K, Findable>();

  get size(): number {
    return this.#places.size + this.#waiting.size;
  }

  /** Takes a record in, in place of what this key had before. */
  put(key: K, record: Findable): void {
    this.remove(key);
    this.#waiting.set(key, record);
  }

  remove(key: K): void {
    this.#waiting.delete(key);
    const place = this.#places.get(key);
    if (place === undefined) return;
    place.part.alive[place.place] = 0;
    place.part.dead++;
    this.#places.delete(key);
  }

  /** Takes in what waits; a part that is not much larger than the new one is joined with it. */
  settle(): void {
    if (this.#waiting.size === 0) return;
    const all = new Map(this.#waiting);
    this.#waiting.clear();
    while (this.#parts.length > 0) {
      const last = this.#parts[this.#parts.length - 1]!;
      const alive = last.keys.length - last.dead;
      if (alive > all.size * 4 && last.dead < alive) break;
      this.#parts.pop();
      last.keys.forEach((key, at) => {
        if (last.alive[at] === 1) all.set(key, last.records[at]!);
      });
    }
    const [keys, records] = [[...all.keys()], [...all.values()]];
    const part: Part<K> = {
      segment: new Segment(records),
      keys,
      records,
      at: Float64Array.from(records, (record) => record.at),
      alive: new Uint8Array(keys.length).fill(1),
      dead: 0,
    };
    this.#parts.push(part);
    keys.forEach((key, place) => this.#places.set(key, { part, place }));
  }

  /**
   * The `limit` best for what was typed, best first: fewest slips, then `order.rank`, then how well the words fit, then
   * `order.then`. What fits as typed is enough where there is enough of it; slips are forgiven where there is not.
   */
  find(text: string, limit: number, order: Order): Hit<K>[] {
    this.settle();
    const asked = askedOf(text);
    if (asked.words.length === 0 && asked.digits === '') return [];
    let best: Candidate[] = [];
    const look = (want: Asked, reach: Reach, spare: boolean): void => {
      best = this.#best(want, reach, spare, limit, order, best);
    };
    look(asked, 'typed', false);
    if (best.length < limit) look(asked, 'slips', false);
    if (best.length === 0) {
      // "o brien" may be one word, and a middle name may not be in the file.
      for (const joined of joinedWords(asked)) look(joined, 'slips', false);
    }
    if (best.length < limit) look(asked, 'inside', false);
    if (best.length === 0 && asked.words.length > 2) look(asked, 'slips', true);
    return best.map(({ part, record, slips }) => ({ key: this.#parts[part]!.keys[record]!, slips }));
  }

  #best(
    asked: Asked,
    reach: Reach,
    spare: boolean,
    limit: number,
    order: Order,
    known: readonly Candidate[],
  ): Candidate[] {
    const best = [...known];
    this.#parts.forEach(({ segment, at, alive }, part) => {
      const count = segment.find(asked, reach, spare);
      // Every 64th first: where thousands come in an order that makes each the best so far, these set the measure.
      for (let turn = 0; turn < count + Math.ceil(count / SAMPLED); turn++) {
        const hit = turn * SAMPLED < count ? turn * SAMPLED : turn - Math.ceil(count / SAMPLED);
        const record = segment.hits[hit]!;
        const fit = segment.fits[hit]!;
        const worst = best.length === limit ? best[limit - 1]! : undefined;
        if (alive[record] === 0 || (worst !== undefined && slipsOf(fit) > worst.slips)) continue;
        const when = at[record]!;
        const [slips, rank, then] = [slipsOf(fit), order.rank(when), order.then(when)];
        if (worst !== undefined && !isBefore(slips, rank, fit, then, worst)) continue;
        if (best.some((one) => one.part === part && one.record === record)) continue; // an earlier look found it
        let to = best.length;
        while (to > 0 && isBefore(slips, rank, fit, then, best[to - 1]!)) to--;
        best.splice(to, 0, { part, record, slips, rank, fit, then });
        if (best.length > limit) best.pop();
      }
    });
    return best;
  }
}

function isBefore(slips: number, rank: number, fit: number, then: number, other: Candidate): boolean {
  if (slips !== other.slips) return slips < other.slips;
  if (rank !== other.rank) return rank < other.rank;
  return fit === other.fit ? then < other.then : fit < other.fit;
}

/** The text with two neighbouring words as one, where one of them is short enough to have been split off. */
function joinedWords(asked: Asked): Asked[] {
  const { words } = asked;
  const all: Asked[] = [];
  for (let at = 1; at < words.length; at++) {
    const [a, b] = [words[at - 1]!, words[at]!];
    if (Math.min(a.length, b.length) <= 4)
      all.push({ ...asked, words: [...words.slice(0, at - 1), a + b, ...words.slice(at + 1)] });
  }
  return all;
}
