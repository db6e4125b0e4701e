import { expect, test } from 'vitest';
import { english } from './english.ts';
import { say as later } from './ofLater.ts';
import { say as ofMain } from './ofMain.ts';
import { PSEUDO_LONGER, pseudo, pseudoText } from './pseudo.ts';
import { plural } from './plural.ts';

const words = {
  area: {
    save: 'Save',
    waiting: (count: number) => plural(count, { one: '1 change waits', other: `${count} changes wait` }),
    told: (name: string, when: string) => `${name} is told${when === '' ? '' : `, ${when}`}.`,
    all: (names: readonly string[]) => `For ${names.join(', ')}`,
    days: ['Monday', 'Tuesday'],
    locale: 'en-US',
  },
};

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

test('a text stands in brackets, without one plain letter, and is 40 % longer', () => {
  const said = pseudoText('Saved on this computer');
  expect(said).toMatch(/^\[.*\]$/);
  expect(said).not.toMatch(/[a-z]/i);
  const before = letters('Saved on this computer');
  expect(said.length - 2 - 'Saved on this computer'.length).toBe(Math.ceil(before * PSEUDO_LONGER));
});

test('what has no letter stays as it is', () => {
  expect(['', '·', '12:30', '?'].map(pseudoText)).toEqual(['', '·', '12:30', '?']);
});

test('a function says its own words in the pseudo-language, and leaves what it is given', () => {
  const { area } = pseudo(words);
  expect(area.told('Ana Lopez', '')).toMatch(/^\[Ana Lopez îš/);
  expect(area.told('Ana Lopez', '3:00 pm')).toMatch(/^\[Ana Lopez .*, 3:00 pm\./);
  expect(area.waiting(1)).toContain('1 ');
  expect(area.waiting(2)).toContain('2 ');
  expect(area.all(['Ana', 'Tom'])).toMatch(/^\[Ƒöř Ana, Tom/);
});

test('what was said is given on: it is marked once, and nothing of the marks is left', () => {
  const { area } = pseudo(words);
  const said = area.told('Ana', area.save);
  expect(said).toContain(area.save);
  expect(said).not.toMatch(/[\uE000\uE001]/);
});

test('lists are said too; the tag of a language is none of its words', () => {
  const { area } = pseudo(words);
  expect(area.days).toHaveLength(2);
  expect(area.days[0]).toMatch(/^\[Ṁ/);
  expect(area.locale).toBe('en-US');
});

test('every letter of English has its own, so that none is taken for plain', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  expect(pseudoText(alphabet)).not.toMatch(/[a-z]/i);
});

test('the whole of the words has a pseudo-language of the same shape', () => {
  const shapeOf = (set: unknown): unknown =>
    typeof set === 'object' && set !== null && !Array.isArray(set)
      ? Object.fromEntries(Object.entries(set).map(([key, value]) => [key, shapeOf(value)]))
      : typeof set;
  const all = { ...english, ...later, ...ofMain };
  expect(shapeOf(pseudo(all))).toEqual(shapeOf(all));
});
