// All words of the app in English, area by area. Another language is another object of this shape.
import { basics } from './basics.ts';
import { change } from './change.ts';
import { day } from './day.ts';
import { host } from './host.ts';
import { links } from './links.ts';
import { row } from './row.ts';
import { sheet } from './sheet.ts';

/** The words of every area; arguments come as text that is ready to be shown. */
export const english = { basics, change, day, host, links, row, sheet };

/** What a language gives: the shape of the English words. */
export type Words = typeof english;
