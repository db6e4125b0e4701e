// The words that the app says now. Each side chooses its language in its first import, before any other file is evaluated.
import { english } from './english.ts';

/** Fragment of the page's address that asks for the pseudo-language. */
export const PSEUDO_FRAGMENT = '#words=pseudo';

/** Words in a language, from the English ones: of the same areas and keys. */
export type Language = <Words>(words: Words) => Words;

let language: Language = (words) => words;

/** The words of the chosen language; English until another one is chosen. */
export let say = english;

/** Chooses the language that both constants and functions say from here on. Called once a side, before all else is loaded. */
export function useLanguage(chosen: Language): void {
  language = chosen;
  say = chosen(english);
}

/** Areas that are loaded later, in the language that was chosen. */
export function spoken<Words>(words: Words): Words {
  return language(words);
}
