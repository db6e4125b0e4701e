// The language of main and of its window, chosen before any other file is evaluated: index.ts imports this one first.
import { app } from 'electron';
import { pseudo } from '../../src-shared/words/pseudo.ts';
import { PSEUDO_FRAGMENT, useLanguage } from '../../src-shared/words/words.ts';

/** For tests of a build that is not packaged: FRONT_DESK_WORDS=pseudo starts it in the pseudo-language. */
const isPseudo = !app.isPackaged && process.env['FRONT_DESK_WORDS'] === 'pseudo';
if (isPseudo) useLanguage(pseudo);

/** What the page's address says of its language: a fragment, '' for the language that is the rule. */
export const wordsFragment = isPseudo ? PSEUDO_FRAGMENT : '';
