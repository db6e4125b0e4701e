// The state of a session in the day: one word-pair, the most urgent wins; the next goes on the line below.
import type { DayRow } from '../../src-shared/contract/views/day.ts';
import type { Participant } from '../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../src-shared/session/who.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import { dayOf, daysBetween } from '../../src-shared/time/day.ts';
import { lengthWords, showDate, showLongDate, showTime } from '../../src-shared/time/show.ts';
import { minuteMs, type UtcMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/words.ts';
import type { IconName } from '../parts/icons.ts';
import { replyOfAll } from './rsvp.ts';

/** From so long before its start a session says "In 13 min". */
export const SOON_MS = 15 * minuteMs;
/** So long after its start a session without a connection says "Never joined". */
export const NEVER_JOINED_MS = 30 * minuteMs;

/** Up to so many minutes a start ahead is counted down. */
const COUNTED_MINUTES = 89;

export type Tone = 'ok' | 'soon' | 'wait' | 'need' | 'quiet' | 'mute';
export type StateWords = { readonly tone: Tone; readonly icon: IconName; readonly words: string };
export type RowState = StateWords & { readonly sub: string; readonly subFlag: boolean };

/** What the state of a row depends on besides the row. `asOf`: the line is down, so live facts carry their time. */
export type StateContext = { readonly now: UtcMs; readonly zone: Zone; readonly asOf: boolean };

/** "10:44": for rows, where am and pm are plain from the place. */
export function shortTime(utcMs: UtcMs, zone: Zone): string {
  return showTime(utcMs, zone).replace(/ [ap]m$/, '');
}

/**
 * State of a row. `atThisTime` = sessions of the same clinician at this very start, this one included; `closeTo` = the start
 * of another one of theirs that is nearer than a session usually takes.
 */
export function stateOf(row: DayRow, context: StateContext, atThisTime = 1, closeTo: UtcMs | null = null): RowState {
  const { session } = row;
  const live = liveState(row, context);
  const near = closeTo === null ? '' : say.row.closeTo(shortTime(closeTo, context.zone));
  const twice = atThisTime > 1 ? say.row.atThisTime(atThisTime) : near;
  const below = (state: StateWords, sub: string): RowState => ({
    ...state,
    sub: sub === '' ? twice : sub,
    subFlag: sub === '' && twice !== '',
  });

  if (row.waiting === 'needsYou')
    return below({ tone: 'need', icon: 'alert', words: say.row.needsYou }, whatWaits(row));
  if (row.waiting === 'checking')
    return below({ tone: 'wait', icon: 'waiting', words: say.row.beingChecked }, whatWaits(row));
  if (row.waiting === 'sending')
    return below({ tone: 'wait', icon: 'waiting', words: say.row.sending }, whatWaits(row));
  if (row.waiting === 'waiting')
    return below({ tone: 'wait', icon: 'waiting', words: say.row.waitingToSend }, whatWaits(row));
  if (session.cancelled) return below({ tone: 'mute', icon: 'no', words: say.row.cancelled }, '');
  if (row.goneSince !== null && session.startsAt > context.now) {
    return below(
      { tone: 'mute', icon: 'none', words: say.row.notListed },
      say.row.since(shortTime(row.goneSince, context.zone)),
    );
  }
  return below(live.state, live.sub);
}

/** What of a session waits, for the line below: what its people are to be told first, or what the change is. */
function whatWaits(row: DayRow): string {
  if (row.tell !== '') return row.tell;
  if (row.notBookedYet) return row.waiting === 'needsYou' ? say.row.notBookedYet : say.row.newSession;
  if (row.cancelWaits) return say.row.toBeCancelled;
  if (row.wasStartsAt !== null) return say.row.newTime;
  return say.row.aChange;
}

function liveState(row: DayRow, context: StateContext): { state: StateWords; sub: string } {
  const { now, zone } = context;
  const { startsAt } = row.session;
  const people = guestsOf(row.session).length > 0 ? guestsOf(row.session) : invitedTo(row.session);
  const reply = replyOfAll(people.map((person) => person.rsvp));
  const joined = joinedState(people, zone);
  if (joined) return { state: joined.state, sub: joinedSub(row, joined.at, context) };

  if (startsAt > now && startsAt - now <= SOON_MS) {
    const minutes = Math.ceil((startsAt - now) / minuteMs);
    return { state: { tone: 'soon', icon: 'clock', words: say.row.inMinutes(minutes) }, sub: reply.words };
  }
  if (startsAt <= now) {
    const never = now - startsAt >= NEVER_JOINED_MS;
    return {
      state: never
        ? { tone: 'mute', icon: 'no', words: say.row.neverJoined }
        : { tone: 'soon', icon: 'clock', words: say.row.notJoinedYet },
      sub: context.asOf && row.readAt !== null ? say.row.asOf(shortTime(row.readAt, zone)) : '',
    };
  }
  const looks = {
    yes: { tone: 'quiet', icon: 'check' },
    no: { tone: 'quiet', icon: 'no' },
    none: { tone: 'mute', icon: 'dashed' },
    other: { tone: 'quiet', icon: 'info' },
  } as const;
  return { state: { ...looks[reply.is], words: reply.words }, sub: '' };
}

/** Who has joined, of everybody invited; null while nobody has. */
function joinedState(people: readonly Participant[], zone: Zone): { state: StateWords; at: UtcMs } | null {
  const times = people.flatMap((person) => (person.connectedAt === null ? [] : [person.connectedAt]));
  if (times.length === 0) return null;
  const at = Math.max(...times);
  const when = shortTime(at, zone);
  const words =
    people.length === 1
      ? say.row.joinedAt(when)
      : times.length < people.length
        ? say.row.someJoined(times.length, people.length)
        : say.row.allJoined(people.length, when);
  return { state: { tone: 'ok', icon: 'arrived', words }, at };
}

function joinedSub(row: DayRow, at: UtcMs, { now, zone, asOf }: StateContext): string {
  if (asOf && row.readAt !== null) return say.row.asOf(shortTime(row.readAt, zone));
  const minutes = Math.floor((now - at) / minuteMs);
  return row.session.startsAt > now && minutes > 0 ? say.row.hereFor(lengthWords(minutes)) : '';
}

/** State of one person in the detail; `booked` at SecureVideo, for before that nobody can join. */
export function personState(
  person: Participant,
  startsAt: UtcMs,
  { now, zone }: StateContext,
  booked: boolean,
): StateWords {
  if (person.connectedAt !== null) {
    return { tone: 'ok', icon: 'arrived', words: say.row.joinedAt(shortTime(person.connectedAt, zone)) };
  }
  if (!booked) return { tone: 'mute', icon: 'dashed', words: say.row.cannotJoinYet };
  if (now - startsAt >= NEVER_JOINED_MS) return { tone: 'mute', icon: 'no', words: say.row.neverJoined };
  return { tone: 'mute', icon: 'dashed', words: say.row.notJoinedYet };
}

/** State above the name in the detail: as in the row, but a start that is ahead is said in full. */
export function sheetState(row: DayRow, context: StateContext): StateWords {
  const state = stateOf(row, context);
  const ahead = row.session.startsAt - context.now;
  const plain = state.tone === 'soon' || state.tone === 'quiet' || (state.tone === 'mute' && state.icon === 'dashed');
  if (plain && ahead > 0) {
    const words = startWords(row.session.startsAt, context);
    return { tone: ahead <= SOON_MS ? 'soon' : 'quiet', icon: 'clock', words };
  }
  return { tone: state.tone, icon: state.icon, words: state.words };
}

/** In minutes while it is near, else as it is said on the phone: "Today at 3:00 pm", "Tomorrow at 10:00 am". */
function startWords(startsAt: UtcMs, { now, zone }: StateContext): string {
  const minutes = Math.ceil((startsAt - now) / minuteMs);
  if (minutes <= COUNTED_MINUTES) return say.row.startsIn(lengthWords(minutes));
  const days = daysBetween(dayOf(now, zone), dayOf(startsAt, zone));
  const longDay = showLongDate(startsAt, zone);
  const near =
    [say.row.today, say.row.tomorrow][days] ?? (days < 7 ? longDay.slice(0, longDay.indexOf(' ')) : undefined);
  return say.row.dayAtTime(near ?? showDate(startsAt, zone), showTime(startsAt, zone));
}
