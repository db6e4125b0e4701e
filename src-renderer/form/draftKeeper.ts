// Keeps what is typed on disk: soon after each key, at once when the panel is left, never two at a time, always the newest.
import type { CancelTimer } from '../../src-shared/time/clock.ts';

/** How long typing may pause before it is kept. A crash loses no more than this. */
export const KEEP_AFTER_MS = 300;

export type KeepState = 'kept' | 'keeping' | 'failed';

type Wiring<D> = {
  /** Writes a draft; true = it is on disk. */
  write: (draft: D) => Promise<boolean>;
  setTimer: (delayMs: number, run: () => void) => CancelTimer;
  onstate: (state: KeepState) => void;
};

/** One keeper for one form. `D` is handed to `write` as it was at the last `changed`. */
export class DraftKeeper<D> {
  readonly #wiring: Wiring<D>;
  #waiting: D | undefined;
  #writing: Promise<void> | undefined;
  #cancel: CancelTimer | undefined;

  constructor(wiring: Wiring<D>) {
    this.#wiring = wiring;
  }

  /** Something was typed: it is written after a short pause. */
  changed(draft: D): void {
    this.#waiting = draft;
    this.#wiring.onstate('keeping');
    this.#cancel?.();
    this.#cancel = this.#wiring.setTimer(KEEP_AFTER_MS, () => void this.now());
  }

  /** Writes at once what is not written yet; resolves when nothing waits. */
  async now(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined));
    await this.#writing;
  }

  /** Drops what waits and resolves when no write is under way: the draft has ended, a late write would bring it back. */
  async forget(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting = undefined;
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Ends: each turn takes what waits, and only a person's typing puts something there again.
    while (this.#waiting !== undefined) {
      const draft = this.#waiting;
      this.#waiting = undefined;
      const kept = await this.#wiring.write(draft);
      if (this.#waiting !== undefined) continue;
      if (kept) this.#wiring.onstate('kept');
      else {
        this.#waiting = draft; // the next key, blur or save tries again
        this.#wiring.onstate('failed');
        return;
      }
    }
  }
}
