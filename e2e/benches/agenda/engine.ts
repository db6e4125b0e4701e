// What the bench page asks of each of the three: draw this day, show only some of it.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';

/** A day that begins and ends in Denver, its time now, and who works there. */
export type BenchDay = { readonly rows: readonly DayRow[]; readonly now: number; readonly date: string };

export type Engine = {
  /** Draws the day into an empty page. */
  readonly show: () => void;
  /** Draws only those without a reply, or all again. */
  readonly filter: (on: boolean) => void;
  /** Rows in the page, as a CSS selector finds them. */
  readonly rows: string;
  /** How many rows the whole list tells of now; null = what is drawn is all that there is. */
  readonly told: () => number | null;
  readonly scroller: () => HTMLElement;
};

/** Gets ready whatever the engine wants to be handed; none of it is measured. */
export type MakeEngine = (target: HTMLElement, day: BenchDay) => Engine | Promise<Engine>;

/** The filter of this bench: a patient has not replied. */
export const hasNoReply = ({ session }: DayRow): boolean =>
  session.participants.some((person) => !person.isHost && person.rsvp === 'Unknown');
