// The line in words: what is wrong, what still works, what happens next and when, and what to do. One sentence each.
import type { AppStatus, Rehearsal } from '../../src-shared/contract/views/status.ts';
import type { LineState } from '../../src-shared/outbox/change.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { showTime } from '../../src-shared/time/show.ts';
import { minuteMs, secondMs, type UtcMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/words.ts';
import type { IconName } from './icons.ts';

type Why = Extract<LineState, { is: 'offline' }>['why'];

/** What the words depend on. `waiting`: changes that are saved and not sent; `now` by main's clock, for the next try. */
export type LineView = {
  readonly status: Pick<AppStatus, 'mode' | 'line' | 'paused' | 'rehearsal'>;
  readonly waiting: number;
  readonly now: UtcMs;
  readonly zone: Zone;
  /** A Meet Now is being written: what becomes of that is said, and not what becomes of other changes. */
  readonly meetNow?: boolean;
};

export type LineWords = {
  readonly icon: IconName;
  /** For the pill; `far` is left out where it is narrow. */
  readonly short: string;
  /** In place of `short` where a count stands beside it: eleven letters at most, all of them out of `short`. */
  readonly brief: string;
  readonly far: string;
  /** What is the matter, without a full stop. */
  readonly title: string;
  /** What still works, and what happens to that which waits. */
  readonly works: string;
  /** When it goes on, without a full stop. */
  readonly next: string;
  readonly todo: string;
  /** The one button that helps; null = there is none. */
  readonly help: 'keys' | 'tryNow' | 'checkAccount' | 'endRehearsal' | null;
};

/** Words of every state. None of them is empty, `far` apart. */
export function lineWords({ status, waiting, now, zone, meetNow = false }: LineView): LineWords {
  const { line } = status;
  const words = status.paused === null ? wordsOf(line, waiting, now, zone) : pausedWords(waiting);
  const soon = meetNow ? soonOf(status) : '';
  const told = soon === '' ? words : { ...words, works: say.line.meetNowWaits(soon) };
  return status.rehearsal === null || status.paused !== null ? told : rehearsed(status.rehearsal, told);
}

function wordsOf(line: LineState, waiting: number, now: UtcMs, zone: Zone): LineWords {
  switch (line.is) {
    case 'unknown':
      return {
        icon: 'dashed',
        short: say.line.connecting,
        brief: say.line.connecting,
        far: '',
        title: say.line.connectingToService,
        works: say.line.canWorkAlready(say.line.waits(waiting, say.line.asSoonAsAnswered)),
        next: say.line.askingService,
        todo: say.line.nothingToDo,
        help: null,
      };
    case 'online':
      return {
        icon: 'wifi',
        short: say.line.online,
        brief: say.line.online,
        far: '',
        title: say.line.online,
        works: say.line.everythingWorks,
        next: waiting === 0 ? say.line.nothingWaits : say.line.waitingGoesOut,
        todo: say.line.nothingToDo,
        help: null,
      };
    case 'keysRefused':
      return {
        icon: 'key',
        short: say.line.newKeysNeeded,
        brief: say.line.newKeysBrief,
        far: '',
        title: say.line.keysRefused,
        works: say.line.keepWorking(say.line.waits(waiting, newKeys)),
        next: say.line.nothingTried,
        todo: say.line.tellNewKeys,
        help: 'keys',
      };
    case 'offline':
      return {
        ...offline(line.why, showTime(line.since, zone)),
        works: say.line.keepWorking(say.line.waits(waiting, ahead[line.why])),
        next: nextTry(line.nextTryAt, now),
        help: 'tryNow',
      };
  }
}

/** When that which waits goes out, after "goes out"; '' while nothing is in its way. */
export function aheadOf(line: LineState): string {
  if (line.is === 'keysRefused') return newKeys;
  return line.is === 'offline' ? ahead[line.why] : '';
}

/** What stands in the way of all that is saved now: when it goes out, and on what a Meet Now starts; undefined = nothing does. */
export function waitsOf(
  status: Pick<AppStatus, 'line' | 'paused'> | undefined,
): { readonly until: string; readonly soon: string } | undefined {
  const soon = status ? soonOf(status) : '';
  if (!status || soon === '') return undefined;
  return { until: status.paused === null ? aheadOf(status.line) : say.line.whenProven, soon };
}

/** On what a Meet Now that is saved now starts by itself, "if the internet is back within 5 minutes"; '' = it starts at once. */
function soonOf({ line, paused }: Pick<AppStatus, 'line' | 'paused'>): string {
  if (paused !== null) return say.line.soonProven;
  if (line.is === 'keysRefused') return say.line.soonNewKeys;
  return line.is === 'offline' ? soon[line.why] : '';
}

const newKeys = say.line.whenNewKeys;

const soon: Record<Why, string> = {
  noNetwork: say.line.soonInternet,
  portal: say.line.soonSignedIn,
  serviceDown: say.line.soonAnswers,
  busy: say.line.soonHasTime,
  certificate: say.line.soonSafe,
  proxyRefused: say.line.soonLetThrough,
  proxyWantsPassword: say.line.soonLetThrough,
};

/** By what is in its way. */
const ahead: Record<Why, string> = {
  noNetwork: say.line.whenInternet,
  portal: say.line.whenSignedIn,
  serviceDown: say.line.whenAnswers,
  busy: say.line.whenHasTime,
  certificate: say.line.whenSafe,
  proxyRefused: say.line.whenLetThrough,
  proxyWantsPassword: say.line.whenLetThrough,
};

function offline(why: Why, since: string): Pick<LineWords, 'icon' | 'short' | 'brief' | 'far' | 'title' | 'todo'> {
  const from = say.line.farSince(since.replace(/ [ap]m$/, ''));
  switch (why) {
    case 'noNetwork':
      return {
        icon: 'wifioff',
        short: say.line.offline,
        brief: say.line.offline,
        far: from,
        title: say.line.offlineSince(since),
        todo: say.line.lookAtTheCable,
      };
    case 'portal':
      return {
        icon: 'globe',
        short: say.line.signIn,
        brief: say.line.signInBrief,
        far: '',
        title: say.line.wantsSignIn,
        todo: say.line.openAnyPage,
      };
    case 'serviceDown':
      return {
        icon: 'alert',
        short: say.line.down,
        brief: say.line.downBrief,
        far: '',
        title: say.line.downSince(since),
        todo: say.line.nothingWrongHere,
      };
    case 'busy':
      return {
        icon: 'clock',
        short: say.line.busy,
        brief: say.line.busyBrief,
        far: '',
        title: say.line.askedToWait,
        todo: say.line.goesOnByItself,
      };
    case 'certificate':
      return {
        icon: 'shield',
        short: say.line.notSafe,
        brief: say.line.notSafeBrief,
        far: '',
        title: say.line.notSafeIs,
        todo: say.line.lookAtTheDate,
      };
    case 'proxyRefused':
      return {
        icon: 'no',
        short: say.line.blocked,
        brief: say.line.networkBrief,
        far: '',
        title: say.line.blockedIs,
        todo: say.line.tellBlocked,
      };
    case 'proxyWantsPassword':
      return {
        icon: 'lock',
        short: say.line.wantsPassword,
        brief: say.line.networkBrief,
        far: '',
        title: say.line.wantsPasswordIs,
        todo: say.line.tellWantsPassword,
      };
  }
}

/** Other keys are here than those that the waiting changes were made with. */
function pausedWords(waiting: number): LineWords {
  return {
    icon: 'lock',
    short: say.line.held,
    brief: say.line.held,
    far: '',
    title: say.line.heldCount(waiting),
    works: say.line.heldIs,
    next: say.line.heldGoesOn,
    todo: say.line.heldTodo,
    help: 'checkAccount',
  };
}

const rehearsing: Record<Rehearsal, { readonly short: string; readonly icon: IconName }> = {
  cut: { short: say.line.rehearsedCut, icon: 'wifioff' },
  slow: { short: say.line.rehearsedSlow, icon: 'clock' },
  busy: { short: say.line.busy, icon: 'clock' },
  keys: { short: say.line.rehearsedKeys, icon: 'key' },
};

/** A rehearsal is called so wherever the line is spoken of, so that nobody takes it for real. */
function rehearsed(what: Rehearsal, words: LineWords): LineWords {
  const { short, icon } = rehearsing[what];
  const works = what === 'slow' ? say.line.rehearsedSlowWorks : words.works;
  return {
    ...words,
    icon,
    short: say.line.rehearsed(short),
    brief: say.line.rehearsedBrief,
    far: '',
    title: say.line.rehearsed(short),
    works,
    todo: say.line.rehearsedTodo,
    help: 'endRehearsal',
  };
}

/** "Next try in 40 s", "Next try in 2 min". */
function nextTry(nextTryAt: UtcMs | null, now: UtcMs): string {
  if (nextTryAt === null) return say.line.triedAgain;
  const aheadMs = nextTryAt - now;
  if (aheadMs <= 0) return say.line.trying;
  const seconds = Math.ceil(aheadMs / secondMs);
  return seconds <= 90 ? say.line.nextTrySeconds(seconds) : say.line.nextTryMinutes(Math.round(aheadMs / minuteMs));
}
