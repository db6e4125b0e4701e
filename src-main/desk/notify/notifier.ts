// Notifies the person at the desk through the system: what has happened, gathered for a moment, never twice, and not of what
// stands before their eyes.
import type { GoTo, Looking } from '../../../src-shared/contract/views/status.ts';
import type { Notify } from '../../../src-shared/contract/views/settings.ts';
import type { LineState } from '../../../src-shared/outbox/change.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { Clock } from '../../../src-shared/time/clock.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import { showDate, showTime } from '../../../src-shared/time/show.ts';
import { minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import { isOnItsWay, leavingOf } from '../leaving.ts';
import type { OpenAccount } from '../openAccount.ts';
import { newsSince, type Asking, type Connected, type Seen } from './happenings.ts';
import { askingWords, backWords, connectedWords, type Naming, type Words } from './notifyWords.ts';
import { say } from '../../../src-shared/words/ofMain.ts';
import { say as texts } from '../../../src-shared/words/words.ts';

/** What comes within this time is told at once, in one. */
export const GATHER_MS = 2 * secondMs;
/** Of one kind no more often than this; what comes meanwhile is told together. */
export const APART_MS = 15 * secondMs;
/** A line that was down for less is not worth a word. */
export const DOWN_MIN_MS = 3 * minuteMs;
/** So long after the line is back it is told, also where something is still under way. */
export const SENT_WITHIN_MS = minuteMs;

/** The system's notifications, as the desk may use them. */
export interface SystemNotifications {
  /** Whether a person is at our window: it has the focus. */
  isFocused(): boolean;
  /** Shows one; `clicked` is called when a person clicks it. */
  show(words: Words, clicked: () => void): void;
  /** Brings the window to the front, and the page there. */
  goTo(place: GoTo): void;
}

export type NotifierParts = {
  readonly clock: Clock;
  readonly zone: () => Zone;
  readonly settings: () => Notify;
  readonly system: SystemNotifications;
  /** The account that is open now: what is clicked later may be another one's. */
  readonly open: () => OpenAccount | undefined;
};

export interface Notifier {
  /** Something has changed: looks what it is. */
  look(): void;
  /** What the page shows from now on. */
  looking(at: Looking): void;
}

type Account = Pick<OpenAccount, 'mode' | 'book' | 'outbox' | 'roster'>;
type Gathered<T> = { readonly add: (more: readonly T[]) => void; readonly drop: () => void };
type Down = { readonly sinceMono: number; readonly since: UtcMs };

export function createNotifier(parts: NotifierParts): Notifier {
  const { clock, system } = parts;
  let account: Account | undefined;
  let naming: Naming = namingIn(undefined, parts);
  let seen: Seen | null = null;
  let down: Down | null = null;
  let back: { readonly downSince: UtcMs; readonly at: UtcMs; readonly cancel: () => void } | null = null;
  let page: Looking = { screen: 'other', date: null, hostId: null, localId: null };

  const show = (words: Words, place: GoTo): void => {
    const from = account;
    const title = from?.mode === 'practice' ? say.system.inPractice(small(words.title)) : words.title;
    system.show({ ...words, title }, () => {
      const isStill = parts.open() === from;
      system.goTo(isStill ? place : { to: 'today' });
    });
  };

  const isShown = (one: Connected): boolean =>
    page.screen === 'day' &&
    (page.localId === one.localId ||
      (page.date === dayOf(one.startsAt, parts.zone()) && (page.hostId === null || page.hostId === one.hostId)));
  const isAskShown = (one: Asking): boolean =>
    page.screen === 'outbox' || (page.screen === 'day' && page.localId === one.localId);

  const connected = gathering<Connected>(clock, (all) => {
    const news = all.filter((one) => !(system.isFocused() && isShown(one)));
    const [only] = news;
    if (!parts.settings().connected || only === undefined) return false;
    const { localId, startsAt } = only;
    show(
      connectedWords(news, naming),
      new Set(news.map((one) => one.localId)).size === 1 ? { to: 'session', localId, startsAt } : { to: 'today' },
    );
    return true;
  });
  const asking = gathering<Asking>(clock, (all) => {
    // Answered while it was gathered, it needs nobody any more.
    const news = all.filter((one) => seen?.asking.has(one.key) === true && !(system.isFocused() && isAskShown(one)));
    if (!parts.settings().needsYou || news.length === 0) return false;
    const changeId = news.length === 1 ? (news[0]?.changeId ?? null) : null;
    show(askingWords(news, naming), { to: 'outbox', changeId });
    return true;
  });

  const forgetBack = (): void => {
    back?.cancel();
    back = null;
  };
  const tellBack = (): void => {
    if (back === null || account === undefined) return;
    const { downSince, at } = back;
    forgetBack();
    if (!parts.settings().line || system.isFocused()) return;
    const rows = account.outbox.rows(at);
    const sent = rows.filter(
      (row) => (row.standing === 'delivered' || row.standing === 'alreadySo') && (row.endedAt ?? 0) >= at,
    );
    const left = rows.filter((row) => ['held', 'waiting', 'sending', 'checking'].includes(row.standing));
    show(backWords({ downSince, backAt: at, sent: sent.length, left: left.length }, naming), {
      to: 'outbox',
      changeId: null,
    });
  };
  const lookAtLine = (line: LineState): void => {
    if (line.is === 'offline') {
      down ??= { sinceMono: clock.monotonic(), since: line.since };
      forgetBack(); // it was back for a moment only
    } else if (line.is === 'online' && down !== null) {
      const { since, sinceMono } = down;
      down = null;
      if (clock.monotonic() - sinceMono >= DOWN_MIN_MS) {
        back = { downSince: since, at: line.since, cancel: clock.setTimer(SENT_WITHIN_MS, tellBack) };
      }
    }
    if (back !== null && account !== undefined && !isOnItsWay(leavingOf(account))) tellBack();
  };

  return {
    look() {
      const open = parts.open();
      if (open !== account) {
        account = open;
        naming = namingIn(open, parts);
        [seen, down] = [null, null];
        forgetBack();
        connected.drop();
        asking.drop();
      }
      if (account === undefined) return;
      const { outbox, book } = account;
      const news = newsSince(seen, {
        known: book.all(),
        rows: outbox.rows(Number.POSITIVE_INFINITY),
        wasRead: outbox.reading().lastReadAt !== null,
        serverNow: clock.now() - (open?.outbox.clockAheadMs ?? 0),
      });
      seen = news.seen;
      connected.add(news.connected);
      asking.add(news.asking);
      lookAtLine(outbox.line());
    },
    looking(at) {
      page = at;
    },
  };
}

/** How an account calls its clinicians, and the clinic its times. */
function namingIn(account: Account | undefined, { clock, zone }: Pick<NotifierParts, 'clock' | 'zone'>): Naming {
  const isToday = (at: UtcMs): boolean => dayOf(at, zone()) === dayOf(clock.now(), zone());
  return {
    time: (at) => showTime(at, zone()),
    day: (at) => (isToday(at) ? texts.row.today : showDate(at, zone())),
    host: (userId) => account?.roster.find(userId)?.name ?? '',
  };
}

/** Gathers what comes within a moment, and tells it `APART_MS` after the last at the earliest. `tell` answers whether it has told. */
function gathering<T>(clock: Clock, tell: (all: readonly T[]) => boolean): Gathered<T> {
  let gathered: readonly T[] = [];
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const run = (): void => {
    cancel = null;
    const all = gathered;
    gathered = [];
    if (tell(all)) toldAt = clock.monotonic();
  };
  return {
    add(more) {
      if (more.length === 0) return;
      gathered = [...gathered, ...more];
      cancel ??= clock.setTimer(Math.max(GATHER_MS, toldAt + APART_MS - clock.monotonic()), run);
    },
    drop() {
      cancel?.();
      cancel = null;
      gathered = [];
    },
  };
}

function small(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
