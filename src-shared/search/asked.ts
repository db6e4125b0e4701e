// What a typed text asks for: its words, and whether it may be a number, an address or an id.
import { compact, digitsOf, fold, wordsIn } from './fold.ts';
import { DIGITS_MIN } from './numberTable.ts';

/** More words than this are not looked at. */
export const WORDS_MAX = 6;

export type Asked = {
  /** Folded words, in the order typed; of an address those before the @. */
  readonly words: readonly string[];
  /** The whole text without blanks and hyphens, for ids ("jt-209" gives "jt209"). */
  readonly whole: string;
  /** All of its digits, where it has nothing else but what people write between them; '' otherwise. */
  readonly digits: string;
  /** The folded address as far as it is typed, where there is an @; '' otherwise. */
  readonly address: string;
};

export function askedOf(text: string): Asked {
  const folded = fold(text);
  const address = /^\S+@\S*$/.test(folded) ? folded : '';
  const digits = /^[\d\s().+-]+$/.test(folded) ? digitsOf(folded) : '';
  const words = wordsIn(address === '' ? folded : address.slice(0, address.indexOf('@')));
  return {
    words: words.slice(0, WORDS_MAX),
    whole: compact(folded),
    digits: digits.length >= DIGITS_MIN ? digits : '',
    address,
  };
}
