// Words of what was found at opening: what happened, what is safe, which sessions are in doubt, and what to check.
import { plural } from './plural.ts';

const sessions = (count: number): string => plural(count, { one: 'session', other: 'sessions' });

/** Notices about this desk's own file. Counted changes, days and moments come as text. */
export const notices = {
  rowsNotOpened: (count: number) => `${count} ${sessions(count)} on this computer could not be opened.`,
  rowsSetAside: 'They were left out, not deleted. They come back with the next reading of SecureVideo.',
  practiceAnew: 'Practice starts over.',
  practiceKeyLost:
    'The key of the earlier practice account was lost. That account is kept closed; no real session is in it.',
  because: {
    damaged: 'The file with this desk’s sessions was damaged.',
    gone: 'The file with this desk’s sessions was not there any more.',
    lost: 'The file with this desk’s sessions is not there any more, and there is no copy.',
    lostDamaged: 'The file with this desk’s sessions was damaged, and there is no copy.',
    behind: 'This computer has lost something that was saved on it.',
    replaced: 'The file with this desk’s sessions was put back or copied.',
    copied: 'The file with this desk’s sessions comes from another computer or account.',
    byCode: 'This desk’s file was opened with its recovery code.',
    witnessGone: 'The file with this desk’s sessions may be an older one.',
  },
  haveChecked: 'I have checked this',
  /** `at` '' = it is not known of when the copy is. */
  copyBesideDamaged: (at: string) =>
    `It was moved out of the way, not deleted, and a good copy${at === '' ? '' : ` of ${at}`} is in use.`,
  copyInUse: (at: string) => `A good copy${at === '' ? '' : ` of ${at}`} is in use.`,
  newBegun: 'A new one was begun. Sessions are read from SecureVideo again.',
  newBesideDamaged:
    'It was moved out of the way, not deleted, and a new one was begun. Sessions are read from SecureVideo again.',
  knowsUntil: (at: string) => `What it knows of your changes ends at ${at}.`,
  noteDeleted: 'The note beside it that would tell was deleted.',
  waitedNotSent: 'What waited in it is not sent.',
  savedSince: (changes: string, count: number) =>
    `${changes} ${plural(count, { one: 'was', other: 'were' })} saved in it since it was begun; which of them still waited cannot be told.`,
  mayBeMissing: (after: string) => `What was saved${after === '' ? '' : ` after ${after}`} may be missing.`,
  areMissing: (changes: string, count: number, after: string) =>
    `${changes} saved${after === '' ? '' : ` after ${after}`} ${plural(count, { one: 'is', other: 'are' })} missing.`,
  allInIt: 'Every change that was saved is in it, but what became of the last ones may not be.',
  notSentUntilAnswered: (kinds: string, oldest: string, count: number) =>
    plural(count, {
      one: `${kinds}, saved ${oldest}, is not sent until you answer.`,
      other: `${kinds}, the oldest saved ${oldest}, are not sent until you answer.`,
    }),
  answerTodo: 'Answer what needs you in the outbox. “Check and send” looks first, so that nothing is booked twice.',
  thinkOf: (after: string) =>
    `Think of what was saved here${after === '' ? '' : ` after ${after}`}. What the day does not show was not sent: do it again.`,
  compareDays: (days: string) => `Compare ${days} with SecureVideo’s own page.`,
  tellOfDamaged: 'Tell your administrator. The damaged file is kept, with its date, beside the one in use.',
  today: 'today',
  tomorrow: 'tomorrow',
  daysAfter: 'the days after',
  now: 'now',
  changesNotOpened: (changes: string) => `${changes} on this computer cannot be opened.`,
  keptNotSent: (kinds: string, oldest: string, count: number) =>
    plural(count, {
      one: `${kinds}, saved ${oldest}. It is kept and not sent, and neither is what was saved for the same session later.`,
      other: `${kinds}, the oldest saved ${oldest}. They are kept and not sent, and neither is what was saved for the same sessions later.`,
    }),
  compareThen: (count: number) =>
    `Think of what was saved here at that time, and compare the ${sessions(count)} with SecureVideo’s own page.`,
  thenSay: 'Then say “I have checked this”: you may do again what is missing, and what was saved later is asked about.',
};
