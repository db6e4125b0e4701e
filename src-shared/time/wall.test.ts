// Goal: a wall clock's reading is a moment, or a question; never a guess. Method: every change of clocks of every
// offered zone for three years ahead, minute by minute around it, and random readings taken there and back.
import { describe, expect, test } from 'vitest';
import { dayFromNumber } from './day.ts';
import { clockChanges, offsetAt } from './offset.ts';
import { seededRandom } from '../random/random.ts';
import { dayMs, hourMs, minuteMs } from './utc.ts';
import {
  clockChangeOn,
  laterBy,
  minuteOfDay,
  minutesOf,
  questionWords,
  resolveWall,
  timeOfMinutes,
  wallOf,
} from './wall.ts';
import { offeredRows } from './zoneTable.ts';

const denver = 'America/Denver';
const wallAt = (wallMs: number) => ({
  date: dayFromNumber(Math.floor(wallMs / dayMs)),
  time: timeOfMinutes((((wallMs % dayMs) + dayMs) % dayMs) / minuteMs),
});

test('every skipped and every repeated reading of every offered zone is a question, and its neighbours are not', () => {
  let [skipped, twice] = [0, 0];
  for (const [, zone] of offeredRows) {
    for (const { at, beforeMs, shiftMs } of clockChanges(Date.UTC(2026, 0, 1), Date.UTC(2030, 0, 1), zone)) {
      const [low, high] = [beforeMs, beforeMs + shiftMs].sort((a, b) => a - b) as [number, number];
      for (let wallMs = at + low; wallMs < at + high; wallMs += minuteMs) {
        const answer = resolveWall(wallAt(wallMs), zone);
        const where = `${zone} ${JSON.stringify(wallAt(wallMs))}`;
        if (shiftMs > 0) {
          expect(answer.is, where).toBe('skipped');
          skipped++;
        } else {
          expect(answer, where).toMatchObject({
            is: 'twice',
            first: wallMs - beforeMs,
            second: wallMs - beforeMs - shiftMs,
          });
          twice++;
        }
      }
      expect(resolveWall(wallAt(at + low - minuteMs), zone).is, zone).toBe('one');
      expect(resolveWall(wallAt(at + high), zone).is, zone).toBe('one');
    }
  }
  expect(Math.min(skipped, twice)).toBeGreaterThan(5000);
});

test('what is offered for a skipped reading exists once and reads as it says', () => {
  for (const [, zone] of offeredRows) {
    for (const { at, beforeMs, shiftMs } of clockChanges(Date.UTC(2026, 0, 1), Date.UTC(2030, 0, 1), zone)) {
      if (shiftMs < 0) continue;
      const answer = resolveWall(wallAt(at + beforeMs + 15 * minuteMs), zone);
      if (answer.is !== 'skipped') throw new Error(`${zone} should skip`);
      const inTheEvening = (at + beforeMs) % dayMs > 12 * hourMs; // Greenland: no later afternoon to mean
      expect(answer.choices, zone).toHaveLength(inTheEvening ? 2 : 3);
      for (const { utcMs, date, time } of answer.choices) {
        expect(wallOf(utcMs, zone)).toEqual({ date, time });
        expect(resolveWall({ date, time }, zone)).toEqual({ is: 'one', utcMs });
      }
    }
  }
});

test('a reading goes there and back, in every zone', () => {
  const seed = Number(process.env['SEED'] ?? 42);
  console.log(`wall: SEED=${seed}`);
  const random = seededRandom(seed);
  for (const [, zone] of offeredRows) {
    for (let i = 0; i < 100; i++) {
      const utcMs = Math.floor((Date.UTC(2024, 0, 1) + random() * 8 * 365 * dayMs) / minuteMs) * minuteMs;
      const answer = resolveWall(wallOf(utcMs, zone), zone);
      const moments = answer.is === 'one' ? [answer.utcMs] : answer.is === 'twice' ? [answer.first, answer.second] : [];
      expect(moments, `${zone} ${utcMs}`).toContain(utcMs);
    }
  }
});

describe('the night as drawn', () => {
  test('spring: the likely afternoon, one hour before, one hour after', () => {
    const wall = { date: '2027-03-14', time: '02:30' };
    const answer = resolveWall(wall, denver);
    if (answer.is !== 'skipped') throw new Error('2:30 am should not exist');
    expect(answer.choices.map(({ time }) => time)).toEqual(['14:30', '01:30', '03:30']);
    expect(questionWords(wall, answer, 'Mountain')).toEqual({
      heading: 'There is no 2:30 am on that day',
      sentence: 'In Mountain time the clocks go from 2:00 am straight to 3:00 am.',
    });
  });

  test('autumn: the first or the second', () => {
    const wall = { date: '2026-11-01', time: '01:30' };
    const answer = resolveWall(wall, denver);
    if (answer.is !== 'twice') throw new Error('1:30 am should come twice');
    expect(answer.second - answer.first).toBe(hourMs);
    expect(offsetAt(answer.first, denver)).toBe(-6 * hourMs);
    expect(questionWords(wall, answer, 'Mountain').heading).toBe('1:30 am comes twice that night');
  });

  test('a midnight that is skipped offers the evening before, with its date', () => {
    const answer = resolveWall({ date: '2027-04-30', time: '00:30' }, 'Africa/Cairo');
    if (answer.is !== 'skipped') throw new Error('half past midnight should not exist');
    expect(answer.choices.map(({ date, time }) => `${date} ${time}`)).toEqual([
      '2027-04-30 12:30',
      '2027-04-29 23:30',
      '2027-04-30 01:30',
    ]);
  });
});

test('the clocks of a date', () => {
  expect(clockChangeOn('2027-03-14', denver)?.shiftMs).toBe(hourMs);
  expect(clockChangeOn('2026-11-01', denver)?.shiftMs).toBe(-hourMs);
  expect(clockChangeOn('2027-03-15', denver)).toBeUndefined();
  expect(clockChangeOn('2027-03-14', 'America/Phoenix')).toBeUndefined();
});

test('a weekly visit keeps its reading across the change, and the moment moves', () => {
  const wall = { date: '2027-03-09', time: '15:00' };
  const [before, after] = [resolveWall(wall, denver), resolveWall(laterBy(wall, 7), denver)];
  if (before.is !== 'one' || after.is !== 'one') throw new Error('afternoons exist once');
  expect(after.utcMs - before.utcMs).toBe(7 * dayMs - hourMs);
});

test('the minute of a day is what its clock reads, across clock changes and before 1970', () => {
  const random = seededRandom(7);
  const moments = Array.from({ length: 2_000 }, () => Math.floor((random() - 0.2) * 90 * 365 * dayMs));
  const changes = clockChanges(Date.UTC(2026, 0, 1), Date.UTC(2030, 0, 1), denver).flatMap(({ at }) => [at - 1, at]);
  for (const at of [...moments, ...changes]) expect(minuteOfDay(at, denver)).toBe(minutesOf(wallOf(at, denver).time));
});

test('lets times through, stops what is none', () => {
  expect(minutesOf('00:00')).toBe(0);
  expect(minutesOf('23:59')).toBe(1439);
  for (const time of ['24:00', '9:00', '12:60', '', 'noon']) expect(() => minutesOf(time), time).toThrow(RangeError);
  expect(() => resolveWall({ date: '2027-02-30', time: '09:00' }, denver)).toThrow(RangeError);
  expect(() => resolveWall({ date: '2027-02-03', time: '09:00' }, 'Mountain')).toThrow(RangeError);
});
