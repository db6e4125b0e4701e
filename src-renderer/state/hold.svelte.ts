// Taking back what was just saved: which change one key takes back, the call that does it, and what is said about it.
import { SvelteSet } from 'svelte/reactivity';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import type { Saved } from '../../src-shared/contract/views/outbox.ts';
import type { SessionDraft } from '../../src-shared/session/draft.ts';
import { say } from '../../src-shared/words/words.ts';
import type { AppState } from './app.svelte.ts';
import type { DeskBridge } from './bridge.ts';
import type { Toasts } from './toasts.svelte.ts';

export class HoldState {
  readonly #desk: DeskBridge;
  readonly #app: AppState;
  readonly #toasts: Toasts;
  /** Taken back already, while main's status still tells of them. */
  readonly #gone = new SvelteSet<string>();
  #busy = false;
  /** A booking was taken back: its draft, with everything that was typed, is to stand in the form again. */
  onDraft: ((draft: SessionDraft) => void) | undefined;
  /** Anything else was taken back. */
  onTaken: ((row: OutboxRow) => void) | undefined;

  constructor(wiring: { desk: DeskBridge; app: AppState; toasts: Toasts }) {
    this.#desk = wiring.desk;
    this.#app = wiring.app;
    this.#toasts = wiring.toasts;
  }

  /** The change that one key takes back now, the newest first; undefined = none is held. */
  get changeId(): string | undefined {
    const ids = [this.#toasts.current?.hold?.changeId, this.#app.status?.held?.changeId];
    return ids.find((id) => id !== undefined && !this.#gone.has(id));
  }

  /** Says that a change is on the disk, and how long it can be taken back. `startsNow`: a Meet Now, which may come too late. */
  saved({ held }: Saved, startsNow = false): void {
    if (held === null) return this.#toasts.say(this.#app.savedWords);
    this.#toasts.hold(
      held.changeId,
      held.releasesAt - this.#app.mainNow(),
      this.#app.paused ? 'whenProven' : this.#app.offline ? (startsNow ? 'ifWithinFive' : 'whenBack') : 'afterHold',
      () => void this.undo(),
    );
  }

  /** Takes the newest held change back; nothing has left then. Where it is too late, that is said. */
  async undo(): Promise<void> {
    const changeId = this.changeId;
    if (changeId === undefined || this.#busy) return;
    this.#busy = true;
    const answer = await this.#desk.call('outbox.undo', { changeId });
    this.#busy = false;
    if (!answer.ok) {
      const { happened, todo } = answer.problem;
      return this.#toasts.say(`${happened} ${todo}`.trim(), { icon: 'alert' });
    }
    this.#gone.add(changeId);
    const { row, draft } = answer.value;
    if (draft === null) {
      this.#toasts.say(say.parts.takenBack(row.title));
      this.onTaken?.(row);
    } else {
      this.#toasts.say(say.parts.takenBackToForm);
      this.onDraft?.(draft);
    }
  }
}
