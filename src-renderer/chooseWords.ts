// The language of the page, chosen before any other file is evaluated: main.ts imports this one first.
import { pseudo } from '../src-shared/words/pseudo.ts';
import { PSEUDO_FRAGMENT, useLanguage } from '../src-shared/words/words.ts';

// Main asks for it by the page's address, and only in a build that is not packaged.
if (location.hash === PSEUDO_FRAGMENT) useLanguage(pseudo);
