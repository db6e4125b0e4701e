// The short message at the bottom of the window: one at a time, gone by itself.
import type { Clock } from '../../src-shared/time/clock.ts';
import type { IconName } from '../parts/icons.ts';

export type ToastMessage = {
  readonly words: string;
  readonly icon: IconName;
  readonly action?: { readonly words: string; readonly run: () => void };
};

/** How long a message stands; one with an action stands longer, as it must be read and reached. */
export const TOAST_MS = 4_000;
export const TOAST_WITH_ACTION_MS = 10_000;

export class Toasts {
  #current = $state.raw<ToastMessage>();
  #cancel = (): void => {};
  readonly #clock: Pick<Clock, 'setTimer'>;

  constructor(clock: Pick<Clock, 'setTimer'>) {
    this.#clock = clock;
  }

  get current(): ToastMessage | undefined {
    return this.#current;
  }

  /** Shows `words`; what stood there before goes. */
  say(words: string, more: { icon?: IconName; action?: ToastMessage['action'] } = {}): void {
    this.#cancel();
    this.#current = { words, icon: more.icon ?? 'check', ...(more.action ? { action: more.action } : {}) };
    this.#cancel = this.#clock.setTimer(more.action ? TOAST_WITH_ACTION_MS : TOAST_MS, () => {
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
