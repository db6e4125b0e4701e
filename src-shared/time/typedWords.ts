// What a person types, cut into words of one spelling, so that the readers of days and times see few forms.
import { capital } from '../words/capital.ts';

/** Weekdays by their first letters, 0 for Sunday. */
const weekdays: readonly (readonly [RegExp, number])[] = [
  [/^su(n|nday)?$/, 0],
  [/^mo(n|nday)?$/, 1],
  [/^tu(e|es|esday)?$/, 2],
  [/^we(d|ds|dnesday)?$/, 3],
  [/^th(u|ur|urs|ursday)?$/, 4],
  [/^fr(i|iday)?$/, 5],
  [/^sa(t|turday)?$/, 6],
];

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

// Each turns many spellings into one. Order matters: later ones see what earlier ones left.
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/\b([ap])\. ?m\b\.?/g, '$1m'],
  [/\b([ap])\.(?=\s|$)/g, '$1'],
  [/\bo'?clock\b/g, ' '],
  [/[@,;]/g, ' '],
  [/(\d{4}-\d\d?-\d\d?)t(?=\d)/g, '$1 '],
  [/\+ ?(?=\d)/g, 'in '],
  [/\b(an hour and a half|one and a half hours)\b/g, '90 min'],
  [/\bhalf an hour\b/g, '30 min'],
  [/\bthree quarters of an hour\b/g, '45 min'],
  [/\ba quarter of an hour\b/g, '15 min'],
  [/\ban? (?=hour|hr|minute|min|day|week)/g, '1 '],
  [/\b(the )?day after tomorrow\b/g, 'in 2 days'],
  [/\b(tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw|tomo|tom)\b/g, 'tomorrow'],
  [/\btonight\b/g, 'today evening'],
  [/\bthis (morning|afternoon|evening)\b/g, 'today $1'],
  [/\b(today|tomorrow) night\b/g, '$1 evening'],
  [/\b(\d+)(st|nd|rd|th)\b/g, '#$1'], // a day of the month, never an hour
  [/(\d)(minutes?|mins?|m|hours?|hrs?|hr|h|days?|weeks?|wks?|w)(?=\s|\d|$)/g, '$1 $2 '],
  [/(\d) (am|pm|a|p)\b/g, '$1$2'],
  [/\b(minutes?|mins|m)\b/g, 'min'],
  [/\b(hours|hour|hrs|hr|h)\b/g, 'hour'],
  [/\b(weeks|wks?|w)\b/g, 'week'],
  [/\bdays\b/g, 'day'],
  [/\b(at|on|the|of|for|and|in the|from)\b(?! now| today)/g, ' '],
  [/(?<=[a-z])\.(?=\s|$)/g, ' '],
];

/** The words of a text: lower case, one spelling each, fillers left out. At most 80 characters are looked at. */
export function wordsOf(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase().slice(0, 80);
  const same = spellings.reduce((so, [form, one]) => so.replace(form, one), ` ${lower} `);
  return same
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const bare = /^(.+?)(am|pm|a|p)?$/.exec(word)!;
      const at = numberWords.indexOf(bare[1]!);
      return at === -1 ? word : `${at + 1}${bare[2] ?? ''}`;
    });
}

/** 0 for Sunday to 6 for Saturday; undefined when the word is no weekday. */
export function weekdayFrom(word: string | undefined): number | undefined {
  return word === undefined ? undefined : weekdays.find(([form]) => form.test(word))?.[1];
}

/** 1 to 12 from three letters on; undefined when the word is no month. */
export function monthFrom(word: string | undefined): number | undefined {
  if (word === undefined || !/^[a-z]{3,9}$/.test(word)) return undefined;
  const at = word === 'sept' ? 8 : months.findIndex((month) => month.startsWith(word));
  return at === -1 ? undefined : at + 1;
}

/** "March" for 3. */
export function monthName(month: number): string {
  return capital(months[month - 1] ?? '');
}
