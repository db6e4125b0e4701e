// Words of who hears of a change, and how: by e-mail, by text, or from nobody but the desk. Said alike before a change is
// saved, in the booking form, and where a question is answered.
import { plural } from './plural.ts';

/** Names come as text, several in a row; `count` tells how many they are. */
export const told = {
  gets: (who: string, count: number, what: string) => `${who} ${plural(count, { one: 'gets', other: 'get' })} ${what}`,
  /** What is got, by what it is about and how it comes. */
  by: {
    invitation: { email: 'an e-mail invite', text: 'a text invite', none: 'no invite' },
    again: { email: 'a new e-mail invite', text: 'a new text invite', none: 'no invite' },
    newTime: { email: 'an e-mail with the new time', text: 'a text with the new time', none: 'no message' },
    enter: { email: 'an e-mail and can enter at once', text: 'a text and can enter at once', none: 'no message' },
    cancelled: { email: 'an e-mail about it', text: 'a text about it', none: 'no message' },
  },
  tellYourself: (got: string, who: string, what: string) => `${got}: tell ${who}${what} yourself.`,
  /** What the desk has to tell, by what it is about. */
  what: {
    invitation: ' the time and the code',
    again: ' the time and the code',
    newTime: ' the new time',
    enter: '',
    cancelled: '',
  },
  /** `of` is what it is about, '' where that is clear; `short` is how they are called after that. */
  notKnown: (who: string, of: string, short: string) =>
    `Whether SecureVideo tells ${who}${of} is not known: tell ${short} yourself.`,
  them: 'them',
  nobodyIs: 'Nobody is told.',
  nobody: 'nobody',
};
