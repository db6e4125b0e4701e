// Which rows of a long day are drawn: those in view and some around, and those that must not go (the focus, the tab stop, the
// row that is held). The others are room of the right height. Pure.
import type { RowView } from './agenda.ts';

/** A day of so many rows is drawn whole: everything of it is in the page, for whatever looks for it there. */
export const WHOLE_MAX = 100;
/** Drawn above and below what is in view, in px: what a turn of a wheel may bring before the page has answered. */
export const SPARE_PX = 480;

/** Room around the rows of a slot and between them, as agenda.css has it for long lists, in px. */
const PAD = 1;
const LINE = 1;

export type Section = {
  readonly title: string;
  /** Past rows: lower, without lines between. */
  readonly slim: boolean;
  readonly slots: readonly (readonly RowView[])[];
};

/** Heights of rows in px: the usual ones, and by local id those that differ from it. */
export type Heights = { readonly row: number; readonly slim: number; readonly others: ReadonlyMap<string, number> };
export const USUAL_HEIGHTS: Heights = { row: 52, slim: 34, others: new Map() };

export type DrawnRow = {
  readonly view: RowView;
  /** Left out above it within its slot, in px. */
  readonly gap: number;
};
export type DrawnSlot = {
  readonly key: string;
  readonly draft: boolean;
  /** From 0, among the section's slots. */
  readonly place: number;
  /** Left out above it, in px. */
  readonly gap: number;
  readonly rows: readonly DrawnRow[];
};
export type Drawn = {
  readonly slots: readonly DrawnSlot[];
  /** Left out below, in px. */
  readonly rest: number;
};

type Placed = {
  readonly view: RowView;
  readonly slot: number;
  /** Edges of the row's box in px, from the top of its section's list. */
  readonly top: number;
  readonly bottom: number;
};
type PlacedSection = Section & { readonly rows: readonly Placed[]; readonly top: number; readonly height: number };
export type Layout = { readonly sections: readonly PlacedSection[]; readonly rows: readonly Placed[] };

export const idOf = (view: RowView): string => view.row.session.localId;

/** Where each row stands. `before` = px above each section: a heading, the now-line; a guess will do, since nothing is placed by it. */
export function layoutOf(sections: readonly Section[], heights: Heights, before: (section: number) => number): Layout {
  let top = 0;
  const placed = sections.map((section, at) => {
    top += before(at);
    const inside = placeRows(section, heights);
    const whole = { ...section, ...inside, top };
    top += inside.height;
    return whole;
  });
  return { sections: placed, rows: placed.flatMap(({ rows }) => rows) };
}

function placeRows(section: Section, heights: Heights): { rows: Placed[]; height: number } {
  const pad = section.slim ? 0 : PAD;
  const line = section.slim ? 0 : LINE;
  const usual = section.slim ? heights.slim : heights.row;
  const rows: Placed[] = [];
  let y = 0;
  section.slots.forEach((slot, at) => {
    y += (at === 0 ? 0 : line) + pad;
    slot.forEach((view, place) => {
      if (place > 0) y += PAD;
      const height = heights.others.size === 0 ? usual : (heights.others.get(idOf(view)) ?? usual);
      rows.push({ view, slot: at, top: y, bottom: y + height });
      y += height;
    });
    y += pad;
  });
  return { rows, height: y };
}

/** All of it, section by section. */
export function drawnWhole(sections: readonly Section[]): Drawn[] {
  return sections.map(({ slots }) => ({
    slots: slots.map((slot, place) => ({
      key: keyOf(slot),
      draft: slot[0]?.draft ?? false,
      place,
      gap: 0,
      rows: slot.map((view) => ({ view, gap: 0 })),
    })),
    rest: 0,
  }));
}

const keyOf = (slot: readonly RowView[]): string => (slot[0] === undefined ? '' : idOf(slot[0]));

/**
 * What is drawn of each section for a window onto the list, in px from its top. Rows of `kept` are drawn wherever they are,
 * and so are their neighbours: the next arrow key leads there.
 */
export function drawnIn(layout: Layout, from: number, to: number, kept: ReadonlySet<string>): Drawn[] {
  const beside = neighbours(layout, kept);
  let first = 0;
  return layout.sections.map((section) => {
    const { rows } = section;
    const begin = lowerBound(rows, from - section.top);
    const places = new Set<number>();
    for (let at = begin; at < rows.length && (rows[at]?.top ?? 0) < to - section.top; at++) places.add(at);
    for (const at of beside) if (at >= first && at < first + rows.length) places.add(at - first);
    first += rows.length;
    return drawnOf(
      section,
      [...places].sort((a, b) => a - b),
    );
  });
}

/** Places in the whole list of the kept rows and of those before and after each; a draft is stepped over. */
function neighbours({ rows: all }: Layout, kept: ReadonlySet<string>): Set<number> {
  const found = new Set<number>();
  if (kept.size === 0) return found;
  let open = kept.size;
  // Most stand near the beginning of a day, or of what is still to come.
  for (let at = 0; at < all.length && open > 0; at++) {
    const view = all[at]?.view;
    if (view === undefined || !kept.has(idOf(view))) continue;
    open--;
    found.add(at);
    for (const by of [-1, 1]) {
      let to = at + by;
      for (; all[to]?.view.draft; to += by) found.add(to);
      if (all[to]) found.add(to);
    }
  }
  return found;
}

/** Place of the first row that ends below y. */
function lowerBound(rows: readonly Placed[], y: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.bottom ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawnOf(section: PlacedSection, places: readonly number[]): Drawn {
  const pad = section.slim ? 0 : PAD;
  const line = section.slim ? 0 : LINE;
  const slots: (DrawnSlot & { readonly rows: DrawnRow[] })[] = [];
  // Lower edge of what is drawn so far, with the room below its last row.
  let end = 0;
  for (const at of places) {
    const row = section.rows[at];
    if (row === undefined) continue;
    const last = slots.at(-1);
    if (last?.place === row.slot) {
      last.rows.push({ view: row.view, gap: row.top - (end - pad) - PAD });
    } else {
      const slot = section.slots[row.slot] ?? [];
      slots.push({
        key: keyOf(slot),
        draft: row.view.draft,
        place: row.slot,
        gap: row.top - pad - (slots.length === 0 ? 0 : line) - end,
        rows: [{ view: row.view, gap: 0 }],
      });
    }
    end = row.bottom + pad;
  }
  return { slots, rest: section.height - end };
}

/** What was found drawn, against what was thought; the same object where nothing is new. `afresh`: the list has another width. */
export function measured(
  heights: Heights,
  found: readonly { readonly id: string; readonly slim: boolean; readonly height: number }[],
  afresh: boolean,
): Heights {
  const usualOf = (slim: boolean): number | undefined => {
    const all = found.filter((one) => one.slim === slim).map(({ height }) => height);
    return all.sort((a, b) => a - b)[all.length >> 1];
  };
  const row = (afresh ? usualOf(false) : undefined) ?? heights.row;
  const slim = (afresh ? usualOf(true) : undefined) ?? heights.slim;
  const others = new Map(afresh ? [] : heights.others);
  for (const one of found) {
    if (same(one.height, one.slim ? slim : row)) others.delete(one.id);
    else others.set(one.id, one.height);
  }
  const known = same(row, heights.row) && same(slim, heights.slim) && others.size === heights.others.size;
  if (known && [...others].every(([id, height]) => same(height, heights.others.get(id) ?? 0))) return heights;
  return { row, slim, others };
}

/** Less than half a pixel is how a screen rounds. */
const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.5;
