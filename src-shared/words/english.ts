// All words of the app in English, area by area. Another language is another object of this shape.
import { asks } from './asks.ts';
import { basics } from './basics.ts';
import { change } from './change.ts';
import { compose } from './compose.ts';
import { day } from './day.ts';
import { host } from './host.ts';
import { keys } from './keys.ts';
import { knows } from './knows.ts';
import { line } from './line.ts';
import { links } from './links.ts';
import { outbox } from './outbox.ts';
import { panels } from './panels.ts';
import { parts } from './parts.ts';
import { problems } from './problems.ts';
import { quit } from './quit.ts';
import { recovery } from './recovery.ts';
import { row } from './row.ts';
import { rules } from './rules.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { sheet } from './sheet.ts';
import { story } from './story.ts';
import { titles } from './titles.ts';
import { welcome } from './welcome.ts';

/** The words of every area; arguments come as text that is ready to be shown. */
export const english = {
  asks,
  basics,
  change,
  compose,
  day,
  host,
  keys,
  knows,
  line,
  links,
  outbox,
  panels,
  parts,
  problems,
  quit,
  recovery,
  row,
  rules,
  search,
  settings,
  sheet,
  story,
  titles,
  welcome,
};

/** What a language gives: the shape of the English words. */
export type Words = typeof english;
