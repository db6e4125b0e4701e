// Times as the API writes them: read as UTC whatever the machine's own zone, and written back with zero seconds.
import { describe, expect, test } from 'vitest';
import { formatScheduleTs, parseUtc, utcDate, wholeMinute } from './utc.ts';

const noon = Date.UTC(2031, 2, 9, 17, 30);

describe('parseUtc', () => {
  test.each([
    ['without a zone it is UTC', '2031-03-09T17:30:00', noon],
    ['with Z', '2031-03-09T17:30:00Z', noon],
    ['without seconds', '2031-03-09T17:30', noon],
    ['with a blank for the T', '2031-03-09 17:30:00', noon],
    ['a Meet Now has seconds', '2031-03-09T17:30:41', noon + 41_000],
    ['three places', '2031-03-09T17:30:00.123', noon + 123],
    ['seven places, as .NET writes them', '2031-03-09T17:30:00.1239999Z', noon + 123],
    ['one place', '2031-03-09T17:30:00.5', noon + 500],
    ['an offset west', '2031-03-09T10:30:00-07:00', noon],
    ['an offset east', '2031-03-09T23:00:00+05:30', noon],
    ['an offset without a colon', '2031-03-09T23:00:00+0530', noon],
    ['an offset of hours alone', '2031-03-09T10:30:00-07', noon],
    ['an offset over midnight', '2031-03-10T01:30:00+08:00', noon],
    ['blanks around it', ' 2031-03-09T17:30:00 ', noon],
    ['a bare date', '2031-03-09', Date.UTC(2031, 2, 9)],
    ['a leap day', '2028-02-29T00:00:00', Date.UTC(2028, 1, 29)],
    ['the first moment of .NET', '0001-01-01T00:00:00', Date.parse('0001-01-01T00:00:00Z')],
  ])('%s', (_why, text, utcMs) => expect(parseUtc(text)).toBe(utcMs));

  test.each([
    '',
    'soon',
    '2031-02-30T10:00:00',
    '2029-02-29T10:00:00',
    '2031-13-01T10:00:00',
    '2031-00-01T10:00:00',
    '2031-03-00T10:00:00',
    '2031-03-09T24:00:00',
    '2031-03-09T17:60:00',
    '2031-03-09T17:30:60',
    '2031-03-09T17:30:00+19:00',
    '2031-03-09T17:30:00 Mountain',
    '03/09/2031 17:30',
    '/Date(1931013000000)/',
  ])('is null for %j', (text) => expect(parseUtc(text)).toBeNull());
});

describe('formatScheduleTs', () => {
  test('has no zone and zero seconds', () => {
    expect(formatScheduleTs(noon)).toBe('2031-03-09T17:30:00');
    expect(formatScheduleTs(noon + 59_999)).toBe('2031-03-09T17:30:00');
  });

  test('is read back as the minute that it was, for moments all over the calendar', () => {
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2032, 0, 1); at += 7_654_321_987) {
      expect(parseUtc(formatScheduleTs(at))).toBe(wholeMinute(at));
    }
  });

  test('rounds down before 1970 too', () => expect(wholeMinute(-1)).toBe(-60_000));
});

test('utcDate knows which dates exist', () => {
  expect(utcDate(2026, 11, 23)).toBe(Date.UTC(2026, 10, 23));
  expect(utcDate(2026, 2, 29)).toBeNull();
  expect(utcDate(2026, 4, 31)).toBeNull();
  expect(utcDate(10_000, 1, 1)).toBeNull();
});
