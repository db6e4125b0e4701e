// Plain words for each rule of a session: what is wrong at the field, and what to do.
import { say } from '../words/words.ts';
import type { RuleName } from './rules.ts';

const rules: Readonly<Record<RuleName, string>> = say.rules;

/** The sentence for a broken rule. */
export function wordsFor(rule: RuleName): string {
  return rules[rule];
}
