// Words that every screen puts together its sentences from: lists of names, lengths of time, how far off a moment is.
import { plural } from './plural.ts';

/** What sentences are made of. */
export const basics = {
  /** Names of days and months are asked of the system in this language. */
  locale: 'en-US',
  /** "Trevor", "Trevor and Maria", "Trevor, Maria and Tom"; '' of nobody. */
  listed: (names: readonly string[]) =>
    names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => plural(count, { one: '1 hour', other: `${count} hours` }),
  days: (count: number) => plural(count, { one: '1 day', other: `${count} days` }),
  now: 'Now',
  inLength: (length: string) => `In ${length}`,
  lengthAgo: (length: string) => `${length} ago`,
  /** From Sunday on, one letter each. */
  weekdayLetters: ['S', 'M', 'T', 'W', 'T', 'F', 'S'],
  more: (count: number) => `${count} more`,
};
