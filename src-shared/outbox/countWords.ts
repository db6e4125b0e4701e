// How many changes of what kind, in a sentence: "two new sessions and a move".
import type { WishKind } from './change.ts';
import { capital } from '../words/capital.ts';
import { say as texts } from '../words/ofLater.ts';
import { say } from '../words/words.ts';

/** "three" up to twelve, digits above. */
export function countWords(count: number): string {
  return texts.quit.count(count);
}

/** "Three changes", "One change": a number with its noun, to begin a sentence with. */
export function changesWords(count: number): string {
  return `${capital(countWords(count))} ${texts.quit.change(count)}`;
}

const nouns: Readonly<Record<WishKind, readonly [one: string, more: string]>> = texts.quit.kinds;

/** How many of one kind. */
export type KindCount = { readonly kind: WishKind; readonly count: number };

/** "two new sessions, one move and one cancellation"; '' where there are none. */
export function kindsWords(kinds: readonly WishKind[]): string {
  return kindCountsWords(kinds.map((kind) => ({ kind, count: 1 })));
}

/** As `kindsWords`, of numbers; a kind that is named twice is added up. */
export function kindCountsWords(counts: readonly KindCount[]): string {
  const parts = (Object.keys(nouns) as WishKind[]).flatMap((kind) => {
    const count = counts.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.count, 0);
    return count === 0 ? [] : `${countWords(count)} ${nouns[kind][count === 1 ? 0 : 1]}`;
  });
  return listWords(parts);
}

/** "a", "a and b", "a, b and c". */
export function listWords(parts: readonly string[]): string {
  return say.basics.listed(parts);
}
