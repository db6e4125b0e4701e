// The short message at the bottom of the window: one at a time, gone by itself.
import type { Clock } from '../../src-shared/time/clock.ts';
import type { PageCommand } from '../../src-shared/keys/book.ts';
import { secondMs } from '../../src-shared/time/utc.ts';
import { say } from '../../src-shared/words/words.ts';
import type { IconName } from '../parts/icons.ts';

export type ToastMessage = {
  readonly words: string;
  readonly icon: IconName;
  /** What it offers; `command`: its key is shown beside it. */
  readonly action?: { readonly words: string; readonly command?: PageCommand; readonly run: () => void };
  /** A saved change that can still be taken back, and when it goes out: after the hold, or when the line is back. */
  readonly hold?: { readonly changeId: string; readonly goes: Goes; readonly seconds: number };
};

/** When a held change goes out: after the hold, or when what is in its way is gone. */
export type Goes = 'afterHold' | 'whenBack' | 'ifWithinFive' | 'whenProven';

/** How long a message stands; one with an action stands longer, as it must be read and reached. */
export const TOAST_MS = 8_000;
export const TOAST_WITH_ACTION_MS = 15_000;
/** A message that was there before another screen is shown goes with the screen; one that came with it stays. */
export const TOAST_SETTLED_MS = 500;

export class Toasts {
  #current = $state.raw<ToastMessage>();
  #cancel = (): void => {};
  #cancelSettling = (): void => {};
  #isSettled = false;
  /** Seconds that the shown hold still lasts; counted down in sight, never announced. */
  #secondsLeft = $state(0);
  readonly #clock: Pick<Clock, 'setTimer'>;

  constructor(clock: Pick<Clock, 'setTimer'>) {
    this.#clock = clock;
  }

  get current(): ToastMessage | undefined {
    return this.#current;
  }

  get secondsLeft(): number {
    return this.#secondsLeft;
  }

  /** Shows that a change is saved and held for another `ms`; counts them down, and goes when they are over. */
  hold(changeId: string, ms: number, goes: Goes, undo: () => void): void {
    this.#cancel();
    const seconds = Math.max(1, Math.ceil(ms / secondMs));
    const action = { words: say.parts.undo, run: undo };
    this.#current = { words: say.parts.saved, icon: 'check', action, hold: { changeId, goes, seconds } };
    const count = (leftMs: number): void => {
      if (leftMs <= 0) {
        this.#current = undefined;
        return;
      }
      this.#secondsLeft = Math.ceil(leftMs / secondMs);
      const stepMs = leftMs % secondMs || secondMs;
      this.#cancel = this.#clock.setTimer(stepMs, () => count(leftMs - stepMs));
    };
    count(ms);
  }

  /** Shows `words`; what stood there before goes. */
  say(words: string, more: { icon?: IconName; action?: ToastMessage['action'] } = {}): void {
    this.#cancel();
    this.#current = { words, icon: more.icon ?? 'check', ...(more.action ? { action: more.action } : {}) };
    this.#cancelSettling();
    this.#isSettled = false;
    this.#cancelSettling = this.#clock.setTimer(TOAST_SETTLED_MS, () => (this.#isSettled = true));
    this.#goLater();
  }

  /** Pointed at or reached by Tab: it stands until it is left, and then its time begins anew. A hold counts on. */
  keep(): void {
    if (this.#current && !this.#current.hold) this.#cancel();
  }

  /** Left again after `keep`. */
  letGo(): void {
    if (this.#current && !this.#current.hold) this.#goLater();
  }

  /** Another screen is shown: a message about the one before goes. What can still be taken back stays. */
  leave(): void {
    if (!this.#current || this.#current.hold || !this.#isSettled) return;
    this.#cancel();
    this.#current = undefined;
  }

  #goLater(): void {
    this.#cancel();
    this.#cancel = this.#clock.setTimer(this.#current?.action ? TOAST_WITH_ACTION_MS : TOAST_MS, () => {
      this.#current = undefined;
    });
  }

  /** Does what the message offers, and takes it away. */
  act(): void {
    const action = this.#current?.action;
    this.#cancel();
    this.#current = undefined;
    action?.run();
  }
}
