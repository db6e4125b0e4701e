// The words of signing in and of the lock screen, which is a page of its own: it needs no others that come later.
import { staff } from './staff.ts';
import { spoken } from './words.ts';

/** In the chosen language. */
export const say = spoken({ staff });
