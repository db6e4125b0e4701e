// Phone numbers and connect codes, found by their last digits or their first ones: both ends stand in a table.

/** Fewer digits than this would find half of the clinic. */
export const DIGITS_MIN = 3;
/** Ends of so many digits are looked up; further digits are compared one by one. */
const KEY_DIGITS = 4;
const KEYS = 10 ** KEY_DIGITS;

/** How well a number fits: 0 = all of it, or its last four or more; 1 = its last three, or its first digits. */
export type OnNumber = (record: number, fit: 0 | 1) => void;

/** Immutable. Numbers are given as digits alone. */
export class NumberTable {
  readonly #numbers: readonly string[];
  readonly #records: Int32Array;
  readonly #byLast: Ends;
  readonly #byFirst: Ends;

  constructor(numbers: readonly string[], records: readonly number[]) {
    this.#numbers = numbers;
    this.#records = Int32Array.from(records);
    this.#byLast = endsOf(numbers, (number) => keyOf(backwards(number)));
    this.#byFirst = endsOf(numbers, keyOf);
  }

  /** Tells each number that ends or begins with `digits`; nothing for fewer than three. A number may be told twice. */
  find(digits: string, each: OnNumber): void {
    if (digits.length < DIGITS_MIN) return;
    // "020 7946..." at home is "+44 20 7946..." in the file; a leading 1 comes and goes in North America.
    const bare = digits.length > 7 ? digits.replace(/^(?:0+|1(?=\d{10}$))/, '') : digits;
    within(this.#byLast, backwards(bare), (at) => {
      const number = this.#numbers[at]!;
      if (number.endsWith(bare)) each(this.#records[at]!, bare.length > 3 ? 0 : 1);
    });
    within(this.#byFirst, digits, (at) => {
      const number = this.#numbers[at]!;
      if (number.startsWith(digits)) each(this.#records[at]!, number.length === digits.length ? 0 : 1);
    });
  }
}

/** Places of numbers in the order of a key of four digits. */
type Ends = { readonly starts: Int32Array; readonly places: Int32Array };

function endsOf(numbers: readonly string[], key: (number: string) => number): Ends {
  const starts = new Int32Array(KEYS + 1);
  const keys = Int32Array.from(numbers, key);
  for (const one of keys) starts[one + 1]! += 1;
  for (let at = 0; at < KEYS; at++) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const places = new Int32Array(numbers.length);
  keys.forEach((one, place) => (places[next[one]!++] = place));
  return { starts, places };
}

function within({ starts, places }: Ends, digits: string, each: (place: number) => void): void {
  const known = digits.slice(0, KEY_DIGITS);
  const from = Number(known.padEnd(KEY_DIGITS, '0'));
  const to = Number(known.padEnd(KEY_DIGITS, '9'));
  for (let at = starts[from]!; at < starts[to + 1]!; at++) each(places[at]!);
}

function keyOf(digits: string): number {
  return Number(digits.slice(0, KEY_DIGITS).padEnd(KEY_DIGITS, '0'));
}

/** The last digits that are looked up, the very last one first. */
function backwards(digits: string): string {
  let turned = '';
  for (let at = digits.length - 1; at >= 0 && turned.length < KEY_DIGITS; at--) turned += digits[at];
  return turned;
}
