import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random/random.ts';
import { SlipFinder, slipsForgiven } from './slips.ts';

/** Fewest slips that lead from `typed` to any beginning of `word`, by the plain table of all distances. */
function slipsByTable(typed: string, word: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= typed.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= word.length; j++) {
      if (i === 0) rows[0]!.push(j);
      else {
        const same = typed[i - 1] === word[j - 1] ? 0 : 1;
        let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
        const isSwap = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        if (isSwap) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
        rows[i]!.push(least);
      }
    }
  }
  return Math.min(...rows[typed.length]!);
}

function found(words: readonly string[], typed: string, most: 1 | 2): Record<string, number> {
  const all: Record<string, number> = {};
  new SlipFinder(words).find(typed, most, (place, slips) => (all[words[place]!] = slips));
  return all;
}

describe('slips are forgiven', () => {
  const slips: [string, string, number][] = [
    ['gonzales', 'gonzalez', 1],
    ['smth', 'smith', 1],
    ['smiht', 'smith', 1],
    ['smiith', 'smith', 1],
    ['gonz', 'gonzalez', 0],
    ['gnoz', 'gonzalez', 1],
    ['lindkvst', 'lindqvist', 2],
    ['smithx', 'smith', 1],
  ];
  test.each(slips)('%s for %s: %i', (typed, word, many) => {
    expect(found([word], typed, 2)).toEqual({ [word]: many });
  });
  test.each([
    ['smith', 'schmidt'],
    ['gonzales', 'rosales'],
    ['anna', 'bob'],
  ])('%s is not %s', (typed, word) => {
    expect(found([word], typed, 1)).toEqual({});
  });
});

test('short words are taken as they are typed, long ones may have two slips', () => {
  expect([2, 3, 6, 7, 20].map(slipsForgiven)).toEqual([0, 1, 1, 2, 2]);
});

test('it finds what the plain table of distances finds, whatever is typed', () => {
  const seed = Number(process.env['SEED'] ?? 1547);
  console.log(`slips: SEED=${seed}`);
  const random = seededRandom(seed);
  const letters = 'abcdé';
  const word = (most: number): string =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => letters[Math.floor(random() * 5)]).join('');
  for (let round = 0; round < 200; round++) {
    const words = [...new Set(Array.from({ length: 40 }, () => word(9)))].sort();
    for (const most of [1, 2] as const) {
      const typed = word(7).padEnd(3, 'a');
      const expected = Object.fromEntries(
        words.map((one) => [one, slipsByTable(typed, one)] as const).filter(([, many]) => many <= most),
      );
      expect(found(words, typed, most), `${typed} in ${words.join(' ')}`).toEqual(expected);
    }
  }
});

test('very long words are compared by their first letters', () => {
  const long = 'a'.repeat(60);
  expect(found([long], `${'a'.repeat(20)}b${'a'.repeat(40)}`, 1)).toEqual({ [long]: 1 });
});
