// The words of setting desks up from a file: two screens that few ever open say them, and come with them.
import { setup } from './setup.ts';
import { spoken } from './words.ts';

/** In the chosen language. */
export const say = spoken({ setup });
