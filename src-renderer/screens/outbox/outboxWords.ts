// The words of the outbox: how a row stands, and what the line does meanwhile.
import type { LineState, OutboxRow } from '../../../src-shared/outbox/change.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { showDate, showTime } from '../../../src-shared/time/show.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import { say } from '../../../src-shared/words/ofLater.ts';
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
  if (paused && (standing === 'held' || standing === 'waiting')) return say.outbox.held;
  const words: Record<OutboxRow['standing'], string> = {
    held: say.outbox.saved,
    waiting: say.outbox.waitingToSend,
    sending: say.outbox.sending,
    checking: say.outbox.beingChecked,
    needsYou: say.outbox.needsYou,
    delivered: say.outbox.delivered,
    alreadySo: say.outbox.alreadySo,
    superseded: say.outbox.replaced,
    discarded: say.outbox.discarded,
    takenBack: say.outbox.takenBack,
  };
  return words[standing];
}

/** What becomes of a change by itself, and what can be done until then; '' where nothing more does, or its reason says it. */
export function nextWords(
  row: Pick<OutboxRow, 'standing' | 'actions' | 'editable' | 'facts' | 'why'>,
  line: LineState,
  paused: boolean,
): string {
  const still = row.actions.includes('takeBack') ? say.outbox.untilThen(row.editable) : '';
  switch (row.standing) {
    case 'held':
    case 'waiting': {
      if (row.why !== row.facts) return '';
      if (paused) return say.outbox.isHeld(still);
      const ahead = aheadOf(line);
      return say.outbox.goesOut(ahead, still);
    }
    case 'sending':
      return say.outbox.isOnItsWay;
    case 'checking':
      return row.why === row.facts ? say.outbox.isAsked : '';
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
  if (status.paused !== null) return { strong: title, rest: say.outbox.nothingIsSent, next: '' };
  if (status.line.is === 'keysRefused') {
    return {
      strong: title,
      rest: open.isCertain ? say.outbox.waitsForKeysSafe : say.outbox.waitsForKeys,
      next: '',
    };
  }
  const isOffline = status.line.is === 'offline';
  return { strong: title, rest: openWords(open, status.line.is === 'online'), next: isOffline ? next : '' };
}

/** What waits for a person comes first: it does not go out by itself, and what waits behind it neither. */
function openWords({ needsYou, waiting, isCertain }: OpenNow, isOnline: boolean): string {
  if (needsYou > 0) {
    const asks = say.outbox.needYou(needsYou);
    return waiting === 0 ? asks : say.outbox.needAndWait(asks, waiting);
  }
  if (waiting > 0) return say.outbox.waitingGoesOut;
  return isOnline && isCertain ? say.outbox.allDelivered : say.outbox.nothingWaits;
}
