// The words that the page starts with, and that both sides say, in English. Another language gives the same areas.
import { basics } from './basics.ts';
import { change } from './change.ts';
import { compose } from './compose.ts';
import { day } from './day.ts';
import { host } from './host.ts';
import { keys } from './keys.ts';
import { line } from './line.ts';
import { panels } from './panels.ts';
import { parts } from './parts.ts';
import { row } from './row.ts';
import { rules } from './rules.ts';
import { sheet } from './sheet.ts';
import { told } from './told.ts';
import { typing } from './typing.ts';

/** The words of these areas; arguments come as text that is ready to be shown. The others: ofLater.ts and ofMain.ts. */
export const english = {
  basics,
  change,
  compose,
  day,
  host,
  keys,
  line,
  panels,
  parts,
  row,
  rules,
  sheet,
  told,
  typing,
};
