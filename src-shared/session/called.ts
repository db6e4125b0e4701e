// How people are called in a sentence, and how several names are said in a row.
import { say } from '../words/words.ts';

/** "Samuel" of "Samuel Ortiz"; a title before the name stays with the whole of it, and so do two people in one name. */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', ...rest] = words;
  if (rest.some((word) => /^(and|&)$/i.test(word))) return name.trim();
  return /^(dr|mr|mrs|ms|mx|prof)\.?$/i.test(first) && rest.length > 0 ? name.trim() : first;
}

type Named = { readonly name: string };

/** How one of several is called: by the first name, or by the whole one where two share the first. */
export function calledAmong({ name }: Named, all: readonly Named[]): string {
  const first = firstName(name);
  return all.filter((other) => firstName(other.name) === first).length > 1 ? name.trim() : first;
}

/** First names, each whole where two share the first. */
export function calledAll(names: readonly string[]): string[] {
  const all = names.map((name) => ({ name }));
  return all.map((one) => calledAmong(one, all));
}

/** "Trevor", "Trevor and Maria", "Trevor, Maria and Tom"; '' of nobody. */
export function inRow(words: readonly string[]): string {
  return say.basics.listed(words);
}
