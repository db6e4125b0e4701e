// Where a found text has what was typed, to be shown: the letters that are the same, or the whole word where there was a slip.
import { askedOf } from './asked.ts';
import { fold, wordsIn } from './fold.ts';
import { fullNamesOf } from './nicknames.ts';
import { SlipFinder, slipsForgiven } from './slips.ts';
import { soundOf } from './sound.ts';

/** Fewer letters are no part of a word that anybody means. */
const INSIDE_MIN = 3;

/** [from, to) in the label's own letters. */
export type Mark = readonly [from: number, to: number];

/** Marks in their order, none upon another; empty where nothing of the text stands there. */
export function marksIn(label: string, text: string): readonly Mark[] {
  const words = [...label.matchAll(/[\p{L}\p{M}'’]+|\p{N}+/gu)].map((match) => ({
    from: match.index,
    own: match[0],
    folded: wordsIn(fold(match[0])).join(''),
  }));
  const marks = new Map<number, Mark>();
  for (const typed of askedOf(text).words) {
    const exact = words.filter((word) => word.folded.startsWith(typed));
    for (const { from, own } of exact) {
      const to = from + lengthOf(own, typed.length);
      if (to > (marks.get(from)?.[1] ?? 0)) marks.set(from, [from, to]);
    }
    if (exact.length > 0) continue;
    const like = words.filter(({ folded }) => isLike(typed, folded));
    for (const { from, own } of like) marks.set(from, [from, from + own.length]);
    if (like.length > 0) continue;
    const other = asOne(words, typed) ?? inside(words, typed);
    if (other && !marks.has(other[0])) marks.set(other[0], other);
  }
  return apart([...marks.values()]);
}

type Word = { readonly from: number; readonly own: string; readonly folded: string };

/** Neighbours that were typed as one word: "delacruz" of "de la Cruz". */
function asOne(words: readonly Word[], typed: string): Mark | undefined {
  for (let first = 0; first < words.length - 1; first++) {
    let run = words[first]!.folded;
    for (let last = first + 1; last < words.length && typed.startsWith(run); last++) {
      const before = run.length;
      run += words[last]!.folded;
      if (!run.startsWith(typed)) continue;
      const { from, own } = words[last]!;
      return [words[first]!.from, from + lengthOf(own, typed.length - before)];
    }
  }
  return undefined;
}

/** What stands inside of a word: "zalez" of "González". */
function inside(words: readonly Word[], typed: string): Mark | undefined {
  if (typed.length < INSIDE_MIN) return undefined;
  const word = words.find(({ folded }) => folded.includes(typed));
  if (!word) return undefined;
  const at = word.folded.indexOf(typed);
  return [word.from + lengthOf(word.own, at), word.from + lengthOf(word.own, at + typed.length)];
}

/** In their order; of two that share letters one from the first to the last. */
function apart(marks: readonly Mark[]): readonly Mark[] {
  const sorted = marks.toSorted((a, b) => a[0] - b[0]);
  return sorted.reduce<Mark[]>((done, [from, to]) => {
    const last = done.at(-1);
    if (last && from < last[1]) done.splice(-1, 1, [last[0], Math.max(last[1], to)]);
    else done.push([from, to]);
    return done;
  }, []);
}

/** How many letters of `own` give so many folded ones. */
function lengthOf(own: string, folded: number): number {
  let to = 1;
  while (to < own.length && wordsIn(fold(own.slice(0, to))).join('').length < folded) to++;
  while (to < own.length && /\p{M}/u.test(own[to] ?? '')) to++;
  return to;
}

function isLike(typed: string, word: string): boolean {
  const most = slipsForgiven(typed.length);
  if (most === 0 || word.length < 3 || /\d/.test(word)) return false;
  if (soundOf(typed) === soundOf(word) || fullNamesOf(typed).includes(word)) return true;
  let isSlip = false;
  new SlipFinder([word]).find(typed, most, () => (isSlip = true));
  return isSlip && (typed.length > 3 || Math.abs(word.length - typed.length) <= most);
}
