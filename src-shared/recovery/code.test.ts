// Goal: a code comes back however it is typed, and no slip that people make passes. Method: every slip of many random codes.
import { expect, test } from 'vitest';
import { CODE_LENGTH, RANDOM_SYMBOLS, codeOf, groupsOf, isLastGroup, readCode } from './code.ts';
import { seededRandom } from '../random/random.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
console.log(`Recovery codes: SEED=${String(seed)}`);
const random = seededRandom(seed);
const below = (limit: number): number => Math.floor(random() * limit);
const someCode = (): string => codeOf(Array.from({ length: RANDOM_SYMBOLS }, () => below(32)));
const bare = (code: string): string[] => [...code.replaceAll('-', '')];
const put = (symbols: readonly string[], at: number, symbol: string): string => symbols.with(at, symbol).join('');

test('a code has seven groups of four letters and digits that cannot be mistaken', () => {
  for (let times = 0; times < 200; times++) {
    const code = someCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readCode(code)).toEqual({ is: 'code', code });
    expect(groupsOf(code)).toHaveLength(7);
  }
});

test('case, spaces, dashes and look-alikes are forgiven', () => {
  const code = codeOf([0, 1, 0, 1, ...Array.from({ length: RANDOM_SYMBOLS - 4 }, () => below(32))]);
  const asTyped = [
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' – ')}\n`,
    code.replaceAll('-', '\u2011'),
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
    code.replaceAll('0', 'O').replaceAll('1', 'I'),
    `\u200b${code}`,
  ];
  for (const typed of asTyped) expect(readCode(typed), typed).toEqual({ is: 'code', code });
});

test('one wrong character is told, with its group', () => {
  const symbols = bare(someCode());
  for (let at = 0; at < CODE_LENGTH; at++) {
    for (const other of ALPHABET) {
      if (other === symbols[at]) continue;
      const group = Math.floor(at / 4) + 1;
      expect(readCode(put(symbols, at, other))).toEqual({ is: 'slip', why: 'check', group });
    }
  }
});

test('two wrong characters, and two that changed places, are told', () => {
  for (let times = 0; times < 3000; times++) {
    const symbols = bare(someCode());
    const [a, b] = [below(CODE_LENGTH), below(CODE_LENGTH)];
    const swapped = symbols
      .with(a, symbols[b] ?? '')
      .with(b, symbols[a] ?? '')
      .join('');
    if (swapped !== symbols.join('')) expect(readCode(swapped).is).toBe('slip');
    const wrong = symbols
      .with(a, ALPHABET[below(32)] ?? '')
      .with(b, ALPHABET[below(32)] ?? '')
      .join('');
    if (wrong !== symbols.join('')) expect(readCode(wrong).is).toBe('slip');
  }
});

test('what is short, long, empty or not of the alphabet says so', () => {
  const code = someCode();
  expect(readCode('')).toEqual({ is: 'empty' });
  expect(readCode(' - ')).toEqual({ is: 'empty' });
  expect(readCode(code.slice(0, 9))).toEqual({ is: 'partly', symbols: 8 });
  expect(readCode(`${code}7`)).toMatchObject({ is: 'slip', why: 'tooLong' });
  expect(readCode('AB12-CU34')).toEqual({ is: 'slip', why: 'notInCodes', group: 2, character: 'U' });
  expect(readCode('é')).toMatchObject({ is: 'slip', group: 1, character: 'É' });
});

test('the last group is known, and no other is', () => {
  const code = someCode();
  const last = groupsOf(code).at(-1) ?? '';
  expect(isLastGroup(code, ` ${last.toLowerCase()} `)).toBe(true);
  for (const wrong of [
    '',
    last.slice(1),
    `${last}7`,
    groupsOf(code)[0] ?? '',
    put([...last], 0, last[0] === 'A' ? 'B' : 'A'),
  ]) {
    if (wrong !== last) expect(isLastGroup(code, wrong), wrong).toBe(false);
  }
});

test('a code is made of nothing but 26 numbers from 0 to 31', () => {
  const good = Array.from({ length: RANDOM_SYMBOLS }, () => 7);
  for (const bad of [[], good.slice(1), [...good, 7], good.with(3, 32), good.with(3, -1), good.with(3, 0.5)]) {
    expect(() => codeOf(bad)).toThrow();
  }
});
