// What was found at opening, in plain words: what happened, what is safe, which sessions are in doubt and what to check.
import type { Notice } from '../../src-shared/contract/views.ts';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { changesWords, kindsWords, listWords } from '../../src-shared/outbox/countWords.ts';
import { momentWithin } from '../../src-shared/outbox/about.ts';
import type { Saying } from '../../src-shared/outbox/about.ts';
import type { UnreadableChange } from '../outbox/outbox.ts';
import type { Doubt } from './doubts.ts';

/** Ids of the notices that are kept until somebody has read them. */
export const DOUBT_NOTICE = 'doubt';
export const UNREADABLE_NOTICE = 'unreadableChanges';

/** Sessions in doubt and days that are named; more are counted. */
const SESSIONS_MAX = 20;
const DAYS_MAX = 6;

export type FoundAtOpening = {
  readonly doubt: Doubt | null;
  /** Rows of sessions that did not open; they come back with the next reading. */
  readonly lostRows: number;
  readonly unreadable: readonly UnreadableChange[];
  readonly lostPractice: boolean;
  /** Open changes. */
  readonly open: readonly OutboxRow[];
  readonly naming: Saying;
  readonly now: number;
};

/** The notices of an account as they stand now. */
export function noticesOf(found: FoundAtOpening): Notice[] {
  const { doubt, lostRows, unreadable, lostPractice, naming } = found;
  const notices: Notice[] = [];
  if (doubt !== null) notices.push(doubtNotice(doubt, found));
  if (unreadable.length > 0) notices.push(unreadableNotice(unreadable, naming));
  if (lostRows > 0) {
    notices.push({
      ...plain('damagedRows'),
      title: `${String(lostRows)} ${lostRows === 1 ? 'session' : 'sessions'} on this computer could not be opened.`,
      detail: 'They were set aside. They come back with the next reading of SecureVideo.',
    });
  }
  if (lostPractice) {
    notices.push({
      ...plain('practiceAnew'),
      title: 'Practice begins anew.',
      detail: 'The key of the earlier practice account was lost. It was set aside; no real session is in it.',
    });
  }
  return notices;
}

function plain(id: string): Pick<Notice, 'id' | 'todo' | 'sessions' | 'more' | 'done'> {
  return { id, todo: [], sessions: [], more: 0, done: '' };
}

const titles: Readonly<Record<Doubt['because'], string>> = {
  damaged: 'The file with this desk’s sessions was damaged.',
  gone: 'The file with this desk’s sessions was not there any more.',
  lost: 'The file with this desk’s sessions is not there any more, and there is no copy.',
  lostDamaged: 'The file with this desk’s sessions was damaged, and there is no copy.',
  behind: 'This computer has lost something that was saved on it.',
  replaced: 'The file with this desk’s sessions was put back or copied.',
  copied: 'The file with this desk’s sessions comes from another computer or account.',
  byCode: 'This desk’s file was opened with its recovery code.',
  witnessGone: 'The file with this desk’s sessions may be an older one.',
};

function doubtNotice(doubt: Doubt, { open, naming, now }: FoundAtOpening): Notice {
  const asked = open.filter((row) => row.cause === 'restored');
  const at = doubt.knowsUntil === null ? null : momentWords(doubt.knowsUntil, naming);
  const sessions = sessionsOf(asked, naming);
  return {
    id: DOUBT_NOTICE,
    title: titles[doubt.because],
    detail: [stateWords(doubt, at), missingWords(doubt, at), askedWords(asked, naming)]
      .filter((sentence) => sentence !== '')
      .join(' '),
    todo: todoOf(doubt, at, asked, { naming, now }),
    sessions: sessions.slice(0, SESSIONS_MAX),
    more: Math.max(0, sessions.length - SESSIONS_MAX),
    done: 'I have checked this',
  };
}

/** Which file is in use now. */
function stateWords({ because }: Doubt, at: string | null): string {
  const of = at === null ? '' : ` of ${at}`;
  switch (because) {
    case 'damaged':
      return `It was set aside, not deleted, and a good copy${of} is in use.`;
    case 'gone':
      return `A good copy${of} is in use.`;
    case 'lost':
      return 'A new one was begun. Sessions are read from SecureVideo again.';
    case 'lostDamaged':
      return 'It was set aside, not deleted, and a new one was begun. Sessions are read from SecureVideo again.';
    case 'behind':
    case 'replaced':
    case 'copied':
    case 'byCode':
      return at === null ? '' : `What it knows of your changes ends at ${at}.`;
    case 'witnessGone':
      return 'The note beside it that would tell was deleted.';
  }
}

function missingWords({ because, missing }: Doubt, at: string | null): string {
  const after = at === null ? '' : ` after ${at}`;
  if (because === 'lost' || because === 'lostDamaged') {
    if (missing === null || missing === 0) return 'What waited in it is not sent.';
    return `${changesWords(missing)} ${were(missing)} saved in it since it was begun; which of them still waited cannot be told.`;
  }
  if (missing === null) return `What was saved${after} may be missing.`;
  if (missing > 0) return `${changesWords(missing)} saved${after} ${missing === 1 ? 'is' : 'are'} missing.`;
  return 'Every change that was saved is in it, but what became of the last ones may not be.';
}

function askedWords(asked: readonly OutboxRow[], naming: Saying): string {
  if (asked.length === 0) return '';
  const words = kindsWords(asked.map((row) => row.kind));
  const oldest = momentWords(Math.min(...asked.map((row) => row.madeAt)), naming);
  const [are, since] = asked.length === 1 ? ['is', 'saved'] : ['are', 'the oldest saved'];
  return `${capital(words)}, ${since} ${oldest}, ${are} not sent until you answer.`;
}

function todoOf(
  { because, missing }: Doubt,
  at: string | null,
  asked: readonly OutboxRow[],
  { naming, now }: Pick<FoundAtOpening, 'naming' | 'now'>,
): string[] {
  const todo: string[] = [];
  if (asked.length > 0) {
    todo.push('Answer what needs you in the outbox. “Check and send” looks first, so that nothing is booked twice.');
  }
  if (missing !== 0) {
    const after = at === null || because === 'lost' || because === 'lostDamaged' ? 'here' : `here after ${at}`;
    todo.push(`Think of what was saved ${after}. What the day does not show was not sent: do it again.`);
  }
  todo.push(`Compare ${daysWords(asked, naming, now)} with SecureVideo’s own page.`);
  if (because === 'damaged' || because === 'lostDamaged') {
    todo.push('Tell your administrator. The damaged file is kept, with its date, beside the one in use.');
  }
  return todo;
}

/** Today, and the days of the sessions in doubt. */
function daysWords(asked: readonly OutboxRow[], naming: Saying, now: number): string {
  const starts = asked.flatMap(({ startsAt, wasStartsAt }) => [startsAt, wasStartsAt].filter((at) => at !== null));
  const days = [...new Set([now, ...starts.sort((a, b) => a - b)].map((at) => naming.day(at)))];
  const words = days.map((day) => (day === 'Today' || day === 'Tomorrow' ? day.toLowerCase() : day));
  return listWords(words.length > DAYS_MAX ? [...words.slice(0, DAYS_MAX), 'the days after'] : words);
}

/** One entry a session, the soonest first. */
function sessionsOf(asked: readonly OutboxRow[], naming: Saying): Notice['sessions'] {
  const lanes = new Map<string, OutboxRow[]>();
  for (const row of asked) lanes.set(row.lane, [...(lanes.get(row.lane) ?? []), row]);
  return [...lanes]
    .map(([localId, rows]) => {
      const startsAt = rows.find((row) => row.startsAt !== null)?.startsAt ?? null;
      const when = startsAt === null ? 'now' : momentWithin(startsAt, naming);
      return { localId, startsAt, words: `${listWords(rows.map((row) => row.title))}, ${when}` };
    })
    .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
}

function unreadableNotice(unreadable: readonly UnreadableChange[], naming: Saying): Notice {
  const one = unreadable.length === 1;
  const oldest = momentWords(Math.min(...unreadable.map((change) => change.madeAt)), naming);
  return {
    ...plain(UNREADABLE_NOTICE),
    title: `${changesWords(unreadable.length)} on this computer cannot be opened.`,
    detail: `${capital(kindsWords(unreadable.map((change) => change.kind)))}, ${one ? '' : 'the oldest '}saved ${oldest}. ${
      one ? 'It is' : 'They are'
    } kept and not sent, and neither is what was saved for the same ${one ? 'session' : 'sessions'} later.`,
    todo: [
      `Think of what was saved here at that time, and compare the ${one ? 'session' : 'sessions'} with SecureVideo’s own page.`,
      'Then say “I have checked this”: you may do again what is missing, and what was saved later is asked about.',
    ],
    sessions: unreadable
      .filter(({ words }) => words !== '')
      .slice(0, SESSIONS_MAX)
      .map(({ lane, startsAt, words }) => {
        const when = startsAt === null ? '' : `, ${momentWithin(startsAt, naming)}`;
        return { localId: lane, startsAt, words: `${words}${when}` };
      }),
    done: 'I have checked this',
  };
}

/** "10:41 am" today, with the day before it otherwise. */
function momentWords(at: number, naming: Saying): string {
  const day = naming.day(at);
  return day === 'Today' ? naming.time(at) : `${day} ${naming.time(at)}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}
