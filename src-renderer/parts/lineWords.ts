// The line in words: what is wrong, what still works, what happens next and when, and what to do. One sentence each.
import type { AppStatus, Rehearsal } from '../../src-shared/contract/views.ts';
import type { LineState } from '../../src-shared/outbox/change.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { showTime } from '../../src-shared/time/show.ts';
import { minuteMs, secondMs, type UtcMs } from '../../src-shared/time/utc.ts';
import type { IconName } from './icons.ts';

type Why = Extract<LineState, { is: 'offline' }>['why'];

/** What the words depend on. `waiting`: changes that are saved and not sent; `now` by main's clock, for the next try. */
export type LineView = {
  readonly status: Pick<AppStatus, 'mode' | 'line' | 'paused' | 'rehearsal'>;
  readonly waiting: number;
  readonly now: UtcMs;
  readonly zone: Zone;
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
export function lineWords({ status, waiting, now, zone }: LineView): LineWords {
  const { line } = status;
  if (status.paused !== null) return pausedWords(waiting);
  const words = wordsOf(line, waiting, now, zone);
  return status.rehearsal === null ? words : rehearsed(status.rehearsal, words);
}

function wordsOf(line: LineState, waiting: number, now: UtcMs, zone: Zone): LineWords {
  switch (line.is) {
    case 'unknown':
      return {
        icon: 'dashed',
        short: 'Connecting',
        brief: 'Connecting',
        far: '',
        title: 'Connecting to SecureVideo',
        works: `You can work already. ${goesOut(waiting, 'as soon as SecureVideo answers')}`,
        next: 'Asking SecureVideo',
        todo: 'You need not do anything.',
        help: null,
      };
    case 'online':
      return {
        icon: 'wifi',
        short: 'Online',
        brief: 'Online',
        far: '',
        title: 'Online',
        works: 'Everything works.',
        next: waiting === 0 ? 'Nothing waits' : 'Waiting changes go out by themselves, in order',
        todo: 'You need not do anything.',
        help: null,
      };
    case 'keysRefused':
      return {
        icon: 'key',
        short: 'New keys needed',
        brief: 'New keys',
        far: '',
        title: 'SecureVideo does not accept this clinic’s keys any more',
        works: `Please keep working. ${goesOut(waiting, newKeys)}`,
        next: 'Nothing is tried before new keys are entered',
        todo: 'Tell your administrator: “the SecureVideo API keys do not work any more”. New ones are entered in Settings.',
        help: 'keys',
      };
    case 'offline':
      return {
        ...offline(line.why, showTime(line.since, zone)),
        works: `Please keep working. ${goesOut(waiting, ahead[line.why])}`,
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

const newKeys = 'when new keys are entered';

/** By what is in its way. */
const ahead: Record<Why, string> = {
  noNetwork: 'when the internet is back',
  portal: 'when you have signed in',
  serviceDown: 'when SecureVideo answers again',
  busy: 'when SecureVideo has time',
  certificate: 'when the way is safe again',
  proxyRefused: 'when the network lets it through',
  proxyWantsPassword: 'when the network lets it through',
};

function offline(why: Why, since: string): Pick<LineWords, 'icon' | 'short' | 'brief' | 'far' | 'title' | 'todo'> {
  const from = ` since ${since.replace(/ [ap]m$/, '')}`;
  switch (why) {
    case 'noNetwork':
      return {
        icon: 'wifioff',
        short: 'Offline',
        brief: 'Offline',
        far: from,
        title: `Offline since ${since}`,
        todo: 'If web pages do not open either, look at the cable or the Wi-Fi.',
      };
    case 'portal':
      return {
        icon: 'globe',
        short: 'Network sign-in',
        brief: 'Sign-in',
        far: '',
        title: 'This network wants you to sign in',
        todo: 'Open any page in your web browser, sign in there, and come back.',
      };
    case 'serviceDown':
      return {
        icon: 'alert',
        short: 'SecureVideo is down',
        brief: 'Down',
        far: '',
        title: `SecureVideo is down since ${since}`,
        todo: 'Nothing is wrong at this desk. If it lasts, call SecureVideo.',
      };
    case 'busy':
      return {
        icon: 'clock',
        short: 'SecureVideo is busy',
        brief: 'Busy',
        far: '',
        title: 'SecureVideo is busy and asked to wait',
        todo: 'It goes on by itself: you need not do anything.',
      };
    case 'certificate':
      return {
        icon: 'shield',
        short: 'Not safe to send',
        brief: 'Not safe',
        far: '',
        title: 'The way to SecureVideo is not safe, so nothing is sent',
        todo: 'See whether this computer’s date is right. Then tell your administrator: “the certificate is not trusted here”.',
      };
    case 'proxyRefused':
      return {
        icon: 'no',
        short: 'Network blocks it',
        brief: 'Network',
        far: '',
        title: 'Your clinic’s network does not let Front Desk through',
        todo: 'Tell your administrator: “the proxy refuses SecureVideo’s address”.',
      };
    case 'proxyWantsPassword':
      return {
        icon: 'lock',
        short: 'Network wants a password',
        brief: 'Network',
        far: '',
        title: 'Your clinic’s network wants a password that Front Desk cannot give',
        todo: 'Tell your administrator: “the proxy must let Front Desk pass without a password”.',
      };
  }
}

/** Other keys are here than those that the waiting changes were made with. */
function pausedWords(waiting: number): LineWords {
  return {
    icon: 'lock',
    short: 'Held',
    brief: 'Held',
    far: '',
    title: waiting === 1 ? '1 change is held' : `${waiting} changes are held`,
    works: `It is not certain yet that the SecureVideo keys entered here are this clinic’s own, so nothing is sent. Everything is safe on this computer, and you can go on booking.`,
    next: 'Goes on when the keys are proven to be right',
    todo: 'Check again, or ask your administrator to enter the right keys.',
    help: 'checkAccount',
  };
}

const rehearsing: Record<Rehearsal, { readonly short: string; readonly icon: IconName }> = {
  cut: { short: 'no internet', icon: 'wifioff' },
  slow: { short: 'slow internet', icon: 'clock' },
  busy: { short: 'SecureVideo is busy', icon: 'clock' },
  keys: { short: 'keys refused', icon: 'key' },
};

/** A rehearsal is called so wherever the line is spoken of, so that nobody takes it for real. */
function rehearsed(what: Rehearsal, words: LineWords): LineWords {
  const { short, icon } = rehearsing[what];
  const works =
    what === 'slow' ? 'Every answer takes some seconds. What you save shows as Sending meanwhile.' : words.works;
  return {
    ...words,
    icon,
    short: `Rehearsal: ${short}`,
    brief: 'Rehearsal',
    far: '',
    title: `Rehearsal: ${short}`,
    works,
    todo: 'Practise as if it were real, then end the rehearsal.',
    help: 'endRehearsal',
  };
}

function goesOut(waiting: number, when: string): string {
  if (waiting === 0) return `What you save is kept on this computer and goes out by itself ${when}.`;
  if (waiting === 1) return `Your change is saved on this computer and goes out by itself ${when}.`;
  return `Your ${waiting} changes are saved on this computer and go out by themselves ${when}.`;
}

/** "Next try in 40 s", "Next try in 2 min". */
function nextTry(nextTryAt: UtcMs | null, now: UtcMs): string {
  if (nextTryAt === null) return 'It is tried again by itself';
  const aheadMs = nextTryAt - now;
  if (aheadMs <= 0) return 'Trying';
  const seconds = Math.ceil(aheadMs / secondMs);
  return seconds <= 90 ? `Next try in ${seconds} s` : `Next try in ${Math.round(aheadMs / minuteMs)} min`;
}
