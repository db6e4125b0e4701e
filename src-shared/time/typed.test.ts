// What desks type. It is Monday 23 November 2026, 10:47 am, in Denver, as in the drawings, unless a case says otherwise.
import { afterEach, describe, expect, test } from 'vitest';
import { addDays, dayOf } from './day.ts';
import { seededRandom } from '../random/random.ts';
import { showAs } from './show.ts';
import { readTyped, readTypedDay } from './typed.ts';
import type { Typed, TypedContext } from './typed.ts';
import { hourMs, minuteMs } from './utc.ts';
import { resolveWall } from './wall.ts';
import { offeredRows } from './zoneTable.ts';

const now = Date.UTC(2026, 10, 23, 17, 47);
const denver: TypedContext = { now, zone: 'America/Denver' };
const brief = (typed: Typed): string => {
  if (typed.is === 'understood') return `${typed.date} ${typed.time}`;
  if (typed.is === 'notUnderstood') return `? ${typed.hint}`;
  return `${typed.is}: ${typed.choices.map(({ date, time }) => `${date} ${time}`).join(', ')}`;
};
const read = (text: string, context = denver) => brief(readTyped(text, context));

describe('understood', () => {
  test.each([
    // day and time in either order
    ['3pm tomorrow', '2026-11-24 15:00'],
    ['tomorrow 3', '2026-11-24 15:00'],
    ['3 p.m. tomorrow', '2026-11-24 15:00'],
    ['at 3 on the 24th', '2026-11-24 15:00'],
    ['tomorrow at three', '2026-11-24 15:00'],
    ['3 tmrw', '2026-11-24 15:00'],
    ["3 o'clock tomorrow", '2026-11-24 15:00'],
    ['３ｐｍ tomorrow', '2026-11-24 15:00'],
    ['day after tomorrow 2', '2026-11-25 14:00'],
    // times
    ['3p', '2026-11-23 15:00'],
    ['noon', '2026-11-23 12:00'],
    ['12', '2026-11-23 12:00'],
    ['1530', '2026-11-23 15:30'],
    ['330pm', '2026-11-23 15:30'],
    ['15:30pm', '2026-11-23 15:30'],
    ['half past three', '2026-11-23 15:30'],
    ['quarter past 3', '2026-11-23 15:15'],
    ['quarter to 3', '2026-11-23 14:45'],
    ['tonight 8', '2026-11-23 20:00'],
    ['this afternoon 4', '2026-11-23 16:00'],
    ['tomorrow morning 6', '2026-11-24 06:00'],
    ['9 in the morning tomorrow', '2026-11-24 09:00'],
    ['midnight', '2026-11-24 00:00'],
    ['12am tomorrow', '2026-11-24 00:00'],
    // office hours: 1 to 6 in the afternoon, 7 to 11 in the morning
    ...[1, 2, 3, 4, 5, 6].map((hour) => [`tomorrow ${hour}`, `2026-11-24 ${hour + 12}:00`]),
    ...[7, 8, 9, 10, 11].map((hour) => [`tomorrow ${hour}`, `2026-11-24 ${String(hour).padStart(2, '0')}:00`]),
    ['today 4', '2026-11-23 16:00'],
    ['11', '2026-11-23 11:00'],
    // weekdays
    ['thu 15:30', '2026-11-26 15:30'],
    ['tues at 3', '2026-11-24 15:00'],
    ['this fri 9', '2026-11-27 09:00'],
    ['next mon 9', '2026-11-30 09:00'],
    ['9 next mon', '2026-11-30 09:00'],
    ['mon next week 9', '2026-11-30 09:00'],
    ['next week fri 10.15', '2026-12-04 10:15'],
    ['next week 9', '2026-11-30 09:00'],
    ['monday 9.30am', '2026-11-30 09:30'], // that hour of today has passed
    // dates
    ['12/3 2pm', '2026-12-03 14:00'],
    ['12/3/27 2pm', '2027-12-03 14:00'],
    ['24/11 3pm', '2026-11-24 15:00'],
    ['24 nov 3pm', '2026-11-24 15:00'],
    ['3pm 24 nov', '2026-11-24 15:00'],
    ['nov 24 3', '2026-11-24 15:00'],
    ['nov 24 2027 3', '2027-11-24 15:00'],
    ['nov 24 2030', '2026-11-24 20:30'],
    ['3 nov 24', '2026-11-24 15:00'],
    ['Thu, Dec 3rd, 2:15 PM', '2026-12-03 14:15'],
    ['sun mar 14 2pm', '2027-03-14 14:00'],
    ['may 5 2', '2027-05-05 14:00'],
    ['mar 3 10', '2027-03-03 10:00'],
    ['2/29 3pm', '2028-02-29 15:00'],
    ['2027-01-04 09:00', '2027-01-04 09:00'],
    ['2027-01-04T09:00', '2027-01-04 09:00'],
    ['2027-01-04 03:00', '2027-01-04 03:00'],
    // lengths
    ['in 20 min', '2026-11-23 11:07'],
    ['in 20min', '2026-11-23 11:07'],
    ['+20 min', '2026-11-23 11:07'],
    ['in an hour', '2026-11-23 11:47'],
    ['in half an hour', '2026-11-23 11:17'],
    ['in three quarters of an hour', '2026-11-23 11:32'],
    ['in 1h 30m', '2026-11-23 12:17'],
    ['1.5 hours from now', '2026-11-23 12:17'],
    ['in 2 weeks 3pm', '2026-12-07 15:00'],
    ['in 3 days 9', '2026-11-26 09:00'],
  ])('%s', (text, wall) => expect(read(text)).toBe(wall));

  test('is read back in words, the year where it is another', () => {
    expect(readTyped('3pm tomorrow', denver)).toMatchObject({ words: 'Tue 24 Nov, 3:00 pm' });
    expect(readTyped('2027-01-04 09:00', denver)).toMatchObject({ words: 'Mon 4 Jan 2027, 9:00 am' });
    expect(readTyped('thu 15:30', { ...denver, style: { hours: 24 } })).toMatchObject({ words: 'Thu 26 Nov, 15:30' });
  });

  test('today is the zone’s, not the machine’s: late in Denver it is tomorrow in New York', () => {
    const late = Date.UTC(2026, 10, 24, 5, 30); // 10:30 pm and 12:30 am
    expect(read('tomorrow 3', { now: late, zone: 'America/Denver' })).toBe('2026-11-24 15:00');
    expect(read('tomorrow 3', { now: late, zone: 'America/New_York' })).toBe('2026-11-25 15:00');
  });

  test('a length is a moment, also in the night when an hour comes twice', () => {
    const night = Date.UTC(2026, 10, 1, 7, 30); // 1:30 am for the first time
    const typed = readTyped('in 1 hour', { now: night, zone: 'America/Denver' });
    expect(typed).toMatchObject({ is: 'understood', time: '01:30', utcMs: night + hourMs });
  });
});

describe('figures as the system has them', () => {
  afterEach(() => showAs({}));
  test.each([
    [true, '12/3 2pm', '2026-12-03 14:00'],
    [true, '24/11 2pm', '2026-11-24 14:00'],
    [false, '12/3 2pm', '2027-03-12 14:00'],
    [false, '3/12 2pm', '2026-12-03 14:00'],
    [false, '12/24 2pm', '2026-12-24 14:00'],
  ])('the month first: %j, %j', (monthFirst, text, meant) => {
    showAs({ monthFirst });
    expect(read(text)).toBe(meant);
  });
});

describe('asked', () => {
  test.each([
    ['mon 3pm', 'ambiguous: 2026-11-23 15:00, 2026-11-30 15:00'],
    ['next fri 10', 'ambiguous: 2026-11-27 10:00, 2026-12-04 10:00'],
    ['tomorrow 0330', 'ambiguous: 2026-11-24 15:30, 2026-11-24 03:30'],
    ['tomorrow 03:30', 'ambiguous: 2026-11-24 15:30, 2026-11-24 03:30'],
    ['midnight tomorrow', 'ambiguous: 2026-11-24 00:00, 2026-11-25 00:00'],
    ['3 dec 4', 'ambiguous: 2026-12-03 16:00, 2026-12-04 15:00'],
  ])('%s', (text, choices) => expect(read(text)).toBe(choices));

  test('in words', () => {
    expect(readTyped('next fri 10', denver)).toMatchObject({
      question: 'Which day?',
      choices: [{ words: '10:00 am on Fri 27 Nov' }, { words: '10:00 am on Fri 4 Dec' }],
    });
    expect(readTyped('tomorrow 0330', denver)).toMatchObject({ question: 'Morning or afternoon?' });
  });

  test('said on a Sunday, next Monday is tomorrow or a week on', () => {
    const sunday = { now: Date.UTC(2026, 10, 29, 18), zone: 'America/Denver' };
    expect(read('next mon 9', sunday)).toBe('ambiguous: 2026-11-30 09:00, 2026-12-07 09:00');
    expect(read('next wed 9', sunday)).toBe('2026-12-02 09:00');
  });

  test('on the nights that clocks change, the small hours are not passed over', () => {
    expect(read('sun mar 14 2:30')).toBe('2027-03-14 02:30'); // which resolveWall then asks about
    expect(resolveWall({ date: '2027-03-14', time: '02:30' }, denver.zone).is).toBe('skipped');
    expect(read('nov 7 2027 1:30')).toBe('ambiguous: 2027-11-07 13:30, 2027-11-07 01:30');
    expect(read('sun mar 14 3:30')).toBe('2027-03-14 15:30');
    expect(read('sun mar 14 2:30', { now, zone: 'America/Phoenix' })).toBe('2027-03-14 14:30');
  });

  test('a desk that reads 24 hours is asked about small bare hours; minutes make them plain', () => {
    const day: TypedContext = { ...denver, style: { hours: 24 } };
    expect(read('tomorrow 3', day)).toBe('ambiguous: 2026-11-24 15:00, 2026-11-24 03:00');
    expect(read('tomorrow 3:30', day)).toBe('2026-11-24 03:30');
    expect(read('tomorrow 03:30', day)).toBe('2026-11-24 03:30');
    expect(read('tomorrow 9', day)).toBe('2026-11-24 09:00');
  });
});

describe('passed', () => {
  test.each([
    ['9am today', 'passed: 2026-11-24 09:00, 2026-11-23 21:00'],
    ['9am', 'passed: 2026-11-24 09:00, 2026-11-23 21:00'],
    ['today 8', 'passed: 2026-11-24 08:00, 2026-11-23 20:00'],
    ['10:47am', 'passed: 2026-11-24 10:47, 2026-11-23 22:47'],
    ['yesterday 3pm', 'passed: 2026-11-23 15:00, 2026-11-24 15:00'],
    ['nov 20 3pm', 'passed: 2027-11-20 15:00'],
    ['2025-11-24 09:00', 'passed: 2026-11-24 09:00'],
  ])('%s', (text, choices) => expect(read(text)).toBe(choices));

  test('in the words of the drawing', () => {
    expect(readTyped('9am today', denver)).toEqual({
      is: 'passed',
      date: '2026-11-23',
      time: '09:00',
      words: 'Mon 23 Nov, 9:00 am',
      sentence: '9:00 am today has passed.',
      choices: [
        { date: '2026-11-24', time: '09:00', words: '9:00 am tomorrow' },
        { date: '2026-11-23', time: '21:00', words: '9:00 pm today' },
      ],
    });
  });

  test('a minute ahead has not passed', () => expect(read('10:48am')).toBe('2026-11-23 10:48'));
});

describe('not understood', () => {
  test.each([
    ['', /^\? Try /],
    ['banana', /^\? Try /],
    ['tomorrow banana', /^\? Try /],
    ['in 20', /^\? Try /],
    ['tomorrow', /^\? Tue 24 Nov\. At what time\?$/],
    ['tomorrow morning', /^\? Tue 24 Nov\. At what time\?$/],
    ['nov 24 2027', /^\? Wed 24 Nov 2027\. At what time\?$/],
    ['feb 30 3pm', /^\? There is no 30 February\.$/],
    ['2027-02-29 09:00', /^\? There is no 29 February 2027\.$/],
    ['13/13 3pm', /^\? There is no 13 month 13\.$/],
    ['sat mar 14 2pm', /^\? 14 March 2027 is a Sunday\.$/],
    ['tomorrow 25:00', /^\? There is no 25:00 on the clock\.$/],
    ['13am', /^\? There is no 13 am\.$/],
    ['now', /Meet Now/],
    ['in 0 min', /Meet Now/],
    ['wed 3-4pm', /start alone/],
    ['wed 9 to 10', /start alone/],
  ])('%j', (text, hint) => expect(read(text)).toMatch(hint));

  test('keeps the day that was understood, so the agenda can show it', () => {
    expect(readTyped('sun mar 14', denver)).toMatchObject({ is: 'notUnderstood', date: '2027-03-14' });
  });
});

describe('a day alone', () => {
  test.each([
    ['tomorrow', '2026-11-24'],
    ['yesterday', '2026-11-22'],
    ['mon', '2026-11-23'],
    ['next mon', '2026-11-30'],
    ['12/3', '2026-12-03'],
    ['nov 20', '2026-11-20'],
    ['24th', '2026-11-24'],
    ['2027-03-14', '2027-03-14'],
  ])('%s', (text, date) => expect(readTypedDay(text, denver)).toMatchObject({ is: 'understood', date }));

  test.each(['', 'banana', 'tomorrow 3', 'feb 30'])('not %j', (text) => {
    expect(readTypedDay(text, denver).is).toBe('notUnderstood');
  });
});

// Goal: whatever is typed, the answer holds. Method: random scraps of what people type, in random zones and moments.
test('nothing typed throws, and what is understood lies ahead and reads back as itself', () => {
  const seed = Number(process.env['SEED'] ?? 1123);
  console.log(`typed: SEED=${seed}`);
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const scraps =
    'tomorrow today next this in mon fri sunday week 3 9 12 24 3pm 9.30am 15:30 0330 2027 nov feb may 12/3 2/30'
      .concat(
        ' 2027-03-14 noon midnight half past quarter to min hour day a an the #5 5th + - : . pm a.m. banana \u202e é',
      )
      .split(' ');
  let [understood, choices] = [0, 0];
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(scraps)).join(
      pick([' ', ' ', ' ', '']),
    );
    const context: TypedContext = {
      now: now + Math.floor(random() * 730 * 24 * 60) * minuteMs,
      zone: pick(offeredRows)[1],
      style: { hours: pick([12, 24]) },
    };
    const where = JSON.stringify({ text, context });
    const typed = readTyped(text, context);
    if (typed.is === 'ambiguous')
      expect(new Set(typed.choices.map(({ words }) => words)).size, where).toBeGreaterThan(1);
    if (typed.is === 'ambiguous' || typed.is === 'passed') {
      // A choice takes the place of what was typed: it must not ask again.
      for (const { words, date, time } of typed.choices) {
        expect(readTyped(words, context), `${words} for ${where}`).toMatchObject({ is: 'understood', date, time });
        choices++;
      }
    }
    if (typed.is !== 'understood') continue;
    understood++;
    const answer = resolveWall(typed, context.zone);
    if (answer.is === 'one') expect(answer.utcMs, where).toBeGreaterThan(context.now);
    if (typed.date < addDays(dayOf(context.now, context.zone), 300) && typed.utcMs === undefined) {
      expect(readTyped(typed.words, context), where).toMatchObject({
        is: 'understood',
        date: typed.date,
        time: typed.time,
      });
    }
  }
  expect(understood).toBeGreaterThan(500);
  expect(choices).toBeGreaterThan(500);
});

describe('the same time again, of a session that is followed or moved', () => {
  // Tuesday 10 November, 3:00 pm in Denver.
  const follows = Date.UTC(2026, 10, 10, 22, 0);
  const again = { ...denver, follows };
  test.each([
    ['same time next week', 'passed'],
    ['same time in 2 weeks', '2026-11-24 15:00'],
    ['in 3 weeks at the same time', '2026-12-01 15:00'],
    ['in 2 weeks', '2026-11-24 15:00'],
    ['+2', '2026-11-24 15:00'],
    ['+4w', '2026-12-08 15:00'],
    ['same time tomorrow', '2026-11-24 15:00'],
    ['thu same time', '2026-11-26 15:00'],
    ['same time 12/3', '2026-12-03 15:00'],
    ['same time', '? On which day?'],
  ])('%s', (text, expected) => {
    expect(read(text, again)).toContain(expected);
  });

  test('the week after is counted from the session, not from today', () => {
    expect(read('same time next week', { ...again, follows: Date.UTC(2026, 10, 24, 22, 0) })).toBe('2026-12-01 15:00');
  });

  test('where no session is followed it says so, and lengths stay lengths', () => {
    expect(read('same time next week')).toContain('no session here');
    expect(read('in 2 weeks')).not.toContain('15:00');
    expect(readTyped('in 20 min', again)).toMatchObject({ is: 'understood', time: '11:07' });
  });
});
