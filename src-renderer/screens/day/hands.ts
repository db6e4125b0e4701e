// Who needs a hand next: sessions about to start without their patient, patients who wait, and starts that have passed. Pure.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';
import { lengthWords } from '../../../src-shared/time/show.ts';
import { hourMs, minuteMs, type UtcMs } from '../../../src-shared/time/utc.ts';
import { capital } from '../../../src-shared/words/capital.ts';
import { say } from '../../../src-shared/words/words.ts';
import { NEVER_JOINED_MS, shortTime, type StateContext, type StateWords } from '../../session/rowState.ts';

/** So long before its start a session without its patient is told of. */
export const HAND_BEFORE_MS = 5 * minuteMs;
/** A patient who is early is let be for so long; from the start on nobody waits unseen. */
export const HAND_WAITING_MS = 5 * minuteMs;
/** A patient who has waited so long past the start is not news any more: the row still says so. */
export const HAND_UNTIL_MS = hourMs;

/** One session that needs a hand; `words` say why: "In 4 min, not connected". */
export type Hand = { readonly row: DayRow } & StateWords;

/** Most urgent first: what stopped, who waits past the start, who is not there, what is about to start, who waits early. */
type Urgency = 0 | 1 | 2 | 3 | 4 | 5;
type Ranked = { readonly hand: Hand; readonly urgency: Urgency; readonly since: UtcMs };

/** The sessions of `rows` that need a hand at `now`, the most urgent first. */
export function handsOf(rows: readonly DayRow[], context: StateContext): readonly Hand[] {
  // An account that never tells when its clinicians connect must not make every patient look kept waiting.
  const hostsAreTold = rows.some((row) => (hostOf(row)?.connectedAt ?? null) !== null);
  return rows
    .flatMap((row) => {
      const found = handOf(row, context, hostsAreTold);
      return found ? [found] : [];
    })
    .sort((a, b) => a.urgency - b.urgency || a.since - b.since)
    .map(({ hand }) => hand);
}

function hostOf(row: DayRow) {
  return row.session.participants.find((person) => person.isHost);
}

function handOf(row: DayRow, context: StateContext, hostsAreTold: boolean): Ranked | null {
  const { now } = context;
  const { startsAt, cancelled } = row.session;
  const { mark } = row;
  if (cancelled || row.cancelWaits || mark?.is === 'done' || mark?.is === 'noShow') return null;
  const ahead = startsAt - now;
  if (row.waiting === 'needsYou' && ahead <= hourMs && -ahead < NEVER_JOINED_MS) {
    const words = row.notBookedYet ? say.day.handNeedsYouUnbooked : say.day.handNeedsYou;
    return { hand: { row, tone: 'need', icon: 'alert', words }, urgency: 0, since: startsAt };
  }

  if (-ahead >= HAND_UNTIL_MS) return null;
  // Most of a day: nobody is there yet, and nobody needs to be.
  const isQuiet = mark === null && row.session.participants.every((person) => person.connectedAt === null);
  if (isQuiet && ahead > HAND_BEFORE_MS) return null;

  const people = guestsOf(row.session).length > 0 ? guestsOf(row.session) : invitedTo(row.session);
  const joined = people.flatMap((person) => (person.connectedAt === null ? [] : [person.connectedAt]));
  const connected = joined.length > 0;
  const hostIsThere = (hostOf(row)?.connectedAt ?? null) !== null;
  if (connected && (hostIsThere || (ahead <= 0 && !hostsAreTold))) return null;

  const arrivedAt = mark?.is === 'arrived' ? mark.at : null;
  const here = [...joined, ...(arrivedAt === null ? [] : [arrivedAt])];
  if (here.length > 0) return waitingHand(row, Math.min(...here), connected, context);
  const asOf = asOfWords(row, context);
  if (mark?.is === 'late') {
    if (ahead > HAND_BEFORE_MS) return null;
    return {
      hand: { row, tone: 'wait', icon: 'hourglass', words: say.day.handLate(startWords(ahead)) },
      urgency: 5,
      since: startsAt,
    };
  }
  if (ahead > 0) {
    if (ahead > HAND_BEFORE_MS) return null;
    const words = say.day.handStartsIn(lengthWords(Math.ceil(ahead / minuteMs)), asOf);
    return { hand: { row, tone: 'soon', icon: 'clock', words }, urgency: 3, since: startsAt };
  }
  if (-ahead >= NEVER_JOINED_MS) return null;
  const words = say.day.handNotThere(capital(startWords(ahead)), asOf);
  return { hand: { row, tone: 'wait', icon: 'clock', words }, urgency: 2, since: startsAt };
}

function waitingHand(row: DayRow, since: UtcMs, connected: boolean, context: StateContext): Ranked | null {
  const { now } = context;
  const begun = now >= row.session.startsAt;
  if (!begun && now - since < HAND_WAITING_MS) return null;
  const minutes = Math.max(0, Math.floor((now - since) / minuteMs));
  const length = minutes === 0 ? say.day.handJustNow : say.day.handWaiting(lengthWords(minutes));
  const words = connected ? say.day.handJoined(length, asOfWords(row, context)) : say.day.handArrived(length, begun);
  return {
    hand: { row, tone: begun ? 'wait' : 'ok', icon: connected ? 'arrived' : 'usercheck', words },
    urgency: begun ? 1 : 4,
    since,
  };
}

/** "starts in 4 min", "starts now", "began 6 min ago". */
function startWords(ahead: number): string {
  if (ahead > 0) return say.day.handStarts(lengthWords(Math.ceil(ahead / minuteMs)));
  const minutes = Math.floor(-ahead / minuteMs);
  return minutes === 0 ? say.day.handStartsNow : say.day.handBegan(lengthWords(minutes));
}

/** What SecureVideo told carries its time while the line is down. */
function asOfWords(row: DayRow, { asOf, zone }: StateContext): string {
  return asOf && row.readAt !== null ? say.day.handAsOf(shortTime(row.readAt, zone)) : '';
}
