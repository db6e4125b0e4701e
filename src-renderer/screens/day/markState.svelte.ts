// The desk's own marks, set by one key on the chosen session: the call, what is said about it, and taking it back.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import type { DeskMark, DeskMarkKind } from '../../../src-shared/session/session.ts';
import { inRow } from '../../../src-shared/session/called.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { showDate } from '../../../src-shared/time/show.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { say } from '../../../src-shared/words/words.ts';
import { lookOf } from '../../session/deskMark.ts';
import { peopleOf } from './agenda.ts';
import type { AppState } from '../../state/app.svelte.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import type { Toasts } from '../../state/toasts.svelte.ts';

/** So long one key takes a mark back; later the mark's own key takes it away. */
export const MARK_UNDO_MS = minuteMs;

type Undoable = { readonly localId: string; readonly who: Who; readonly before: DeskMark | null };

/** Whom a message is about: their names in a row, and how many they are. */
type Who = { readonly names: string; readonly count: number };

export class MarkState {
  readonly #desk: DeskBridge;
  readonly #app: AppState;
  readonly #toasts: Toasts;
  #last = $state.raw<Undoable>();
  #cancel = (): void => {};

  constructor(wiring: { desk: DeskBridge; app: AppState; toasts: Toasts }) {
    this.#desk = wiring.desk;
    this.#app = wiring.app;
    this.#toasts = wiring.toasts;
  }

  /** A mark was just set, and nothing has been saved since that one key would rather take back. */
  get mayUndo(): boolean {
    return this.#last !== undefined && this.#toasts.current?.hold === undefined;
  }

  /** Sets a mark on a session of today; the same mark again takes it away. It stands in the way of nothing. */
  async toggle(row: DayRow, is: DeskMarkKind): Promise<void> {
    const who = whoOf(row.session);
    const { clinicZone, now } = this.#app;
    if (dayOf(row.session.startsAt, clinicZone) !== dayOf(now, clinicZone)) {
      const date = showDate(row.session.startsAt, clinicZone);
      return this.#toasts.say(say.row.marksAreForToday(date), { icon: 'info' });
    }
    const localId = row.session.localId;
    const answer = await this.#desk.call('day.mark', { localId, is: row.mark?.is === is ? null : is });
    if (!answer.ok) return this.#toasts.say(say.row.nothingMarked(answer.problem.happened), { icon: 'alert' });
    const { before, now: mark } = answer.value;
    this.#remember({ localId, who, before });
    const words = mark ? say.row.isMarked(who.names, who.count, lookOf(mark.is).said) : say.row.markIsGone(who.names);
    const action = { words: say.row.undo, command: 'undo' as const, run: () => void this.undo() };
    this.#toasts.say(words, { icon: mark ? lookOf(mark.is).icon : 'check', action });
  }

  /** Puts back the mark that stood there before the last one. */
  async undo(): Promise<void> {
    const last = this.#last;
    if (last === undefined) return;
    this.#forget();
    const answer = await this.#desk.call('day.putMarkBack', { localId: last.localId, mark: last.before });
    if (!answer.ok) return this.#toasts.say(answer.problem.happened, { icon: 'alert' });
    const words = say.row.markedBack(last.who.names, last.who.count, last.before ? lookOf(last.before.is).said : null);
    this.#toasts.say(words);
  }

  #remember(last: Undoable): void {
    this.#forget();
    this.#last = last;
    this.#cancel = this.#app.clock.setTimer(MARK_UNDO_MS, () => (this.#last = undefined));
  }

  #forget(): void {
    this.#cancel();
    this.#last = undefined;
  }
}

function whoOf(session: DayRow['session']): Who {
  const people = peopleOf(session);
  return { names: inRow(people.map(({ name }) => name)) || say.row.nobodyYet, count: people.length };
}
