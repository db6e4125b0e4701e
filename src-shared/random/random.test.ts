// Goal: a day or a test that was played with a seed is played again with it. Method: the same seed twice, two seeds once.
import { expect, test } from 'vitest';
import { between, pick, seededRandom, shuffled } from './random.ts';

const some = (seed: string | number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, () => random());
};

test.each(['', 'a day', 0, 7, -7, 2 ** 32 - 1])(
  'seed %j gives the same numbers each time, all from 0 up to 1',
  (seed) => {
    expect(some(seed)).toEqual(some(seed));
    for (const number of some(seed)) expect(number >= 0 && number < 1).toBe(true);
  },
);

test('other seeds give other numbers, and a number is not the text that spells it', () => {
  const all = ['', 'a day', 'another day', 0, 7, 8, '7'].map((seed) => some(seed).join(' '));
  expect(new Set(all).size).toBe(all.length);
});

// Files of earlier forms and recorded pictures were made with these.
test('the numbers of a seed stay what they were', () => {
  expect(seededRandom(1)()).toBe(0.6270739405881613);
  expect(seededRandom('practice')()).toBe(0.25989704160019755);
});

test('a whole number lies within its bounds and reaches both', () => {
  const random = seededRandom('bounds');
  const seen = new Set(Array.from({ length: 200 }, () => between(random, 2, 4)));
  expect([...seen].sort()).toEqual([2, 3, 4]);
});

test('one of a list is picked, of an empty one none can be', () => {
  expect(['a', 'b']).toContain(pick(seededRandom('pick'), ['a', 'b']));
  expect(() => pick(seededRandom('pick'), [])).toThrow('Nothing to pick from');
});

test('a list in another order has the same members, and stays as it was itself', () => {
  const list = [1, 2, 3, 4, 5, 6];
  expect(shuffled(seededRandom('order'), list).sort()).toEqual(list);
  expect(list).toEqual([1, 2, 3, 4, 5, 6]);
});
