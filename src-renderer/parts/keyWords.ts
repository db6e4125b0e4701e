// The key that does the same, in words for buttons and tooltips: as this computer's keyboard says it, and only if it works.
import { keysIn, type CommandId, type Place } from '../../src-shared/keys/book.ts';
import { keyWords } from '../../src-shared/keys/chord.ts';
import type { AppState } from '../state/app.svelte.ts';
import { shownKey } from '../state/keys.ts';

export { keyWords };
type Keyboard = Pick<AppState, 'platform' | 'singleKeys'>;

/** "Ctrl K" or "⌘K"; '' where single letters are off and there is no other key. */
export function keyFor(id: CommandId, { platform, singleKeys }: Keyboard): string {
  return keyWords(shownKey(id, singleKeys), platform);
}

/** The words of a tooltip with the key that holds in one place, where a command has others elsewhere. */
export function tipIn(place: Place, words: string, id: CommandId, { platform }: Keyboard): string {
  return `${words}  ${keyWords(keysIn(id, place)[0] ?? '', platform)}`.trimEnd();
}

/** The words of a tooltip with the key behind them: "Reschedule  R". */
export function tip(words: string, id: CommandId, keyboard: Keyboard): string {
  return `${words}  ${keyFor(id, keyboard)}`.trimEnd();
}
