// Goal: only a day that is whole without the mutant catches it; days that are broken anyway are told, and passed over.
import { expect, test } from 'vitest';
import { lookForCatch } from './catching.ts';
import type { DayReport } from './batch.ts';

const broken = (seed: number): DayReport => ({
  seed,
  violation: { invariant: '3', at: 0, text: `day ${String(seed)}` },
  coverage: [],
  sessions: 1,
});

/** Plays five days at a time and ends at the first of them that breaks, as a batch does. */
function daysThatBreak(seeds: readonly number[]) {
  return (firstSeed: number, count: number) => {
    const days = Array.from({ length: count }, (_, at) => firstSeed + at);
    const end = days.findIndex((seed) => seeds.includes(seed));
    const played = end === -1 ? days : days.slice(0, Math.ceil((end + 1) / 5) * 5);
    return Promise.resolve({
      played: played.length,
      broken: played
        .filter((seed) => seeds.includes(seed))
        .toReversed()
        .map(broken),
    });
  };
}

const of = { firstSeed: 1, seeds: 40 };

test('the first day that is whole without the mutant catches it', async () => {
  const caught = await lookForCatch({
    ...of,
    withMutant: daysThatBreak([2, 4, 17, 30]),
    isWholeWithout: (seed) => Promise.resolve(seed >= 17),
  });
  expect(caught).toMatchObject({ seed: 17, brokenWithout: [2, 4], violation: { text: 'day 17' } });
});

test('a mutant that breaks only days that are broken anyway is not caught', async () => {
  const caught = await lookForCatch({
    ...of,
    withMutant: daysThatBreak([3, 33]),
    isWholeWithout: () => Promise.resolve(false),
  });
  expect(caught).toEqual({ seed: null, violation: null, brokenWithout: [3, 33], played: 40 });
});

test('no day is played twice, and none beyond the last', async () => {
  const asked: [number, number][] = [];
  const play = daysThatBreak([2, 12]);
  await lookForCatch({
    ...of,
    withMutant: (first, count) => {
      asked.push([first, count]);
      return play(first, count);
    },
    isWholeWithout: () => Promise.resolve(false),
  });
  expect(asked).toEqual([
    [1, 40],
    [6, 35],
    [16, 25],
  ]);
});
