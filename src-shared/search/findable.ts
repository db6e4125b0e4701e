// What a record is found by, and the words that this gives.
import { compact, digitsOf, fold, wordsIn } from './fold.ts';

export type Findable = {
  /** Names of people, the most telling first. */
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Phones and connect codes, as they are written. */
  readonly numbers: readonly string[];
  /** Ids of the clinic's own system. */
  readonly ids: readonly string[];
  /** Whatever else is said of it: clinician, topic. */
  readonly others: readonly string[];
  /** UTC milliseconds by which it is ranked: when a session starts, when a person was seen last. */
  readonly at: number;
};

/** Where a word stands, the more telling first. */
export const FIELD = { firstWord: 0, name: 1, email: 2, id: 3, other: 4 } as const;

/** Small words that people write together with the next one, or apart. */
const PARTICLES = new Set(
  'a al ap ben bin d da das de del della den der di do dos du el fitz ibn l la las le les lo los mac mc o san santa st te ten ter van vande vander von y zu'.split(
    ' ',
  ),
);

/** Words of a name, and those that arise where two are written as one: "de la Cruz", "Ann-Marie Lee", "Mc Adams". */
export function wordsOfName(name: string): { readonly words: readonly string[]; readonly joined: readonly string[] } {
  const folded = fold(name);
  const words = wordsIn(folded);
  const joined: string[] = [];
  for (const pair of folded.matchAll(/\p{L}+(?:-\p{L}+)+/gu)) joined.push(compact(pair[0]));
  // Of three words any two may be one name; of two the first must be a small one.
  let run = '';
  words.forEach((word, at) => {
    run = at > 0 && (run !== '' || PARTICLES.has(words[at - 1] ?? '')) ? `${run || words[at - 1]}${word}` : '';
    if (run !== '') joined.push(run);
    else if (words.length > 2 && at > 0) joined.push(`${words[at - 1]}${word}`);
    if (!PARTICLES.has(word)) run = '';
  });
  return { words, joined };
}

/** Tells every word of a record with its field; a word may be told twice. */
export function eachWord(of: Findable, each: (word: string, field: number) => void): void {
  of.names.forEach((name) => {
    const { words, joined } = wordsOfName(name);
    words.forEach((word, at) => each(word, at === 0 ? FIELD.firstWord : FIELD.name));
    joined.forEach((word) => each(word, FIELD.name));
  });
  for (const email of of.emails) {
    const at = email.indexOf('@');
    const own = at === -1 ? email : email.slice(0, at);
    for (const word of wordsIn(fold(own))) each(word, FIELD.email);
  }
  for (const other of of.others) for (const word of wordsIn(fold(other))) each(word, FIELD.other);
}

/** Tells each id as one word, and its parts of three signs or more: "JT-20931" is jt20931 and 20931. */
export function eachId(of: Findable, each: (word: string) => void): void {
  for (const id of of.ids) {
    const folded = fold(id);
    const whole = compact(folded);
    if (whole !== '') each(whole);
    for (const part of wordsIn(folded)) if (part.length >= 3 && part !== whole) each(part);
  }
}

/** Tells each number as digits. A leading 1 of eleven is left out: people do not say it. */
export function eachNumber(of: Findable, each: (digits: string) => void): void {
  for (const number of of.numbers) {
    const digits = digitsOf(number).replace(/^1(?=\d{10}$)/, '');
    if (digits !== '') each(digits);
  }
}
