// Text made comparable for search: accents, case and blanks do not count.

/** Lower case, no accents, blanks folded: "González  Ruiz" gives "gonzalez ruiz". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether every word of `asked` (folded) begins a word of `words` or, from three letters on, stands inside of one. */
export function everyWordIn(asked: string, words: string): boolean {
  const padded = ` ${words}`;
  return asked.split(' ').every((word) => padded.includes(` ${word}`) || (word.length >= 3 && words.includes(word)));
}

/** Digits of a text, for numbers and codes. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
