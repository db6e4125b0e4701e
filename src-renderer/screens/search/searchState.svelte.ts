// What is searched: the local answer at every key, and SecureVideo's for a whole e-mail address after a short pause.
import type { Clock } from '../../../src-shared/time/clock.ts';
import type { RemoteSearchAnswer, SearchAnswer } from '../../../src-shared/contract/views.ts';
import type { DeskBridge } from '../../state/bridge.ts';

/** Typing an address on ("a@b.co" to "a@b.com") asks SecureVideo once, not at every key. */
export const LOOK_UP_AFTER_MS = 350;

export type LookUp = 'none' | 'soon' | 'looking' | 'answered' | 'noLine';

export class SearchState {
  readonly #desk: DeskBridge;
  readonly #clock: Pick<Clock, 'setTimer'>;
  #text = $state('');
  #local = $state.raw<SearchAnswer>();
  #remote = $state.raw<RemoteSearchAnswer>();
  #lookUp = $state<LookUp>('none');
  #turn = 0;
  #asked = '';
  #cancel = (): void => {};

  constructor(desk: DeskBridge, clock: Pick<Clock, 'setTimer'>) {
    this.#desk = desk;
    this.#clock = clock;
  }

  get text(): string {
    return this.#text;
  }
  /** The answer to the newest text that was answered; it stays shown until the next one comes. */
  get local(): SearchAnswer | undefined {
    return this.#local;
  }
  get remote(): RemoteSearchAnswer | undefined {
    return this.#remote;
  }
  get lookUp(): LookUp {
    return this.#lookUp;
  }

  async type(text: string): Promise<void> {
    this.#text = text;
    const turn = ++this.#turn;
    this.#cancel();
    if (this.#asked !== text.trim()) this.#lookUp = 'none';
    if (text.trim() === '') return void (this.#local = undefined);
    const answer = await this.#desk.call('search.local', { text: text.slice(0, 200) });
    if (turn !== this.#turn || !answer.ok) return;
    this.#local = answer.value;
    if (answer.value.reads !== 'email' || this.#asked === text.trim()) return;
    this.#lookUp = 'soon';
    this.#cancel = this.#clock.setTimer(LOOK_UP_AFTER_MS, () => void this.askSecureVideo());
  }

  /** Asks SecureVideo for the address that is typed, now; also again, after there was no line. */
  async askSecureVideo(): Promise<void> {
    this.#cancel();
    const email = this.#text.trim();
    if (this.#local?.reads !== 'email' || (this.#asked === email && this.#lookUp === 'looking')) return;
    this.#asked = email;
    this.#lookUp = 'looking';
    const answer = await this.#desk.call('search.remote', { email });
    if (this.#asked !== email) return;
    if (answer.ok) this.#remote = answer.value;
    if (this.#text.trim() === email)
      this.#lookUp = answer.ok && answer.value.asked === 'answered' ? 'answered' : 'noLine';
  }

  stop(): void {
    this.#cancel();
    this.#turn++;
  }
}
