// Where a found text has what was typed, to be shown: the letters that are the same, or the whole word where there was a slip.
import { askedOf } from './asked.ts';
import { fold, wordsIn } from './fold.ts';
import { fullNamesOf } from './nicknames.ts';
import { SlipFinder, slipsForgiven } from './slips.ts';
import { soundOf } from './sound.ts';

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
    for (const { from, own, folded } of words) if (isLike(typed, folded)) marks.set(from, [from, from + own.length]);
  }
  return [...marks.values()].sort((a, b) => a[0] - b[0]);
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
