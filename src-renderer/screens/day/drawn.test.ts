import { expect, test } from 'vitest';
import { seededRandom } from '../../../src-shared/random/random.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { rowViews, type RowView } from './agenda.ts';
import { drawnIn, drawnWhole, idOf, layoutOf, measured, USUAL_HEIGHTS, type Drawn, type Section } from './drawn.ts';
import { at, date, guest, row, zone } from '../../session/testRows.ts';

const usual = { now: at('10:47'), zone, asOf: false, date, hostZoneId: () => 'Mountain Standard Time' };

/** So many rows, `together` at each start. */
function views(count: number, together = 1): RowView[] {
  const rows = Array.from({ length: count }, (_, place) =>
    row('11:00', [guest(`Patient ${place}`)], {
      session: { localId: `s${place}`, startsAt: at('11:00') + Math.floor(place / together) * minuteMs },
    }),
  );
  return rowViews({ ...usual, rows });
}

function slotsOf(all: readonly RowView[], together: number): RowView[][] {
  return Array.from({ length: Math.ceil(all.length / together) }, (_, slot) =>
    all.slice(slot * together, (slot + 1) * together),
  );
}

const day = (count: number, together: number): Section[] => [
  { title: '', slim: true, slots: slotsOf(views(count), 1) },
  { title: 'Afternoon', slim: false, slots: slotsOf(views(count, together), together) },
];

/** Where the browser puts each drawn row, from the top of its list, by the rules of agenda.css. */
function edges(section: Section, drawn: Drawn, heightOf: (view: RowView) => number): Map<string, number> {
  const [pad, line] = section.slim ? [0, 0] : [1, 1];
  const found = new Map<string, number>();
  let y = 0;
  drawn.slots.forEach((slot, place) => {
    y += slot.gap + (place === 0 ? 0 : line) + pad;
    slot.rows.forEach(({ view, gap }, at) => {
      if (at > 0) y += 1 + gap;
      found.set(idOf(view), y);
      y += heightOf(view);
    });
    y += pad;
  });
  return found.set('end', y + drawn.rest);
}

test('a short day is drawn whole, without any room left out', () => {
  const [earlier, later] = drawnWhole(day(7, 2));
  expect(earlier?.slots.map((slot) => slot.rows.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(later?.slots.map((slot) => [slot.place, slot.rows.length, slot.gap])).toEqual([
    [0, 2, 0],
    [1, 2, 0],
    [2, 2, 0],
    [3, 1, 0],
  ]);
});

test('of a long day what is in view is drawn, and nothing else', () => {
  const sections = day(1_000, 1);
  const layout = layoutOf(sections, USUAL_HEIGHTS, () => 0);
  const [earlier, later] = drawnIn(layout, 3_400, 3_740, new Set());
  expect(earlier?.slots.map((slot) => slot.place)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
  expect(later?.slots).toEqual([]);
});

test('kept rows are drawn wherever they are, with their neighbours, also across sections', () => {
  const sections = day(1_000, 1).map((section, at) => ({
    ...section,
    slots: section.slots.map((slot) =>
      slot.map((view) => Object.assign(Object.create(view) as RowView, { row: renamed(view, at) })),
    ),
  }));
  const layout = layoutOf(sections, USUAL_HEIGHTS, () => 0);
  const ids = (kept: readonly string[]): string[] =>
    drawnIn(layout, -1, -1, new Set(kept)).flatMap(({ slots }) =>
      slots.flatMap(({ rows }) => rows.map(({ view }) => idOf(view))),
    );
  expect(ids(['0-s500'])).toEqual(['0-s499', '0-s500', '0-s501']);
  expect(ids(['0-s999'])).toEqual(['0-s998', '0-s999', '1-s0']);
  expect(ids(['nowhere'])).toEqual([]);
});

function renamed(view: RowView, at: number): RowView['row'] {
  return { ...view.row, session: { ...view.row.session, localId: `${at}-${idOf(view)}` } };
}

test('the draft of a form is stepped over: the row behind it is drawn too', () => {
  const all = views(300);
  const draft = Object.assign(Object.create(all[151] ?? null) as RowView, { draft: true });
  const slots = all.map((view, place) => [place === 151 ? draft : view]);
  const layout = layoutOf([{ title: '', slim: false, slots }], USUAL_HEIGHTS, () => 0);
  const [drawn] = drawnIn(layout, -1, -1, new Set(['s150']));
  expect(drawn?.slots.map((slot) => slot.place)).toEqual([149, 150, 151, 152]);
});

test('wherever one looks and whatever is kept, each drawn row stands where it stands in the whole list', () => {
  const seed = Number(process.env['SEED'] ?? 7);
  const random = seededRandom(seed);
  const count = 400;
  for (const together of [1, 2, 7]) {
    const sections = day(count, together);
    const others = new Map(Array.from({ length: 20 }, () => [`s${Math.floor(random() * count)}`, 40 + random() * 60]));
    const heights = { ...USUAL_HEIGHTS, others };
    const layout = layoutOf(sections, heights, () => 30);
    sections.forEach((section, at) => {
      const heightOf = (view: RowView): number => others.get(idOf(view)) ?? (section.slim ? 34 : 52);
      const whole = edges(section, drawnWhole(sections)[at]!, heightOf);
      for (let round = 0; round < 40; round++) {
        const from = random() * 30_000;
        const kept = new Set(Array.from({ length: 3 }, () => `s${Math.floor(random() * count)}`));
        const drawn = drawnIn(layout, from, from + 900, kept)[at]!;
        expect(drawn.slots.every((slot) => slot.gap >= 0 && slot.rows.every(({ gap }) => gap >= 0))).toBe(true);
        for (const [id, y] of edges(section, drawn, heightOf)) {
          expect(y, `SEED=${seed}, ${id}`).toBeCloseTo(whole.get(id) ?? Number.NaN, 6);
        }
      }
    });
  }
});

test('heights: a list of another width is measured afresh; else only what differs is noted, and nothing new is the same object', () => {
  const found = [
    { id: 'a', slim: false, height: 60 },
    { id: 'b', slim: false, height: 60 },
    { id: 'c', slim: false, height: 78 },
    { id: 'd', slim: true, height: 34.2 },
  ];
  const heights = measured(USUAL_HEIGHTS, found, true);
  expect(heights).toEqual({ row: 60, slim: 34.2, others: new Map([['c', 78]]) });
  expect(measured(heights, found, false)).toBe(heights);
  expect(measured(heights, [{ id: 'c', slim: false, height: 60 }], false).others.size).toBe(0);
  expect(measured(heights, [{ id: 'x', slim: true, height: 50 }], false).others.get('x')).toBe(50);
});
