// Which columns and cards of a wide or long board are drawn: those in view and some around, and those that must not go (the
// focus, the tab stop, the chosen one, the draft). All others are room: a card stands at its time, wherever its neighbours are. Pure.
import { CARD_MINUTES, type Board, type BoardCard, type BoardColumn } from './board.ts';
import { WHOLE_MAX } from './drawn.ts';

/** What is in view, with what is drawn around it: minutes below the top, and places of columns; the ends count in. */
export type BoardWindow = {
  readonly from: number;
  readonly to: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

export type DrawnCard = {
  readonly card: BoardCard;
  /** From 0, among the column's cards. */
  readonly place: number;
};
export type DrawnColumn = {
  readonly column: BoardColumn;
  /** From 0, among the board's columns. */
  readonly place: number;
  readonly cards: readonly DrawnCard[];
};

const idOf = (card: BoardCard): string => card.view.row.session.localId;

/** A board of few cards is drawn whole: everything of it is in the page, for whatever looks for it there. */
export function isLong({ columns }: Board): boolean {
  return columns.reduce((sum, { cards }) => sum + cards.length, columns.length) > WHOLE_MAX;
}

/** All of it, column by column. */
export function boardWhole({ columns }: Board): DrawnColumn[] {
  return columns.map((column, place) => ({
    column,
    place,
    cards: column.cards.map((card, at) => ({ card, place: at })),
  }));
}

/** What is drawn for a window onto the board. Cards of `kept` are drawn wherever they are, with the heads of their columns. */
export function boardIn({ columns }: Board, window: BoardWindow, kept: ReadonlySet<string>): DrawnColumn[] {
  return columns.flatMap((column, place) => {
    const inView = place >= window.firstColumn && place <= window.lastColumn;
    const cards = column.cards.flatMap((card, at) =>
      (inView && card.top < window.to && card.top + CARD_MINUTES > window.from) || kept.has(idOf(card))
        ? [{ card, place: at }]
        : [],
    );
    return inView || cards.length > 0 ? [{ column, place, cards }] : [];
  });
}
