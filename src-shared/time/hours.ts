// The full hours beside a day that is drawn to scale: the board's, and the clinician's column beside the form.
import { showClock } from './show.ts';

/** A full hour as its clock is shown without minutes, and how many minutes it stands below the top. */
export type HourMark = { readonly words: string; readonly top: number };

/** Each full hour from the hour `from` up to, and without, the hour `to`; 24 and above are of the next day. */
export function hourMarks(from: number, to: number): readonly HourMark[] {
  return Array.from({ length: to - from }, (_, place) => ({
    words: showClock(((from + place) % 24) * 60).replace(':00', ''),
    top: place * 60,
  }));
}
