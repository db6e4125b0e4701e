// The words of the outbox: how a row stands, and what the line does meanwhile.
import type { LineState, OutboxRow } from '../../../src-shared/outbox/change.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { showDate, showTime } from '../../../src-shared/time/show.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import type { IconName } from '../../parts/icons.ts';
import { aheadOf, lineWords, type LineView } from '../../parts/lineWords.ts';

/** Icon and tone of a row. */
export function rowIcon(row: Pick<OutboxRow, 'standing' | 'cause'>): {
  icon: IconName;
  tone: 'need' | 'wait' | 'ok' | 'mute';
} {
  switch (row.standing) {
    case 'needsYou':
      return { icon: row.cause === 'lateMeetNow' || row.cause === 'timePassed' ? 'clock' : 'alert', tone: 'need' };
    case 'held':
    case 'waiting':
    case 'sending':
    case 'checking':
      return { icon: 'waiting', tone: 'wait' };
    case 'delivered':
      return { icon: 'arrived', tone: 'ok' };
    case 'alreadySo':
      return { icon: 'check', tone: 'ok' };
    case 'superseded':
    case 'discarded':
    case 'takenBack':
      return { icon: 'none', tone: 'mute' };
  }
}

/** How a row stands, in two words, for the head of its story. `paused`: nothing is sent until the keys are proven. */
export function standingWords(standing: OutboxRow['standing'], paused: boolean): string {
  if (paused && (standing === 'held' || standing === 'waiting')) return 'Held';
  const words: Record<OutboxRow['standing'], string> = {
    held: 'Saved',
    waiting: 'Waiting to send',
    sending: 'Sending',
    checking: 'Being checked',
    needsYou: 'Needs you',
    delivered: 'Delivered',
    alreadySo: 'Already so',
    superseded: 'Replaced',
    discarded: 'Discarded',
    takenBack: 'Taken back',
  };
  return words[standing];
}

/** What becomes of a change by itself, and what can be done until then; '' where nothing more does, or its reason says it. */
export function nextWords(
  row: Pick<OutboxRow, 'standing' | 'actions' | 'editable' | 'facts' | 'why'>,
  line: LineState,
  paused: boolean,
): string {
  const still = row.actions.includes('takeBack')
    ? ` Until then you can ${row.editable ? 'change it or ' : ''}take it back.`
    : '';
  switch (row.standing) {
    case 'held':
    case 'waiting': {
      if (row.why !== row.facts) return '';
      if (paused)
        return `It is held on this computer, and goes out by itself when the keys are proven to be right.${still}`;
      const ahead = aheadOf(line);
      return `It goes out by itself${ahead === '' ? '' : ` ${ahead}`}.${still}`;
    }
    case 'sending':
      return 'It is on its way. If the connection breaks, SecureVideo is looked at before anything is sent again.';
    case 'checking':
      return row.why === row.facts ? 'SecureVideo is asked whether it arrived. It is not booked twice.' : '';
    default:
      return '';
  }
}

/** "Dana, 10:43 am", with the day where it is not today; the desk itself has no name. */
export function byWords(row: Pick<OutboxRow, 'by' | 'madeAt' | 'endedAt'>, now: UtcMs, zone: Zone): string {
  const at = row.endedAt ?? row.madeAt;
  const day = dayOf(at, zone) === dayOf(now, zone) ? '' : `${showDate(at, zone)} `;
  const who = row.by === '' || row.by === 'this desk' ? '' : `${row.by}, `;
  return `${who}${day}${showTime(at, zone)}`;
}

/** What is open in the outbox. */
export type OpenNow = {
  readonly needsYou: number;
  readonly waiting: number;
  /** False before the outbox was read, or where a notice asks to check what was lost: then nothing is said to be well. */
  readonly isCertain: boolean;
};

/** The line above the list: what is true of the line, what happens by itself, and when it is tried again. */
export function headWords(
  view: Omit<LineView, 'waiting'>,
  open: OpenNow,
): { readonly strong: string; readonly rest: string; readonly next: string } {
  const { status } = view;
  const { title, next } = lineWords({ ...view, waiting: open.waiting });
  if (status.paused !== null) return { strong: title, rest: 'nothing is sent', next: '' };
  if (status.line.is === 'keysRefused') {
    return {
      strong: title,
      rest: open.isCertain ? 'nothing is lost, all waits for new ones' : 'all waits for new ones',
      next: '',
    };
  }
  const isOffline = status.line.is === 'offline';
  return { strong: title, rest: openWords(open, status.line.is === 'online'), next: isOffline ? next : '' };
}

/** What waits for a person comes first: it does not go out by itself, and what waits behind it neither. */
function openWords({ needsYou, waiting, isCertain }: OpenNow, isOnline: boolean): string {
  if (needsYou > 0) {
    const asks = needsYou === 1 ? '1 change needs you' : `${needsYou} changes need you`;
    return waiting === 0 ? asks : `${asks}, ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`;
  }
  if (waiting > 0) return 'waiting changes go out by themselves, in order';
  return isOnline && isCertain ? 'everything is delivered' : 'nothing waits';
}
