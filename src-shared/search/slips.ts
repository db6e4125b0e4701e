// Words that begin like a typed word but for a slip or two: a letter too many, one missing, another one, or two swapped.

/** Longer typed words are compared by their first letters. */
const LETTERS_MAX = 29;

/** How many slips are forgiven in a word of so many letters. */
export function slipsForgiven(letters: number): 0 | 1 | 2 {
  if (letters < 3) return 0;
  return letters < 7 ? 1 : 2;
}

/** Called with a place among the words and the fewest slips that lead from what was typed to a beginning of that word. */
export type OnSlip = (place: number, slips: number) => void;

/**
 * Finds slips among sorted words. All states of the comparison stand in bits (one for each typed letter), and words that
 * begin alike share what was found for that beginning: a few thousand steps for tens of thousands of words.
 */
export class SlipFinder {
  readonly #lengths: Uint8Array;
  /** How many first letters a word has in common with the one before it. */
  readonly #shared: Uint8Array;
  readonly #offsets: Int32Array;
  readonly #letters: Uint16Array;

  constructor(words: readonly string[]) {
    const cut = (word: string): number => Math.min(word.length, LETTERS_MAX + 2);
    this.#lengths = new Uint8Array(words.length);
    this.#shared = new Uint8Array(words.length);
    this.#offsets = new Int32Array(words.length);
    this.#letters = new Uint16Array(words.reduce((sum, word) => sum + cut(word), 0));
    let [offset, before] = [0, ''];
    words.forEach((word, place) => {
      const length = cut(word);
      let shared = 0;
      while (shared < length && word.charCodeAt(shared) === before.charCodeAt(shared)) shared++;
      this.#lengths[place] = length;
      this.#shared[place] = shared;
      this.#offsets[place] = offset;
      for (let at = 0; at < length; at++) this.#letters[offset + at] = word.charCodeAt(at);
      [offset, before] = [offset + length, word];
    });
  }

  /** Tells each word that begins like `typed` (folded) with at most `most` slips. */
  find(typed: string, most: 1 | 2, each: OnSlip): void {
    const word = typed.slice(0, LETTERS_MAX);
    const end = 1 << word.length;
    const inWord = (end << 1) - 1;
    for (let at = 0; at < word.length; at++) masks[word.charCodeAt(at)]! |= 1 << at;
    // Before any letter: with n slips the first n typed letters may be too many.
    none[0] = 1;
    one[0] = 0b11;
    two[0] = most === 2 ? 0b111 : 0;
    best[0] = NEVER;
    /** After so many letters of the last word nothing better could come: words that share them have the same end. */
    let decided = WHOLE;
    for (let place = 0; place < this.#lengths.length; place++) {
      let depth = this.#shared[place]!;
      if (depth >= decided) {
        if (best[decided]! <= most) each(place, best[decided]!);
        continue;
      }
      const length = this.#lengths[place]!;
      const offset = this.#offsets[place]!;
      decided = WHOLE;
      while (depth < length) {
        const mask = masks[this.#letters[offset + depth]!]!;
        const [r0, r1] = [none[depth]!, one[depth]!];
        const s0 = (r0 & mask) << 1;
        const s1 = (((r1 & mask) << 1) | r0 | (r0 << 1) | (s0 << 1) | ((swapOne[depth]! & mask) << 2)) & inWord;
        let s2 = 0;
        if (most === 2) {
          s2 = (((two[depth]! & mask) << 1) | r1 | (r1 << 1) | (s1 << 1) | ((swapTwo[depth]! & mask) << 2)) & inWord;
        }
        depth++;
        none[depth] = s0;
        one[depth] = s1;
        two[depth] = s2;
        const half = (swapOne[depth] = r0 & (mask >> 1));
        const otherHalf = (swapTwo[depth] = most === 2 ? r1 & (mask >> 1) : 0);
        const here = s0 & end ? 0 : s1 & end ? 1 : s2 & end ? 2 : NEVER;
        const fewest = (best[depth] = Math.min(best[depth - 1]!, here));
        // What goes on from here matters only with fewer slips than were found already.
        const open = fewest < 2 ? (fewest === 0 ? 0 : s0) : s0 | s1 | half | (fewest === 2 ? 0 : s2 | otherHalf);
        if (open === 0) {
          decided = depth;
          break;
        }
      }
      if (best[depth]! <= most) each(place, best[depth]!);
    }
    for (let at = 0; at < word.length; at++) masks[word.charCodeAt(at)] = 0;
  }
}

const NEVER = 9;
const WHOLE = LETTERS_MAX + 3;
const DEPTHS = LETTERS_MAX + 4;
/** Bits of the typed letters that a letter of a word equals; cleared after each use. */
const masks = new Int32Array(65_536);
// States after so many letters of a word: without a slip, with one, with two; and halfway through a swap.
const none = new Int32Array(DEPTHS);
const one = new Int32Array(DEPTHS);
const two = new Int32Array(DEPTHS);
const swapOne = new Int32Array(DEPTHS);
const swapTwo = new Int32Array(DEPTHS);
const best = new Uint8Array(DEPTHS);
