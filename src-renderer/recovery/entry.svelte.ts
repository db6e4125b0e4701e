// A recovery code as it is typed: slips are told before anything is tried, and after a wrong code one waits.
import type { Problem } from '../../src-shared/contract/problems.ts';
import type { CodeTried } from '../../src-shared/contract/views/account.ts';
import { readCode } from '../../src-shared/recovery/code.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { DeskBridge } from '../state/bridge.ts';
import { slipWords, waitWords } from './words.ts';

export type Opened = Extract<CodeTried, { is: 'opened' }>;

export class CodeEntry {
  readonly #desk: DeskBridge;
  readonly #clock: Pick<Clock, 'setTimer'>;
  #cancelWait: () => void = () => undefined;
  #typed = $state('');
  /** Enter was pressed on what is typed now. */
  #asked = $state(false);
  #told = $state('');
  busy = $state(false);
  /** True until the next code may be tried. */
  waits = $state(false);
  problem = $state.raw<Problem>();

  constructor(desk: DeskBridge, clock: Pick<Clock, 'setTimer'>) {
    this.#desk = desk;
    this.#clock = clock;
  }

  readonly #read = $derived(readCode(this.#typed));
  /** What is wrong with it, in one sentence; '' = nothing so far. A half-typed code is wrong only when it was sent off. */
  readonly error = $derived.by(() => {
    if (this.#told !== '') return this.#told;
    const isUnfinished = this.#read.is === 'empty' || this.#read.is === 'partly';
    return isUnfinished && !this.#asked ? '' : slipWords(this.#read);
  });
  /** True where all of it is there and the check part fits. */
  readonly whole = $derived(this.#read.is === 'code');

  get typed(): string {
    return this.#typed;
  }
  set typed(text: string) {
    this.#typed = text;
    [this.#asked, this.#told, this.problem] = [false, '', undefined];
  }

  /** Tries the code; answers what was opened, or null where nothing was. */
  async open(): Promise<Opened | null> {
    this.#asked = true;
    if (this.busy || this.waits || this.#read.is !== 'code') return null;
    this.busy = true;
    this.problem = undefined;
    const answer = await this.#desk.call('recovery.open', { code: this.#read.code });
    this.busy = false;
    if (!answer.ok) {
      this.problem = answer.problem;
      return null;
    }
    const tried = answer.value;
    if (tried.is === 'opened') {
      this.typed = '';
      return tried;
    }
    if (tried.is === 'wrong' || tried.is === 'wait') this.#wait(tried);
    return null;
  }

  /** Lets go of the timer. */
  stop(): void {
    this.#cancelWait();
  }

  #wait({ is, ms }: { is: 'wrong' | 'wait'; ms: number }): void {
    this.#told = waitWords(is, ms);
    this.waits = true;
    this.#cancelWait = this.#clock.setTimer(ms, () => (this.waits = false));
  }
}
