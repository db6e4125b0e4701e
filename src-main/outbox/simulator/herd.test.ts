// Goal: after an outage many desks at once deliver all that waits without pressing the service. Method: small herds, all goals.
import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { herdOptionsOf, runHerd } from './herdMain.ts';
import { herdDefaults } from './herd.ts';
import { reportOf } from './herdReport.ts';
import type { HerdResult } from './herdReport.ts';

const seed = process.env['SEED'] ?? '1';

test(`a herd of 80 meets every goal (SEED=${seed})`, async () => {
  const report = await runHerd({ desks: 80, perSecond: 5, outageMs: 10 * minuteMs, seed });
  expect(report.goals.filter(({ isMet }) => !isMet)).toEqual([]);
  expect(report.refused.tooMany).toBeGreaterThan(0); // or there was nothing to be polite about
}, 60_000);

describe('a goal that is missed is said', () => {
  const options = { ...herdDefaults, desks: 4, changesEach: 5, perSecond: 1 };
  const request = { desk: 0, method: 'POST', begunAt: 0, arrivedAt: 0, status: 200 };
  const good: HerdResult = {
    options,
    backAt: 0,
    requests: Array.from({ length: 40 }, () => request),
    tooEarly: 0,
    finishedAt: [50_000, 60_000, 90_000, 130_000],
    asks: [],
    booked: [1, 1],
  };
  const missed = (result: HerdResult): string[] =>
    reportOf(result).goals.flatMap(({ name, isMet }) => (isMet ? [] : [name]));

  test('and none is where all are met', () => expect(missed(good)).toEqual([]));

  test.each<[string, Partial<HerdResult>, string[]]>([
    ['a request too many', { requests: Array.from({ length: 41 }, () => request) }, ['requests in all']],
    ['too late', { finishedAt: [50_000, 60_000, 90_000, 130_001] }, ['time to drain']],
    ['one desk long after the others', { finishedAt: [10_000, 10_000, 10_000, 31_000] }, ['no desk starves']],
    ['a wait that was not kept', { tooEarly: 1 }, ['requests before their Retry-After']],
    ['a booking made twice', { booked: [1, 2] }, ['each booking is made once']],
    ['a booking not made', { booked: [0, 1] }, ['each booking is made once']],
    ['a needless question', { asks: ['notProven'] }, ['every change is delivered']],
    [
      'a desk that never ends',
      { finishedAt: [50_000, 60_000, 90_000, null] },
      ['every change is delivered', 'time to drain', 'no desk starves'],
    ],
  ])('%s', (_, change, names) => expect(missed({ ...good, ...change })).toEqual(names));
});

test('options are read from what was typed, and what is no number is said', () => {
  expect(herdOptionsOf(['--desks', '40', '--retry-after', '10', '--outage-minutes', '2'])).toEqual({
    desks: 40,
    retryAfterS: 10,
    outageMs: 120_000,
  });
  expect(() => herdOptionsOf(['--desks', 'many'])).toThrow('--desks needs a number, not "many".');
});
