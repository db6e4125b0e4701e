// Text made comparable: case, accents and the punctuation of names and ids do not count.

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
};

/** Lower case, no accents, blanks folded: "González  Ruiz" gives "gonzalez ruiz", "Łukasz" gives "lukasz". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const plain = isAscii(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[łøđðħıŋŧßæœþ]/g, (letter) => PLAIN[letter] ?? letter)
        .normalize('NFC');
  return plain.replace(/\s+/g, ' ').trim();
}

/** Words of folded text, letters and digits apart: "o'brien-lee 84" gives obrien, lee, 84. */
export function wordsIn(folded: string): string[] {
  return folded.replace(/['’‘`´]/g, '').match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Folded text without anything between letters and digits: "jt-209 31" gives "jt20931". */
export function compact(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Digits of a text, for numbers and codes. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
