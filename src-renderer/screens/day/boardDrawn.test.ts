// Goal: of a wide board only what can be seen is drawn, nothing that a key needs is left out, and everybody knows how many there
// are. Method: 50 clinicians and 2,000 sessions; each window against what stands in it.
import { expect, test } from 'vitest';
import type { Clinician } from '../../../src-shared/session/session.ts';
import { boardOf, CARD_MINUTES, type Board } from './board.ts';
import { boardIn, boardWhole, isLong } from './boardDrawn.ts';
import { at, date, guest, row, zone } from '../../session/testRows.ts';

function boardWith(clinicians: number, each: number): Board {
  const columns = Array.from({ length: clinicians }, (_, nth): Clinician => {
    const userId = `c${nth}`;
    return { userId, name: userId, email: '', phone: '', zoneId: '', externalId: '', helpNumber: '', mayHost: true };
  });
  const rows = columns.flatMap(({ userId }) =>
    Array.from({ length: each }, (_, nth) => {
      const minute = 8 * 60 + Math.floor((nth * 600) / each);
      const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
      return row(time, [guest('A')], { session: { hostId: userId, localId: `${userId}-${nth}` } });
    }),
  );
  const rest = { date, now: at('10:47'), zone, asOf: false, hostZoneId: () => '', hostId: null };
  return boardOf({ ...rest, rows, clinicians: columns });
}
const wide = boardWith(50, 40);
const window = { from: 120, to: 480, firstColumn: 10, lastColumn: 16 };
const idsOf = (drawn: ReturnType<typeof boardIn>): string[] =>
  drawn.flatMap(({ cards }) => cards.map(({ card }) => card.view.row.session.localId));

test('a few cards are drawn whole, many are not', () => {
  expect([isLong(boardWith(5, 10)), isLong(wide)]).toEqual([false, true]);
  expect(idsOf(boardWhole(wide))).toHaveLength(2_000);
});

test('what is in view is drawn to the last card, and little else', () => {
  const drawn = boardIn(wide, window, new Set());
  expect(drawn.map(({ place }) => place)).toEqual([10, 11, 12, 13, 14, 15, 16]);
  const seen = wide.columns
    .slice(10, 17)
    .flatMap(({ cards }) => cards)
    .filter((card) => card.top < window.to && card.top + CARD_MINUTES > window.from);
  expect(idsOf(drawn)).toEqual(seen.map((card) => card.view.row.session.localId));
  expect(seen.length).toBeLessThan(200);
});

test('each card knows its place in the whole column', () => {
  for (const { column, cards } of boardIn(wide, window, new Set()))
    for (const { card, place } of cards) expect(column.cards[place]).toBe(card);
});

test('the focus far away stays, with its column and nothing beside it', () => {
  const drawn = boardIn(wide, window, new Set(['c40-39', 'c12-0', 'gone']));
  expect(drawn.at(-1)).toMatchObject({ place: 40, cards: [{ place: 39 }] });
  expect(drawn).toHaveLength(8);
  expect(idsOf(drawn.filter(({ place }) => place === 12))).toContain('c12-0');
});

test('a window beside the board draws nothing, one around it everything', () => {
  expect(boardIn(wide, { from: 0, to: 600, firstColumn: 60, lastColumn: 70 }, new Set())).toEqual([]);
  const all = boardIn(wide, { from: -100, to: 10_000, firstColumn: -3, lastColumn: 99 }, new Set());
  expect(idsOf(all)).toEqual(idsOf(boardWhole(wide)));
});
