// Goal: for every offered zone and each change of clocks in three years, what a desk types in the hour that is skipped or
// repeated is asked about, and never shifted. Method: a table of zone x change x minute, typed as a person types it; the same
// for "same time next week" over the change, and for the reading of somebody elsewhere.
import { describe, expect, test } from 'vitest';
import { addDays, dayFromNumber, type Day } from './day.ts';
import { clockChanges } from './offset.ts';
import { readTyped } from './typed.ts';
import { dayMs, minuteMs } from './utc.ts';
import { minutesOf, resolveWall, timeOfMinutes, wallOf } from './wall.ts';
import { offeredRows } from './zoneTable.ts';

const from = Date.UTC(2026, 10, 26);
const until = Date.UTC(2029, 10, 26);

type Case = {
  readonly zone: string;
  readonly is: 'skipped' | 'twice';
  readonly date: Day;
  readonly time: string;
  readonly at: number;
  readonly shiftMs: number;
};
/** The first, a middle and the last minute of each hour that is skipped or repeated, and the minutes beside it. */
const table: readonly Case[] = offeredRows.flatMap(([, zone]) =>
  clockChanges(from, until, zone).flatMap(({ at, beforeMs, shiftMs }): Case[] => {
    const low = at + Math.min(beforeMs, beforeMs + shiftMs);
    const minutes = Math.abs(shiftMs) / minuteMs;
    return [0, Math.floor(minutes / 2), minutes - 1].map((minute) => {
      const wallMs = low + minute * minuteMs;
      const date = dayFromNumber(Math.floor(wallMs / dayMs));
      const time = timeOfMinutes((wallMs - Math.floor(wallMs / dayMs) * dayMs) / minuteMs);
      return { zone, is: shiftMs > 0 ? 'skipped' : 'twice', date, time, at, shiftMs };
    });
  }),
);

/** "2:30 am", as it is typed. */
function typed(time: string): string {
  const minutes = minutesOf(time);
  const hour = Math.floor(minutes / 60);
  return `${String(hour % 12 === 0 ? 12 : hour % 12)}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}

test('the table has every zone that changes its clocks, in both directions', () => {
  const zones = new Set(table.map((one) => one.zone));
  const changing = offeredRows.filter(([, zone]) => clockChanges(from, until, zone).length > 0);
  expect(zones.size).toBe(new Set(changing.map(([, zone]) => zone)).size);
  expect(zones.size).toBeGreaterThan(20);
  for (const is of ['skipped', 'twice'] as const)
    expect(table.filter((one) => one.is === is).length).toBeGreaterThan(150);
  console.log(`typed table: ${zones.size} zones, ${table.length / 3} changes, ${table.length} typed times`);
});

describe.each([...new Set(table.map((one) => one.zone))])('%s', (zone) => {
  const cases = table.filter((one) => one.zone === zone);

  test('a typed reading that is skipped or repeated is a question, with no moment taken', () => {
    for (const { date, time, is, at, shiftMs } of cases) {
      const where = `${zone} ${date} ${time}`;
      const read = readTyped(`${date} ${typed(time)}`, { now: at - 20 * dayMs, zone });
      // Understood as the wall reads; only the wall can say that it is no moment, or two.
      expect(read, where).toMatchObject({ is: 'understood', date, time });
      expect(read, where).not.toHaveProperty('utcMs');
      const answer = resolveWall({ date, time }, zone);
      expect(answer.is, where).toBe(is);
      if (answer.is === 'twice') expect(answer.second - answer.first, where).toBe(-shiftMs);
      if (answer.is !== 'skipped') continue;
      expect(answer.choices.length, where).toBeGreaterThan(1);
      for (const choice of answer.choices)
        expect(wallOf(choice.utcMs, zone), where).toEqual({ date: choice.date, time: choice.time });
    }
  });

  test('the minute before and the minute after are moments of their own', () => {
    for (const { at } of cases) {
      for (const utcMs of [at - 2 * 60 * minuteMs - dayMs, at + 2 * 60 * minuteMs + dayMs]) {
        const wall = wallOf(utcMs, zone);
        const read = readTyped(`${wall.date} ${typed(wall.time)}`, { now: at - 20 * dayMs, zone });
        expect(read, zone).toMatchObject({ is: 'understood', ...wall });
        expect(resolveWall(wall, zone), zone).toEqual({ is: 'one', utcMs });
      }
    }
  });

  test('"same time next week" over the change keeps the clock, and what it meets there is asked about', () => {
    for (const { date, time, is, at, shiftMs } of cases) {
      const before = resolveWall({ date: addDays(date, -7), time }, zone);
      if (before.is !== 'one') continue; // two changes within a week: Ramadan in Morocco may be near one
      const context = { now: at - 20 * dayMs, zone, follows: before.utcMs };
      for (const text of ['same time next week', 'in 1 week', '+1w']) {
        expect(readTyped(text, context), `${zone} ${text}`).toMatchObject({ is: 'understood', date, time });
      }
      expect(resolveWall({ date, time }, zone).is).toBe(is);
      // A time of that week that exists: the clock reads the same, and the moment has moved with the clocks.
      const noon = resolveWall({ date: addDays(date, -6), time: '12:00' }, zone);
      const after = resolveWall({ date: addDays(date, 1), time: '12:00' }, zone);
      if (noon.is !== 'one' || after.is !== 'one') throw new Error(`${zone}: noon exists once`);
      const changes = clockChanges(noon.utcMs, after.utcMs, zone);
      expect(after.utcMs - noon.utcMs, `${zone} ${date}`).toBe(
        7 * dayMs - changes.reduce((sum, change) => sum + change.shiftMs, 0),
      );
      expect(changes.some((change) => change.shiftMs === shiftMs)).toBe(true);
    }
  });
});
