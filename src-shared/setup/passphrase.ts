// The passphrase of a setup file: long and mixed enough that the file may travel. Checked by the page as it is typed, and by main.

export const PASSPHRASE_MIN = 14;
export const PASSPHRASE_MAX = 200;
/** Different characters that it has at least: "aaaaaaaaaaaaaa" is long, and no secret. */
const DIFFERENT_MIN = 8;
/** No I, L, O, U, so that nothing looks or sounds like something else when it is read over the phone. */
const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';
/** 20 characters of 32: 100 bits. */
export const SUGGESTED_LENGTH = 20;

export type PassphraseFault = 'short' | 'long' | 'simple';

/** What is wrong with a new passphrase; null = nothing. Blanks at its ends do not count. */
export function faultOfPassphrase(typed: string): PassphraseFault | null {
  const text = plainPassphrase(typed);
  const letters = [...text];
  if (letters.length < PASSPHRASE_MIN) return 'short';
  if (typed.length > PASSPHRASE_MAX) return 'long';
  const isMixed = new Set(text.toLowerCase()).size >= DIFFERENT_MIN && longestRun(letters) * 2 < letters.length;
  return isMixed ? null : 'simple';
}

/** As it is stretched: the same text typed on another system is the same passphrase. */
export function plainPassphrase(typed: string): string {
  return typed.trim().normalize('NFKC');
}

/** One to hand out, from as many random bytes as `SUGGESTED_LENGTH`, in groups of five. */
export function suggestedPassphrase(random: Uint8Array): string {
  const letters = [...random.subarray(0, SUGGESTED_LENGTH)].map((byte) => ALPHABET.charAt(byte & 31));
  return (letters.join('').match(/.{1,5}/g) ?? []).join('-');
}

/** The longest stretch of keys that follow one another or repeat: 1234, dcba, 0000. */
function longestRun(letters: readonly string[]): number {
  let longest = 0;
  for (const step of [0, 1, -1]) {
    let run = 1;
    for (const [at, letter] of letters.entries()) {
      const before = letters[at - 1]?.codePointAt(0);
      run = before !== undefined && (letter.codePointAt(0) ?? 0) - before === step ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
