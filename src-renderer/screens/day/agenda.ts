// The day as an agenda: what is over and folded, the now-line, the parts of the day, and the rows as they are shown. Pure.
import type { DayRow } from '../../../src-shared/contract/views.ts';
import type { Session } from '../../../src-shared/session/session.ts';
import { guestsOf, invitedTo } from '../../../src-shared/session/who.ts';
import { dayOf, type Day } from '../../../src-shared/time/day.ts';
import { offsetAt, type Zone } from '../../../src-shared/time/offset.ts';
import { showTime, timeParts, type ClockParts } from '../../../src-shared/time/show.ts';
import { hourMs, type UtcMs } from '../../../src-shared/time/utc.ts';
import { wallOf } from '../../../src-shared/time/wall.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say } from '../../../src-shared/words/words.ts';
import { stateOf, type RowState, type StateContext } from './rowState.ts';

/** "Earlier today" folds all but so much. */
export const EARLIER_SHOWN_MS = hourMs;
/** At most so many other zones stand at the now-line. */
export const NOW_ZONES_MAX = 3;

export type RowView = {
  readonly row: DayRow;
  readonly time: ClockParts;
  /** "1:00 pm" and "ET": the first guest's own time and its zone, where it is another; both '' where it is not. */
  readonly farTime: string;
  readonly farZone: string;
  /** The start that SecureVideo still has, where a move waits. */
  readonly wasTime: string;
  readonly names: string;
  readonly struck: boolean;
  /** Starts with the row above: its time is said quietly. */
  readonly again: boolean;
  readonly state: RowState;
  /** The session being written: dashed, not saved. */
  readonly draft: boolean;
};

export type AgendaInput = StateContext & {
  readonly rows: readonly DayRow[];
  /** The session being written, as a row of its own; see draftRow.ts. */
  readonly draft?: DayRow | undefined;
  readonly date: Day;
  /** Windows id of a clinician's zone, '' = not told. */
  readonly hostZoneId: (hostId: string) => string;
};

export type Part = { readonly title: string; readonly slots: readonly (readonly RowView[])[] };
export type Agenda = {
  /** Before now, on today's date; `folded` are those that "Earlier today" hides. */
  readonly earlier: {
    readonly folded: readonly RowView[];
    readonly shown: readonly RowView[];
    readonly summary: string;
  };
  /** The now-line stands between what is earlier and the rest; null on other days. */
  readonly nowline: { readonly time: ClockParts; readonly zones: readonly string[] } | null;
  readonly parts: readonly Part[];
};

/** The agenda of a day's rows; `zone` of the input is the clinic's. */
export function agendaOf(input: AgendaInput): Agenda {
  const { now, zone, date } = input;
  const isToday = dayOf(now, zone) === date;
  // A draft whose time has passed says so in its form; it is no session that was.
  const views = rowViews(input).filter((view) => !view.draft || !isToday || view.row.session.startsAt >= now);
  const before = isToday ? views.filter((view) => view.row.session.startsAt < now) : [];
  const after = isToday ? views.slice(before.length) : views;
  const folded = before.filter((view) => view.row.session.startsAt < now - EARLIER_SHOWN_MS);
  return {
    earlier: {
      folded,
      shown: before.slice(folded.length),
      summary: earlierSummary(folded.length > 0 ? folded : before),
    },
    nowline: isToday ? { time: timeParts(now, zone), zones: nowZones(input) } : null,
    // Behind the now-line the part that is running needs no heading: the line says what time it is.
    parts: partsOf(after, zone, isToday ? partTitle(now, zone) : ''),
  };
}

const draftState: RowState = {
  tone: 'soon',
  icon: 'draft',
  words: say.row.thisDraft,
  sub: say.row.notSaved,
  subFlag: false,
};

/** The rows as they are shown, in order of their start. */
export function rowViews(input: AgendaInput): RowView[] {
  const rows = [...input.rows, ...(input.draft ? [input.draft] : [])].sort(
    (a, b) => a.session.startsAt - b.session.startsAt,
  );
  const atStart = new Map<string, number>();
  for (const { session, cancelWaits } of input.rows) {
    if (cancelWaits || session.cancelled) continue;
    const key = `${session.hostId} ${session.startsAt}`;
    atStart.set(key, (atStart.get(key) ?? 0) + 1);
  }
  return rows.map((row, place) => {
    const { session } = row;
    const struck = row.cancelWaits || session.cancelled;
    const draft = row === input.draft;
    const alone = draft || struck;
    return {
      row,
      time: timeParts(session.startsAt, input.zone),
      ...farTimeOf(session, input),
      wasTime: row.wasStartsAt === null ? '' : showTime(row.wasStartsAt, input.zone),
      names: namesOf(session),
      struck,
      again: !draft && rows[place - 1]?.session.startsAt === session.startsAt,
      state: draft
        ? draftState
        : stateOf(row, input, alone ? 1 : (atStart.get(`${session.hostId} ${session.startsAt}`) ?? 1)),
      draft,
    };
  });
}

/** Who the session is for, as the caller says it: guests, else colleagues. */
export function namesOf(session: Pick<Session, 'participants'>): string {
  const people = guestsOf(session).length > 0 ? guestsOf(session) : invitedTo(session);
  return people.map((person) => person.name).join(', ') || say.row.nobodyYet;
}

/** Windows ids of the guests' zones; a guest without one has the clinician's. */
function guestZoneIds(session: Session, input: AgendaInput): string[] {
  return guestsOf(session).map((guest) => guest.zoneId || input.hostZoneId(session.hostId));
}

function farTimeOf(session: Session, input: AgendaInput): { farTime: string; farZone: string } {
  for (const id of guestZoneIds(session, input)) {
    const far = zoneOf(id);
    if (!far.known || offsetAt(session.startsAt, far.iana) === offsetAt(session.startsAt, input.zone)) continue;
    return { farTime: showTime(session.startsAt, far.iana), farZone: far.abbreviation ?? far.short };
  }
  return { farTime: '', farZone: '' };
}

/** "9:47 Pacific": the zones of this day that read another time than the clinic, west to east. */
function nowZones(input: AgendaInput): string[] {
  const zones = new Map<string, { offsetMs: number; words: string; uses: number }>();
  for (const { session } of input.rows) {
    for (const id of [...guestZoneIds(session, input), input.hostZoneId(session.hostId)]) {
      const zone = zoneOf(id);
      if (!zone.known) continue;
      const offsetMs = offsetAt(input.now, zone.iana);
      if (offsetMs === offsetAt(input.now, input.zone)) continue;
      const words = `${showTime(input.now, zone.iana).replace(/ [ap]m$/, '')} ${zone.short}`;
      zones.set(zone.short, { offsetMs, words, uses: (zones.get(zone.short)?.uses ?? 0) + 1 });
    }
  }
  return [...zones.values()]
    .sort((a, b) => b.uses - a.uses)
    .slice(0, NOW_ZONES_MAX)
    .sort((a, b) => a.offsetMs - b.offsetMs)
    .map(({ words }) => words);
}

function partsOf(views: readonly RowView[], zone: Zone, without: string): Part[] {
  const parts: { title: string; slots: RowView[][] }[] = [];
  let running = without;
  if (without !== '' && views.length > 0) parts.push({ title: '', slots: [] });
  for (const view of views) {
    const title = partTitle(view.row.session.startsAt, zone);
    if (title !== running || parts.length === 0) {
      // A first part that stayed empty is not shown.
      if (parts.length === 1 && parts[0]?.slots.length === 0) parts.pop();
      parts.push({ title, slots: [] });
      running = title;
    }
    const part = parts[parts.length - 1];
    const slot = part?.slots[part.slots.length - 1];
    const same = slot?.[0]?.row.session.startsAt === view.row.session.startsAt;
    if (slot && same && !view.draft && !slot[0]?.draft) slot.push(view);
    else part?.slots.push([view]);
  }
  return parts;
}

/** Morning until noon, afternoon until five, then evening. */
export function partTitle(utcMs: UtcMs, zone: Zone): string {
  const { time } = wallOf(utcMs, zone);
  return time < '12:00' ? say.day.morning : time < '17:00' ? say.day.afternoon : say.day.evening;
}

function earlierSummary(views: readonly RowView[]): string {
  const never = views.filter((view) => view.state.words === say.row.neverJoined).length;
  const count = say.day.sessionCount(views.length);
  return never === 0 ? count : say.day.countNeverJoined(count, never);
}
