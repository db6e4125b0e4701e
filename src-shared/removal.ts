// The word that is typed before everything is removed from a computer.
import { say } from './words/ofLater.ts';

/** Whether it is the word; how it is spaced and whether in capitals says nothing. */
export function isRemovalWord(typed: string): boolean {
  const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return folded(typed) === folded(say.removal.word);
}
