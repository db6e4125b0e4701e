import { expect, test } from 'vitest';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { namingOf } from './naming.ts';

const NOW = Date.UTC(2026, 10, 23, 17, 47); // 10:47 am in Denver
const HOUR = 3_600_000;

test('times are the clinic’s; today and tomorrow are said so; a clinician who is not known has a plain word', () => {
  const roster = {
    find: (id: string) => (id === '5' ? { name: 'Dr. Ilse Voss' } : undefined),
    onChange: () => () => undefined,
  };
  const naming = namingOf(roster as never, new TestClock(NOW), () => 'America/Denver');
  expect(naming.time(NOW + HOUR)).toBe('11:47 am');
  expect(naming.day(NOW + 13 * HOUR)).toBe('Today');
  expect(naming.day(NOW + 14 * HOUR)).toBe('Tomorrow');
  expect(naming.day(NOW + 50 * HOUR)).toBe('Wed 25 Nov');
  expect([naming.host('5'), naming.host('6')]).toEqual(['Dr. Ilse Voss', 'the clinician']);
});

test('what was said is said anew when the day turns, the zone changes or the roster is read', () => {
  let zone = 'America/Denver';
  let tell = (): void => undefined;
  const clock = new TestClock(NOW);
  const roster = {
    find: () => undefined,
    onChange: (listener: () => void) => {
      tell = listener;
      return () => undefined;
    },
  };
  const naming = namingOf(roster, clock, () => zone);
  const keys = [naming.key()];
  tell();
  keys.push(naming.key());
  zone = 'America/New_York';
  keys.push(naming.key());
  clock.tick(24 * HOUR);
  keys.push(naming.key());
  expect(new Set(keys).size).toBe(4);
});
