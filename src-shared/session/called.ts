// How people are called in a sentence, and how several names are said in a row.
import { say } from '../words/words.ts';

/** "Samuel" of "Samuel Ortiz"; a title before the name stays with the whole of it, and so do two people in one name. */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', ...rest] = words;
  if (rest.some((word) => /^(and|&)$/i.test(word))) return name.trim();
  return /^(dr|mr|mrs|ms|mx|prof)\.?$/i.test(first) && rest.length > 0 ? name.trim() : first;
}

/** First names, each whole where two share the first. */
export function calledAll(names: readonly string[]): string[] {
  const firsts = names.map(firstName);
  return names.map((name, place) => {
    const first = firsts[place] ?? name;
    return firsts.filter((one) => one === first).length > 1 ? name : first;
  });
}

/** "Trevor", "Trevor and Maria", "Trevor, Maria and Tom"; '' of nobody. */
export function inRow(words: readonly string[]): string {
  return say.basics.listed(words);
}
