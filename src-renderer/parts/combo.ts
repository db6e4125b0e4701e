// What a combobox shows and where its highlight goes; pure, so that it can be tested without a page.
import type { IconName } from './icons.ts';

/** One option of a list. `words` are matched besides the label ("Denver", an EHR id), and not shown. */
export type Option = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly end?: string;
  readonly words?: string;
  readonly icon?: IconName;
  /** Initials before the label; `place` = the clinician's place in the clinic's list. */
  readonly avatar?: { readonly name: string; readonly place?: number };
};

/** Case and accents do not count in a match. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Where `text` stands at the start of a word of `label`: [from, to), or null. Lengths are those of `label` itself. */
export function matchIn(label: string, text: string): readonly [from: number, to: number] | null {
  const wanted = fold(text.trim());
  if (wanted === '') return null;
  for (let from = 0; from < label.length; from++) {
    if (from > 0 && /[\p{L}\p{N}]/u.test(label[from - 1] ?? '')) continue;
    let to = from;
    while (to < label.length && fold(label.slice(from, to)).length < wanted.length) to++;
    if (fold(label.slice(from, to)) === wanted) return [from, to];
  }
  return null;
}

/** Options that have every typed word at the start of one of theirs, in their own order; all of them for an empty text. */
export function matching<T extends Option>(options: readonly T[], text: string): readonly T[] {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const own = [option.label, option.hint ?? '', option.words ?? ''].join(' ');
    return words.every((word) => matchIn(own, word) !== null);
  });
}

/** The highlight after a key, in a list of `count`; -1 = nothing is highlighted. Ends meet. Null = not a key of the list. */
export function highlightByKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'PageDown') return Math.min(at + 8, count - 1);
  if (key === 'PageUp') return Math.max(at - 8, 0);
  return null;
}
