// The day as an agenda: what is over and folded, the now-line, the parts of the day, and the rows as they are shown. Pure.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { Participant, Session } from '../../../src-shared/session/session.ts';
import { guestsOf, invitedTo, isGuest } from '../../../src-shared/session/who.ts';
import { dayOf, type Day } from '../../../src-shared/time/day.ts';
import { offsetAt, type Zone } from '../../../src-shared/time/offset.ts';
import { showTime, timeParts, type ClockParts } from '../../../src-shared/time/show.ts';
import { hourMs, type UtcMs } from '../../../src-shared/time/utc.ts';
import { wallOf } from '../../../src-shared/time/wall.ts';
import { zoneOf } from '../../../src-shared/time/zones.ts';
import { say } from '../../../src-shared/words/words.ts';
import { crowdingOf, isStruck, type Crowding } from './crowding.ts';
import { stateOf, type RowState, type StateContext } from '../../session/rowState.ts';

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
  const views = rowViews(
    isToday && (input.draft?.session.startsAt ?? now) < now ? { ...input, draft: undefined } : input,
  );
  const before = isToday ? views.slice(0, countBefore(views, now)) : [];
  const after = isToday ? views.slice(before.length) : views;
  const folded = before.slice(0, countBefore(before, now - EARLIER_SHOWN_MS));
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

/** The rows as they are shown, in order of their start. What a row shows is found when it is first asked for: most are never drawn. */
export function rowViews(input: AgendaInput): RowView[] {
  const rows = inOrder(input.draft ? [...input.rows, input.draft] : input.rows);
  const shared = { input, crowding: crowdingOf(input.rows) };
  return rows.map((row, place) => new LazyView(row, rows[place - 1], shared));
}

/** By start. A day comes so from main: then nothing is moved. */
function inOrder(rows: readonly DayRow[]): readonly DayRow[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { session } of rows) {
    if (session.startsAt < last) return [...rows].sort((a, b) => a.session.startsAt - b.session.startsAt);
    last = session.startsAt;
  }
  return rows;
}

/** How many of the rows, which are in order, start before a moment. */
function countBefore(views: readonly RowView[], moment: UtcMs): number {
  let [low, high] = [0, views.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((views[middle]?.row.session.startsAt ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Shared = { readonly input: AgendaInput; readonly crowding: (row: DayRow) => Crowding };

const alone: Crowding = { atThisTime: 1, closeTo: null };

class LazyView implements RowView {
  readonly row: DayRow;
  readonly draft: boolean;
  readonly again: boolean;
  readonly #shared: Shared;
  #state: RowState | undefined;

  constructor(row: DayRow, before: DayRow | undefined, shared: Shared) {
    this.row = row;
    this.draft = row === shared.input.draft;
    this.again = !this.draft && before?.session.startsAt === row.session.startsAt;
    this.#shared = shared;
  }

  get struck(): boolean {
    return isStruck(this.row);
  }
  get time(): ClockParts {
    return timeParts(this.row.session.startsAt, this.#shared.input.zone);
  }
  get farTime(): string {
    return farTimeOf(this.row.session, this.#shared.input).farTime;
  }
  get farZone(): string {
    return farTimeOf(this.row.session, this.#shared.input).farZone;
  }
  get wasTime(): string {
    return this.row.wasStartsAt === null ? '' : showTime(this.row.wasStartsAt, this.#shared.input.zone);
  }
  get names(): string {
    return namesOf(this.row.session);
  }
  get state(): RowState {
    if (this.draft) return draftState;
    const { input, crowding } = this.#shared;
    const { atThisTime, closeTo } = this.struck ? alone : crowding(this.row);
    return (this.#state ??= stateOf(this.row, input, atThisTime, closeTo));
  }
}

/** Who the session is for, as the caller says it: guests, else colleagues. */
export function namesOf(session: Pick<Session, 'participants'>): string {
  return (
    peopleOf(session)
      .map((person) => person.name)
      .join(', ') || say.row.nobodyYet
  );
}

/** Whom a session is for: its guests, else its colleagues. */
export function peopleOf(session: Pick<Session, 'participants'>): readonly Participant[] {
  return guestsOf(session).length > 0 ? guestsOf(session) : invitedTo(session);
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
  for (const [id, uses] of zoneUses(input)) {
    const zone = zoneOf(id);
    if (!zone.known) continue;
    const offsetMs = offsetAt(input.now, zone.iana);
    if (offsetMs === offsetAt(input.now, input.zone)) continue;
    const words = `${showTime(input.now, zone.iana).replace(/ [ap]m$/, '')} ${zone.short}`;
    zones.set(zone.short, { offsetMs, words, uses: (zones.get(zone.short)?.uses ?? 0) + uses });
  }
  return [...zones.values()]
    .sort((a, b) => b.uses - a.uses)
    .slice(0, NOW_ZONES_MAX)
    .sort((a, b) => a.offsetMs - b.offsetMs)
    .map(({ words }) => words);
}

/** How often each zone is a guest's or a clinician's; a day has many sessions and few zones. */
function zoneUses(input: AgendaInput): Map<string, number> {
  const uses = new Map<string, number>();
  const use = (id: string, times: number): void => void uses.set(id, (uses.get(id) ?? 0) + times);
  /** By clinician: how often theirs is meant, by themselves and by guests who have none. */
  const hosts = new Map<string, number>();
  for (const { session } of input.rows) {
    let times = 1;
    for (const person of session.participants) {
      if (!isGuest(person)) continue;
      if (person.zoneId) use(person.zoneId, 1);
      else times++;
    }
    hosts.set(session.hostId, (hosts.get(session.hostId) ?? 0) + times);
  }
  for (const [hostId, times] of hosts) use(input.hostZoneId(hostId), times);
  return uses;
}

function partsOf(views: readonly RowView[], zone: Zone, without: string): Part[] {
  const parts: { title: string; slots: RowView[][] }[] = [];
  let running = without;
  if (without !== '' && views.length > 0) parts.push({ title: '', slots: [] });
  let part = parts[0];
  let slot: RowView[] | undefined;
  let last: UtcMs | undefined;
  for (const view of views) {
    const { startsAt } = view.row.session;
    // Who starts with the one before is in the same part of the day.
    const same = startsAt === last;
    last = startsAt;
    if (slot && same && !view.draft && !slot[0]?.draft) {
      slot.push(view);
      continue;
    }
    const title = same ? running : partTitle(startsAt, zone);
    if (title !== running || part === undefined) {
      // A first part that stayed empty is not shown.
      if (parts.length === 1 && part?.slots.length === 0) parts.pop();
      part = { title, slots: [] };
      parts.push(part);
      running = title;
    }
    slot = [view];
    part.slots.push(slot);
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
