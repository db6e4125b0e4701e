// Random numbers: a source that a seed repeats, and the codes and ids that the account makes of any source.

/** Gives the next number, 0 or more and below 1. */
export type Random = () => number;

/** A source that gives the same numbers for the same seed (mulberry32 over an FNV-1a hash of the text). */
export function seededRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of the list. @throws Error when the list is empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[between(random, 0, list.length - 1)];
  if (chosen === undefined) throw new Error('Nothing to pick from.');
  return chosen;
}

/** The list in another order. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** A connect code: nine digits as an integer, which may begin with a zero and so be written shorter. */
export function makeConnectCode(random: Random, isTaken: (code: number) => boolean): number {
  for (;;) {
    const code = between(random, 10_000_000, 999_999_999);
    if (!isTaken(code)) return code;
  }
}

/** A GUID (version 4). */
export function makeGuid(random: Random): string {
  const hex = (count: number): string =>
    Array.from({ length: count }, () => between(random, 0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(random, ['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}
