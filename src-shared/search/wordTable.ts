// All words of an index in order, each with the records that have it: a beginning is one slice, so typing on narrows it.

// Places in the arrays below come from the arrays themselves, hence the marks that say "there is one".

/** Gathers words with the records that have them. `field` says where: a small number, the lower the more telling. */
export class WordList {
  readonly words = new Map<string, number>();
  readonly ids: number[] = [];
  readonly records: number[] = [];
  readonly fields: number[] = [];

  add(word: string, record: number, field: number): void {
    let id = this.words.get(word);
    if (id === undefined) this.words.set(word, (id = this.words.size));
    this.ids.push(id);
    this.records.push(record);
    this.fields.push(field);
  }
}

/** Immutable; words in the order of their UTF-16 units. */
export class WordTable {
  readonly words: readonly string[];
  /** The records of word w, and the fields where they have it, stand from starts[w] to starts[w + 1]. */
  readonly starts: Int32Array;
  readonly records: Int32Array;
  readonly fields: Uint8Array;
  #text: string | undefined;
  #offsets: Int32Array | undefined;

  private constructor(words: readonly string[], starts: Int32Array, records: Int32Array, fields: Uint8Array) {
    this.words = words;
    this.starts = starts;
    this.records = records;
    this.fields = fields;
  }

  static of({ words, ids, records, fields }: WordList): WordTable {
    const order = Array.from(words.keys()).sort();
    const placeOf = new Int32Array(order.length);
    order.forEach((word, place) => (placeOf[words.get(word) ?? 0] = place));
    const starts = new Int32Array(order.length + 1);
    for (const id of ids) starts[(placeOf[id] ?? 0) + 1]! += 1;
    for (let at = 0; at < order.length; at++) starts[at + 1]! += starts[at]!;
    const next = starts.slice();
    const [sortedRecords, sortedFields] = [new Int32Array(ids.length), new Uint8Array(ids.length)];
    for (let at = 0; at < ids.length; at++) {
      const to = next[placeOf[ids[at]!]!]!++;
      sortedRecords[to] = records[at]!;
      sortedFields[to] = fields[at]!;
    }
    return new WordTable(order, starts, sortedRecords, sortedFields);
  }

  /** Words that begin with `begin`: [from, to) among `words`. */
  beginning(begin: string): readonly [from: number, to: number] {
    // The last code unit there is stands after every longer word with this beginning.
    return [lowerBound(this.words, begin), lowerBound(this.words, `${begin}\uffff`)];
  }

  /** Place of this very word, or -1. */
  placeOf(word: string): number {
    const at = lowerBound(this.words, word);
    return this.words[at] === word ? at : -1;
  }

  /** Places of words that have `part` after their beginning, at most `max`. */
  inside(part: string, max: number): readonly number[] {
    const [text, offsets] = this.#joined();
    const found: number[] = [];
    for (let at = text.indexOf(part); at !== -1 && found.length < max;) {
      const place = lastNotAfter(offsets, at);
      if (at > offsets[place]!) found.push(place);
      at = place + 1 < offsets.length ? text.indexOf(part, offsets[place + 1]) : -1;
    }
    return found;
  }

  #joined(): readonly [text: string, offsets: Int32Array] {
    if (this.#text === undefined || this.#offsets === undefined) {
      this.#text = this.words.join('\n');
      this.#offsets = new Int32Array(this.words.length);
      let offset = 0;
      this.words.forEach((word, place) => {
        this.#offsets![place] = offset;
        offset += word.length + 1;
      });
    }
    return [this.#text, this.#offsets];
  }
}

/** First place in sorted `words` that is not before `word`. */
function lowerBound(words: readonly string[], word: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words[middle]! < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Last place in sorted `offsets` whose offset is not after `offset`. */
function lastNotAfter(offsets: Int32Array, offset: number): number {
  let [from, to] = [0, offsets.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (offsets[middle]! <= offset) from = middle;
    else to = middle;
  }
  return from;
}
