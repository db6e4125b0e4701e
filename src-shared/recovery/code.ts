// The recovery code as people handle it: seven groups of four, read aloud, written down, typed again, with slips told.

/** Crockford's base 32: no I, L, O, U, so that nothing looks or sounds like something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of these 26 are random (130 bits), and two check the rest. */
export const CODE_LENGTH = 28;
export const RANDOM_SYMBOLS = 26;
const GROUP = 4;

/**
 * What was typed: `empty`; `partly` so far without a slip; a `slip` with the group (1 to 7) in which it most probably is,
 * null = it cannot be told; or a `code` whose check part fits.
 */
export type TypedCode =
  | { readonly is: 'empty' }
  | { readonly is: 'partly'; readonly symbols: number }
  | { readonly is: 'slip'; readonly why: 'notInCodes'; readonly group: number; readonly character: string }
  | { readonly is: 'slip'; readonly why: 'tooLong' | 'check'; readonly group: number | null }
  | { readonly is: 'code'; readonly code: string };

/**
 * Reads a typed code: case, spaces and dashes of any kind are forgiven, and O is 0, I and L are 1. The check part tells
 * every code in which one or two characters are wrong or two have changed places, and all but one in a thousand others.
 */
export function readCode(typed: string): TypedCode {
  const folded = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const characters = [...folded];
  if (characters.length === 0) return { is: 'empty' };
  const strange = characters.findIndex((one) => !ALPHABET.includes(one));
  if (strange !== -1) {
    return { is: 'slip', why: 'notInCodes', group: groupOf(strange), character: characters[strange] ?? '' };
  }
  if (characters.length < CODE_LENGTH) return { is: 'partly', symbols: characters.length };
  if (characters.length > CODE_LENGTH) return { is: 'slip', why: 'tooLong', group: null };
  const symbols = characters.map((one) => ALPHABET.indexOf(one));
  const [first, second] = syndromes(symbols);
  if (first === 0 && second === 0) return { is: 'code', code: grouped(folded) };
  // One wrong character leaves its place behind: the quotient of the two is alpha to the power of the place.
  const place = first === 0 || second === 0 ? -1 : CODE_LENGTH - 1 - logOf(divide(second, first));
  return { is: 'slip', why: 'check', group: place >= 0 && place < CODE_LENGTH ? groupOf(place) : null };
}

/** The code of 26 random numbers from 0 to 31, in groups. */
export function codeOf(random: readonly number[]): string {
  if (random.length !== RANDOM_SYMBOLS || random.some((one) => !Number.isInteger(one) || one < 0 || one > 31)) {
    throw new Error('A code is made of 26 numbers from 0 to 31.');
  }
  const [first, second] = syndromes([...random, 0, 0]);
  // The two check symbols x, y solve x*a + y = first and x*a^2 + y = second, with a = alpha.
  const [a, a2] = [powerOf(1), powerOf(2)];
  const x = divide(first ^ second, a ^ a2);
  const y = first ^ multiply(x, a);
  return grouped([...random, x, y].map((one) => ALPHABET.charAt(one)).join(''));
}

/** The groups of a code, in order. */
export function groupsOf(code: string): readonly string[] {
  return code.split('-');
}

/** True where `typed` is the last group of this code, forgiven as a whole code is. */
export function isLastGroup(code: string, typed: string): boolean {
  const groups = groupsOf(code);
  const whole = readCode([...groups.slice(0, -1), typed].join('-'));
  return whole.is === 'code' && whole.code === code;
}

function grouped(symbols: string): string {
  return (symbols.match(new RegExp(`.{${String(GROUP)}}`, 'g')) ?? []).join('-');
}

function groupOf(place: number): number {
  return Math.floor(place / GROUP) + 1;
}

// ---- The check is a Reed-Solomon code over the field of 32 elements (x^5 + x^2 + 1): two symbols, distance three.

const ORDER = 31;
const powers: readonly number[] = Array.from({ length: ORDER }).reduce<number[]>((made) => {
  const next = (made.at(-1) ?? 0) << 1;
  return made.length === 0 ? [1] : [...made, next > 31 ? next ^ 0b100101 : next];
}, []);

function powerOf(exponent: number): number {
  return powers[exponent % ORDER] ?? 1;
}

function logOf(element: number): number {
  return powers.indexOf(element);
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : powerOf(logOf(a) + logOf(b));
}

function divide(a: number, b: number): number {
  return a === 0 ? 0 : powerOf(logOf(a) - logOf(b) + ORDER);
}

/** The word's value at alpha and at alpha squared; both zero = the check fits. The last symbol is the lowest power. */
function syndromes(symbols: readonly number[]): readonly [number, number] {
  const at = (x: number): number => symbols.reduce((sum, symbol) => multiply(sum, x) ^ symbol, 0);
  return [at(powerOf(1)), at(powerOf(2))];
}
