// The words of the clinic's policy: main says them of faults, the settings of what is locked. The page starts without them.
import { policy } from './policy.ts';
import { spoken } from './words.ts';

/** In the chosen language. */
export const say = spoken({ policy });
