// From a typed time to one moment, or to the question that a person must answer. Nothing is guessed.
import { readTyped, type TypedChoice } from '../../src-shared/time/typed.ts';
import { showDay, showTime } from '../../src-shared/time/show.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import { questionWords, resolveWall, wallOf, type Wall } from '../../src-shared/time/wall.ts';
import { zoneOf } from '../../src-shared/time/zones.ts';

/** An answer to a question of the clocks: "2:30 pm", or "1:30 am, the second". */
export type MomentChoice = { readonly words: string; readonly utcMs: UtcMs; readonly wall: string };

export type Understood =
  | { readonly is: 'empty' }
  /** `hint`: "Tue 24 Nov, 3:00 pm". `wall`: 'YYYY-MM-DDTHH:mm' in the zone it was typed in. */
  | { readonly is: 'one'; readonly utcMs: UtcMs; readonly wall: string; readonly hint: string }
  /** The clocks skip or repeat the time that day: one of `choices` must be picked. */
  | {
      readonly is: 'question';
      readonly heading: string;
      readonly sentence: string;
      readonly choices: readonly MomentChoice[];
      readonly hint: string;
    }
  /** Two things may be meant, or the time has passed: one of `choices` replaces what was typed. */
  | { readonly is: 'choices'; readonly sentence: string; readonly choices: readonly TypedChoice[]; readonly hint: string }
  | { readonly is: 'notUnderstood'; readonly hint: string };

/**
 * What a typed text means in a zone (Windows id) at `now`. `picked` is the moment chosen before in a question, or null;
 * it counts only while that question is still the one that the text asks.
 */
export function understand(text: string, zoneId: string, now: UtcMs, picked: UtcMs | null): Understood {
  if (text.trim() === '') return { is: 'empty' };
  const zone = zoneOf(zoneId);
  if (!zone.known) return { is: 'notUnderstood', hint: 'Choose a time zone first.' };
  const typed = readTyped(text, { now, zone: zone.iana });
  switch (typed.is) {
    case 'notUnderstood':
      return { is: 'notUnderstood', hint: typed.hint };
    case 'ambiguous':
      return { is: 'choices', sentence: typed.question, choices: typed.choices, hint: '' };
    case 'passed':
      return { is: 'choices', sentence: typed.sentence, choices: typed.choices, hint: typed.words };
    case 'understood': {
      if (typed.utcMs !== undefined) {
        return { is: 'one', utcMs: typed.utcMs, wall: wallText(typed), hint: typed.words };
      }
      const answer = resolveWall(typed, zone.iana);
      if (answer.is === 'one') return { is: 'one', utcMs: answer.utcMs, wall: wallText(typed), hint: typed.words };
      const moment = (utcMs: UtcMs, words: string): MomentChoice => ({
        words,
        utcMs,
        wall: wallText(wallOf(utcMs, zone.iana)),
      });
      const choices =
        answer.is === 'skipped'
          ? answer.choices.map((choice) => moment(choice.utcMs, showTime(choice.utcMs, zone.iana)))
          : [
              moment(answer.first, `${showTime(answer.first, zone.iana)}, the first`),
              moment(answer.second, `${showTime(answer.second, zone.iana)}, the second`),
            ];
      const day = showDay(typed.date);
      const chosen = choices.find((choice) => choice.utcMs === picked);
      if (chosen) return { is: 'one', utcMs: chosen.utcMs, wall: chosen.wall, hint: `${day}, ${chosen.words}` };
      const { heading, sentence } = questionWords(typed, answer, zone.short);
      return { is: 'question', heading, sentence, choices, hint: day };
    }
  }
}

function wallText({ date, time }: Wall): string {
  return `${date}T${time}`;
}
