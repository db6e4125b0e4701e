// The day as a board: a column a clinician, a card where a session starts. The API keeps no end, so cards have none. Pure.
import type { Clinician } from '../../../src-shared/session/session.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { hourMarks, type HourMark } from '../../../src-shared/time/hours.ts';
import { minuteOfDay } from '../../../src-shared/time/wall.ts';
import { say } from '../../../src-shared/words/words.ts';
import { rowViews, type AgendaInput, type RowView } from './agenda.ts';

/** Hours that a board shows at least; sessions outside of them make it longer. */
const HOURS = { from: 8, to: 18 } as const;
/** Pixels of an hour on the board. */
export const HOUR_PX = 76;
/** A card is so tall, in minutes of the board (56 px): two that are nearer share the width. */
export const CARD_MINUTES = 45;

export type BoardCard = {
  readonly view: RowView;
  /** Minutes below the top of the board. */
  readonly top: number;
  /** Place side by side, of so many. */
  readonly lane: number;
  readonly lanes: number;
  readonly past: boolean;
};
export type BoardColumn = { readonly clinician: Clinician; readonly cards: readonly BoardCard[] };
export type Board = {
  readonly columns: readonly BoardColumn[];
  /** Each full hour with its minutes below the top. */
  readonly hours: readonly HourMark[];
  /** Height in minutes. */
  readonly minutes: number;
  /** Now, in minutes below the top; null on other days and outside of the hours. */
  readonly now: number | null;
};

export type BoardInput = AgendaInput & {
  /** The columns in their order. */
  readonly clinicians: readonly Clinician[];
  /** One clinician's board has every row, also those that they join as a colleague. */
  readonly hostId: string | null;
};

/** The board of a day's rows; `zone` of the input is the clinic's. */
export function boardOf(input: BoardInput): Board {
  const { zone, now, hostId } = input;
  const minuteOf = (at: number): number => minuteOfDay(at, zone);
  const views = rowViews(input);
  const starts = views.map((view) => minuteOf(view.row.session.startsAt));
  const from = Math.min(HOURS.from, ...starts.map((minute) => Math.floor(minute / 60)));
  const to = Math.max(HOURS.to, ...starts.map((minute) => Math.ceil((minute + CARD_MINUTES) / 60)));

  const shown = hostId === null ? input.clinicians : input.clinicians.filter(({ userId }) => userId === hostId);
  const placed = new Map<string, Placed[]>();
  views.forEach((view, at) => {
    const of = hostId ?? view.row.session.hostId;
    const card = { view, top: (starts[at] ?? 0) - from * 60, past: view.row.session.startsAt < now };
    placed.set(of, [...(placed.get(of) ?? []), card]);
  });
  const columns = shown.map((clinician) => ({ clinician, cards: inLanes(placed.get(clinician.userId) ?? []) }));
  const nowTop = dayOf(now, zone) === input.date ? minuteOf(now) - from * 60 : -1;
  return {
    columns,
    hours: hourMarks(from, to),
    minutes: (to - from) * 60,
    now: nowTop >= 0 && nowTop <= (to - from) * 60 ? nowTop : null,
  };
}

type Placed = Omit<BoardCard, 'lane' | 'lanes'>;

/** Cards that would cover each other stand side by side. */
function inLanes(cards: readonly Placed[]): BoardCard[] {
  const placed: BoardCard[] = [];
  let group: (Placed & { lane: number })[] = [];
  let floor = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    placed.push(...group.map((card) => ({ ...card, lanes })));
    group = [];
  };
  for (const card of [...cards].sort((a, b) => a.top - b.top)) {
    if (card.top >= floor) close();
    const taken = new Set(group.filter((other) => other.top + CARD_MINUTES > card.top).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    group.push({ ...card, lane });
    floor = Math.max(floor, card.top + CARD_MINUTES);
  }
  close();
  return placed;
}

/** How many of `sorted` (ascending) are over `bound`. */
export function countOver(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

/** A card as the keyboard knows it. */
export type CardPlace = { readonly id: string; readonly top: number };

/** The card that an arrow leads to; undefined where there is none. Sideways: the nearest in time of the next column that has any. */
export function stepOnBoard(
  columns: readonly (readonly CardPlace[])[],
  id: string | undefined,
  arrow: 'up' | 'down' | 'left' | 'right',
): string | undefined {
  const column = columns.findIndex((cards) => cards.some((card) => card.id === id));
  const cards = columns[column];
  if (!cards) return columns.find((some) => some.length > 0)?.[0]?.id;
  const at = cards.findIndex((card) => card.id === id);
  if (arrow === 'up' || arrow === 'down') return cards[at + (arrow === 'down' ? 1 : -1)]?.id;
  const by = arrow === 'right' ? 1 : -1;
  for (let next = column + by; columns[next] !== undefined; next += by) {
    const [nearest] = [...(columns[next] ?? [])].sort(
      (a, b) => Math.abs(a.top - (cards[at]?.top ?? 0)) - Math.abs(b.top - (cards[at]?.top ?? 0)),
    );
    if (nearest) return nearest.id;
  }
  return undefined;
}

/** A state's words for a card, where half of the room is there. */
export function shortWords(words: string): string {
  return say.row.onCard(words);
}
