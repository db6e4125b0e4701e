// The words of the check of the connection: main says what was found, one page of the settings shows it.
import { check } from './check.ts';
import { spoken } from './words.ts';

/** In the chosen language. */
export const say = spoken({ check });
