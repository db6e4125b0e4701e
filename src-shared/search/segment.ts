// One unchanging part of an index: the words, ids and numbers of its records, and how well each record fits what is asked.
import type { Asked } from './asked.ts';
import { eachId, eachNumber, eachWord, FIELD, type Findable } from './findable.ts';
import { fold } from './fold.ts';
import { fullNamesOf } from './nicknames.ts';
import { NumberTable } from './numberTable.ts';
import { SlipFinder, slipsForgiven } from './slips.ts';
import { soundOf } from './sound.ts';
import { WordList, WordTable } from './wordTable.ts';

/** How far a search goes for a word: as typed; with slips, sounds and short names; and inside of words too. */
export type Reach = 'typed' | 'slips' | 'inside';

/**
 * How well a record fits, the less the better: slips count most, then whether words are whole, then where they stand.
 * Each of the three has a part of its own, since the fits of all words are added.
 */
export const fitOf = (slips: number, part: number, field: number): number => (slips << 10) | (part << 5) | field;
/** Slips in a fit. */
export const slipsOf = (fit: number): number => fit >> 10;

const UNSEEN = 0xffff;
const INSIDE_MAX = 1_000;
const IDS_MAX = 2_000;
/** A word that stands only inside of another is worth less than three slips. */
const INSIDE_SLIPS = 4;

export class Segment {
  readonly size: number;
  readonly #words: WordTable;
  readonly #ids: WordTable;
  readonly #numbers: NumberTable;
  /** Sounds, each with the places of its words. */
  readonly #sounds: WordTable;
  readonly #slips: SlipFinder;
  readonly #addresses: readonly (readonly string[])[];
  // Scratch of a search, clean between searches: of each record, the words found (a bit each), their fits together, and the
  // fit of the word that is looked up now; and the records that it has touched.
  readonly #found: Uint8Array;
  readonly #fits: Uint16Array;
  readonly #now: Uint16Array;
  readonly #touched: Int32Array;
  #count = 0;
  /** What the last search has found: records, and how well they fit. */
  readonly hits: Int32Array;
  readonly fits: Uint16Array;

  constructor(records: readonly Findable[]) {
    this.size = records.length;
    const [words, ids, sounds] = [new WordList(), new WordList(), new WordList()];
    const numbers: string[] = [];
    const owners: number[] = [];
    records.forEach((record, place) => {
      eachWord(record, (word, field) => words.add(word, place, field));
      eachId(record, (id) => ids.add(id, place, FIELD.id));
      eachNumber(record, (digits) => {
        numbers.push(digits);
        owners.push(place);
      });
    });
    this.#words = WordTable.of(words);
    this.#ids = WordTable.of(ids);
    this.#words.words.forEach((word, place) => {
      if (word.length >= 3) sounds.add(soundOf(word), place, 0);
    });
    this.#sounds = WordTable.of(sounds);
    this.#slips = new SlipFinder(this.#words.words);
    this.#numbers = new NumberTable(numbers, owners);
    this.#addresses = records.map((record) => record.emails.map(fold));
    this.#found = new Uint8Array(this.size);
    this.#fits = new Uint16Array(this.size);
    this.#now = new Uint16Array(this.size).fill(UNSEEN);
    this.#touched = new Int32Array(this.size);
    this.hits = new Int32Array(this.size);
    this.fits = new Uint16Array(this.size);
  }

  /**
   * Finds every record that has all words (all but one, with `spare`), or that the text as a whole means. Answers how many;
   * they stand in `hits` and `fits` until the next search.
   */
  find(asked: Asked, reach: Reach, spare: boolean): number {
    const seen: Int32Array[] = [];
    const all = (1 << asked.words.length) - 1;
    asked.words.forEach((word, at) => {
      this.#word(word, reach, at === asked.words.length - 1, asked.words.length === 1);
      seen.push(this.#take(1 << at));
    });
    this.#whole(asked);
    seen.push(this.#take(all));
    // Who has all words has the last one: only with one to spare must the others be looked at.
    let count = 0;
    for (let turn = spare ? 0 : Math.max(0, seen.length - 2); turn < seen.length; turn++) {
      for (const record of seen[turn]!) {
        const found = this.#found[record]!;
        const missing = found === all ? 0 : bits(all & ~found);
        if (found === 0 || missing > (spare ? 1 : 0)) continue;
        const fit = this.#fits[record]! + (missing > 0 ? fitOf(INSIDE_SLIPS + 1, 0, 0) : 0);
        this.hits[count] = record;
        this.fits[count++] = asked.address === '' ? fit : this.#fitOfAddress(record, asked.address, fit);
        this.#found[record] = 0; // it is told once
      }
    }
    for (const records of seen) for (const record of records) this.#found[record] = this.#fits[record] = 0;
    return count;
  }

  /** Adds the best fit of each record that was touched to what it has, and answers those records. */
  #take(bit: number): Int32Array {
    const touched = this.#touched.slice(0, this.#count);
    this.#count = 0;
    for (const record of touched) {
      const [found, now] = [this.#found[record]!, this.#now[record]!];
      // The text as a whole (a number, an id) may outdo what its words gave.
      this.#fits[record] =
        found === bit ? Math.min(this.#fits[record]!, now) : (found & bit) === 0 ? this.#fits[record]! + now : now;
      this.#found[record] = found | bit;
      this.#now[record] = UNSEEN;
    }
    return touched;
  }

  #touch(record: number, fit: number): void {
    const now = this.#now[record]!;
    if (now === UNSEEN) this.#touched[this.#count++] = record;
    if (fit < now) this.#now[record] = fit;
  }

  /** Touches all records of the words in [from, to). */
  #touchWords(table: WordTable, from: number, to: number, slips: number, part: number): void {
    const base = fitOf(slips, part, 0);
    const end = table.starts[to]!;
    for (let at = table.starts[from]!; at < end; at++) this.#touch(table.records[at]!, base | table.fields[at]!);
  }

  /** `isAlone`: the text as a whole looks for it as an id. */
  #word(word: string, reach: Reach, isLast: boolean, isAlone: boolean): void {
    const words = this.#words;
    const [from, to] = words.beginning(word);
    const hasWord = words.words[from] === word;
    if (hasWord) this.#touchWords(words, from, from + 1, 0, 0);
    this.#touchWords(words, hasWord ? from + 1 : from, to, 0, 1);
    if (!isAlone && word.length > 1) this.#touchIds(...this.#ids.beginning(word));
    if (/^\d+$/.test(word)) this.#numbers.find(word, (record, part) => this.#touch(record, fitOf(0, part, FIELD.id)));
    if (reach === 'typed' || /\d/.test(word)) return;

    for (const full of fullNamesOf(word)) {
      const place = words.placeOf(full);
      if (place !== -1) this.#touchWords(words, place, place + 1, 1, 0);
    }
    const most = slipsForgiven(word.length);
    if (most !== 0) {
      this.#soundsLike(word);
      this.#slips.find(word, most, (place, slips) => {
        if (slips === 0) return;
        const isWhole = Math.abs(words.words[place]!.length - word.length) <= slips;
        // Of a short word too little is there to guess how it goes on; and a word that is left behind is whole.
        if (isWhole || (isLast && word.length > 3)) this.#touchWords(words, place, place + 1, slips, isWhole ? 1 : 2);
      });
    }
    if (reach !== 'inside' || word.length < 3) return;
    for (const place of words.inside(word, INSIDE_MAX)) this.#touchWords(words, place, place + 1, INSIDE_SLIPS, 0);
  }

  /** Where all ids of a clinic begin alike, that beginning means nobody: some are enough. */
  #touchIds(from: number, to: number): void {
    this.#touchWords(this.#ids, from, Math.min(to, from + IDS_MAX), 0, 1);
  }

  #soundsLike(word: string): void {
    const sound = this.#sounds.placeOf(soundOf(word));
    if (sound === -1) return;
    for (let at = this.#sounds.starts[sound]!; at < this.#sounds.starts[sound + 1]!; at++) {
      const place = this.#sounds.records[at]!;
      this.#touchWords(this.#words, place, place + 1, 1, 0);
    }
  }

  #whole({ whole, digits }: Asked): void {
    if (digits !== '') this.#numbers.find(digits, (record, part) => this.#touch(record, fitOf(0, part, FIELD.id)));
    if (whole.length < 2) return;
    const [from, to] = this.#ids.beginning(whole);
    const hasIt = this.#ids.words[from] === whole;
    if (hasIt) this.#touchWords(this.#ids, from, from + 1, 0, 0);
    this.#touchIds(hasIt ? from + 1 : from, to);
  }

  /** Who has this very address fits best; who merely has its words is somebody else, or it was typed with a slip. */
  #fitOfAddress(record: number, address: string, fit: number): number {
    const own = this.#addresses[record] ?? [];
    if (own.includes(address)) return 0;
    if (own.some((one) => one.startsWith(address))) return fitOf(0, 1, 0);
    return fit + fitOf(1, 0, 0);
  }
}

function bits(of: number): number {
  let count = 0;
  for (let rest = of; rest !== 0; rest &= rest - 1) count++;
  return count;
}
