// What was found at opening, in plain words: what happened, what is safe, which sessions are in doubt and what to check.
import type { Notice } from '../../src-shared/contract/views/status.ts';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { changesWords, kindsWords, listWords } from '../../src-shared/outbox/countWords.ts';
import { briefMoment, momentWithin } from '../../src-shared/outbox/about.ts';
import type { Saying } from '../../src-shared/outbox/about.ts';
import type { UnreadableChange } from '../outbox/running.ts';
import type { Doubt } from './doubts.ts';
import { capital } from '../../src-shared/words/capital.ts';
import { say } from '../../src-shared/words/ofMain.ts';
import { say as texts } from '../../src-shared/words/words.ts';

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
      title: say.notices.rowsNotOpened(lostRows),
      detail: say.notices.rowsSetAside,
    });
  }
  if (lostPractice) {
    notices.push({
      ...plain('practiceAnew'),
      title: say.notices.practiceAnew,
      detail: say.notices.practiceKeyLost,
    });
  }
  return notices;
}

function plain(id: string): Pick<Notice, 'id' | 'todo' | 'sessions' | 'more' | 'done'> {
  return { id, todo: [], sessions: [], more: 0, done: '' };
}

const titles: Readonly<Record<Doubt['because'], string>> = say.notices.because;

function doubtNotice(doubt: Doubt, { open, naming, now }: FoundAtOpening): Notice {
  const asked = open.filter((row) => row.cause === 'restored');
  const at = doubt.knowsUntil === null ? null : briefMoment(doubt.knowsUntil, naming);
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
    done: say.notices.haveChecked,
  };
}

/** Which file is in use now. */
function stateWords({ because }: Doubt, at: string | null): string {
  switch (because) {
    case 'damaged':
      return say.notices.copyBesideDamaged(at ?? '');
    case 'gone':
      return say.notices.copyInUse(at ?? '');
    case 'lost':
      return say.notices.newBegun;
    case 'lostDamaged':
      return say.notices.newBesideDamaged;
    case 'behind':
    case 'replaced':
    case 'copied':
    case 'byCode':
      return at === null ? '' : say.notices.knowsUntil(at);
    case 'witnessGone':
      return say.notices.noteDeleted;
  }
}

function missingWords({ because, missing }: Doubt, at: string | null): string {
  if (because === 'lost' || because === 'lostDamaged') {
    if (missing === null || missing === 0) return say.notices.waitedNotSent;
    return say.notices.savedSince(changesWords(missing), missing);
  }
  if (missing === null) return say.notices.mayBeMissing(at ?? '');
  if (missing > 0) return say.notices.areMissing(changesWords(missing), missing, at ?? '');
  return say.notices.allInIt;
}

function askedWords(asked: readonly OutboxRow[], naming: Saying): string {
  if (asked.length === 0) return '';
  const words = kindsWords(asked.map((row) => row.kind));
  const oldest = briefMoment(Math.min(...asked.map((row) => row.madeAt)), naming);
  return say.notices.notSentUntilAnswered(capital(words), oldest, asked.length);
}

function todoOf(
  { because, missing }: Doubt,
  at: string | null,
  asked: readonly OutboxRow[],
  { naming, now }: Pick<FoundAtOpening, 'naming' | 'now'>,
): string[] {
  const todo: string[] = [];
  if (asked.length > 0) {
    todo.push(say.notices.answerTodo);
  }
  if (missing !== 0) {
    const after = at === null || because === 'lost' || because === 'lostDamaged' ? '' : at;
    todo.push(say.notices.thinkOf(after));
  }
  todo.push(say.notices.compareDays(daysWords(asked, naming, now)));
  if (because === 'damaged' || because === 'lostDamaged') {
    todo.push(say.notices.tellOfDamaged);
  }
  return todo;
}

/** Today, and the days of the sessions in doubt. */
function daysWords(asked: readonly OutboxRow[], naming: Saying, now: number): string {
  const starts = asked.flatMap(({ startsAt, wasStartsAt }) => [startsAt, wasStartsAt].filter((at) => at !== null));
  const days = [...new Set([now, ...starts.sort((a, b) => a - b)].map((at) => naming.day(at)))];
  const { today, tomorrow } = texts.row;
  const within = new Map([
    [today, say.notices.today],
    [tomorrow, say.notices.tomorrow],
  ]);
  const words = days.map((day) => within.get(day) ?? day);
  return listWords(words.length > DAYS_MAX ? [...words.slice(0, DAYS_MAX), say.notices.daysAfter] : words);
}

/** One entry a session, the soonest first. */
function sessionsOf(asked: readonly OutboxRow[], naming: Saying): Notice['sessions'] {
  const lanes = new Map<string, OutboxRow[]>();
  for (const row of asked) lanes.set(row.lane, [...(lanes.get(row.lane) ?? []), row]);
  return [...lanes]
    .map(([localId, rows]) => {
      const startsAt = rows.find((row) => row.startsAt !== null)?.startsAt ?? null;
      const when = startsAt === null ? say.notices.now : momentWithin(startsAt, naming);
      return { localId, startsAt, words: `${listWords(rows.map((row) => row.title))}, ${when}` };
    })
    .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
}

function unreadableNotice(unreadable: readonly UnreadableChange[], naming: Saying): Notice {
  const count = unreadable.length;
  const oldest = briefMoment(Math.min(...unreadable.map((change) => change.madeAt)), naming);
  return {
    ...plain(UNREADABLE_NOTICE),
    title: say.notices.changesNotOpened(changesWords(unreadable.length)),
    detail: say.notices.keptNotSent(capital(kindsWords(unreadable.map((change) => change.kind))), oldest, count),
    todo: [say.notices.compareThen(count), say.notices.thenSay],
    sessions: unreadable
      .filter(({ words }) => words !== '')
      .slice(0, SESSIONS_MAX)
      .map(({ lane, startsAt, words }) => {
        const when = startsAt === null ? '' : `, ${momentWithin(startsAt, naming)}`;
        return { localId: lane, startsAt, words: `${words}${when}` };
      }),
    done: say.notices.haveChecked,
  };
}
