// The words of the page of updates, which comes when it is opened: no other page needs them.
import { updates } from './updates.ts';
import { spoken } from './words.ts';

/** In the chosen language. */
export const say = spoken({ updates });
