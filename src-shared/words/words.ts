// The words that the app says now. Each side chooses its set in its first import, before any other file is evaluated.
import { english, type Words } from './english.ts';

/** The words of the chosen language; English until another set is chosen. */
export let say: Words = english;

/** Fragment of the page's address that asks for the pseudo-language. */
export const PSEUDO_FRAGMENT = '#words=pseudo';

/** Chooses the set that both constants and functions say from here on. Called once a side, before all else is loaded. */
export function useWords(set: Words): void {
  say = set;
}
