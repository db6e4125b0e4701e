// A language that nobody speaks: English with accents, 40 % longer and in brackets. What is not in it was never taken out
// of the code; what does not show both its brackets is cut.

/** How much longer than English another language is taken to be. */
export const PSEUDO_LONGER = 0.4;

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz';
const ACCENTED = 'ÅåƁƀÇçĐđÉéƑƒĞğĦħÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŘřŠšŢţÛûṼṽŴŵẊẋÝýŽž';
const accents = new Map([...PLAIN].map((letter, place) => [letter, [...ACCENTED][place] ?? letter]));

/** Around what a text was given, so that it is left as it is. Neither is a character of any text. */
const [GIVEN, END] = ['\uE000', '\uE001'];
const PIECES = new RegExp(`${GIVEN}|${END}`, 'g');

/** `text` in the pseudo-language, whole: "[Ŝåṽé~~]". What has no letter stays as it is. */
export function pseudoText(text: string): string {
  let depth = 0;
  let letters = 0;
  let last = 0;
  let said = '';
  const take = (piece: string): void => {
    if (depth > 0) return void (said += piece);
    for (const letter of piece) {
      const accented = accents.get(letter);
      if (accented !== undefined) letters += 1;
      said += accented ?? letter;
    }
  };
  for (const found of text.matchAll(PIECES)) {
    take(text.slice(last, found.index));
    depth += found[0] === GIVEN ? 1 : -1;
    last = found.index + 1;
  }
  take(text.slice(last));
  if (letters === 0) return said;
  return `[${said}${filler(Math.ceil(letters * PSEUDO_LONGER))}]`;
}

/** Words of the length that another language would take, so that lines may break where its words would end. */
function filler(length: number): string {
  let said = '';
  for (let at = 0; at < length; at++) said += at % 8 === 0 && length - at > 2 ? ' ' : 'ẋ';
  return said;
}

/** The pseudo-language of a set of words: of its texts, and of what its functions say. What these are given stays as it is,
 * and so does the language's tag. */
export function pseudo<Set>(words: Set): Set {
  return pseudoOf(words) as Set;
}

function pseudoOf(words: unknown): unknown {
  if (typeof words === 'string') return pseudoText(words);
  if (Array.isArray(words)) return words.map(pseudoOf);
  if (typeof words === 'function') {
    const speak = words as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => pseudoOf(speak(...given.map(kept)));
  }
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, key === 'locale' ? value : pseudoOf(value)]),
  );
}

/** What a text is given, marked to be left as it is; figures have no letters anyway. */
function kept(given: unknown): unknown {
  if (typeof given === 'string') return given === '' ? '' : `${GIVEN}${given}${END}`;
  return Array.isArray(given) ? given.map(kept) : given;
}
