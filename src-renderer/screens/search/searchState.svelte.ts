// What is searched: the local answer at every key, and SecureVideo's for a whole e-mail address after a short pause.
import type { Clock } from '../../../src-shared/time/clock.ts';
import type { RemoteSearchAnswer, SearchAnswer } from '../../../src-shared/contract/views/search.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import { freshened, inShownOrder } from './refreshed.ts';

/** Typing an address on ("a@b.co" to "a@b.com") asks SecureVideo once, not at every key. */
export const LOOK_UP_AFTER_MS = 350;

export type LookUp = 'none' | 'soon' | 'looking' | 'answered' | 'noLine';

export class SearchState {
  readonly #desk: DeskBridge;
  readonly #clock: Pick<Clock, 'now' | 'setTimer'>;
  #text = $state('');
  #local = $state.raw<SearchAnswer>();
  #remote = $state.raw<RemoteSearchAnswer>();
  #remoteAt = $state<UtcMs>(0);
  #lookUp = $state<LookUp>('none');
  #turn = 0;
  #refreshes = 0;
  #asked = '';
  #cancel = (): void => {};
  #latest: Promise<void> = Promise.resolve();

  /** Called before an answer of SecureVideo is taken in. */
  onRemote: ((answer: RemoteSearchAnswer) => void) | undefined;

  /** Called before a newer answer to the same text is taken in. */
  onRefresh: (() => void) | undefined;

  constructor(desk: DeskBridge, clock: Pick<Clock, 'now' | 'setTimer'>) {
    this.#desk = desk;
    this.#clock = clock;
  }

  get text(): string {
    return this.#text;
  }
  /** The answer to the newest text that was answered, the empty one too; it stays shown until the next one comes. */
  get local(): SearchAnswer | undefined {
    return this.#local;
  }
  get remote(): RemoteSearchAnswer | undefined {
    return this.#remote;
  }
  /** When SecureVideo answered, by the page's clock. */
  get remoteAt(): UtcMs {
    return this.#remoteAt;
  }
  get lookUp(): LookUp {
    return this.#lookUp;
  }

  /** What is shown is the answer to what is typed. */
  get isAnswered(): boolean {
    return this.#local?.text.trim() === this.#text.trim();
  }

  /** Until this computer has answered what was typed last. */
  answered(): Promise<void> {
    return this.#latest;
  }

  type(text: string): Promise<void> {
    this.#text = text;
    return (this.#latest = this.#type(text));
  }

  async #type(text: string): Promise<void> {
    const turn = ++this.#turn;
    this.#cancel();
    if (this.#asked !== text.trim()) this.#lookUp = 'none';
    const answer = await this.#desk.call('search.local', { text: text.slice(0, 200) });
    if (turn !== this.#turn || !answer.ok) return;
    this.#local = answer.value;
    if (answer.value.reads !== 'email' || this.#asked === text.trim()) return;
    this.#lookUp = 'soon';
    this.#cancel = this.#clock.setTimer(LOOK_UP_AFTER_MS, () => void this.askSecureVideo());
  }

  /** Something has changed elsewhere: what is shown is brought up to date, in the order in which it stands. */
  async refresh(): Promise<void> {
    const [turn, nth] = [this.#turn, ++this.#refreshes];
    const text = this.#text.slice(0, 200);
    const answer = await this.#desk.call('search.local', { text });
    const shown = this.#local;
    if (turn !== this.#turn || nth !== this.#refreshes || !answer.ok || shown?.text !== text) return;
    this.onRefresh?.();
    this.#local = inShownOrder(shown, answer.value, this.#remote);
    if (this.#remote) this.#remote = freshened(this.#remote, answer.value);
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
    if (answer.ok) {
      this.onRemote?.(answer.value);
      this.#remoteAt = this.#clock.now();
      this.#remote = answer.value;
    }
    if (this.#text.trim() === email)
      this.#lookUp = answer.ok && answer.value.asked === 'answered' ? 'answered' : 'noLine';
  }

  stop(): void {
    this.#cancel();
    this.#turn++;
  }
}
