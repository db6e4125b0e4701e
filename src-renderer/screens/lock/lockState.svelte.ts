// The lock screen's state: who is chosen, what was typed of the PIN, and what main says of it.
import type { Clock } from '../../../src-shared/time/clock.ts';
import type { LockView, MaySignIn } from '../../../src-shared/staff/staff.ts';
import { secondMs, minuteMs, type UtcMs } from '../../../src-shared/time/utc.ts';
import { say } from '../../../src-shared/words/ofStaff.ts';
import type { DeskBridge } from '../../state/bridge.ts';
import { calledAmong } from '../../../src-shared/session/called.ts';
import { waitingWords, wrongWords } from '../../staff/staffWords.ts';

type Wiring = { readonly desk: DeskBridge; readonly clock: Pick<Clock, 'now' | 'setTimer'> };

export class LockState {
  readonly #desk: DeskBridge;
  readonly #clock: Wiring['clock'];

  #view = $state.raw<LockView>();
  #chosenId = $state('');
  #pin = $state('');
  #checking = $state(false);
  #bad = $state('');
  /** By this page's clock: until when nobody's PIN of that id is taken. */
  #waitUntil = $state.raw<Readonly<Record<string, number>>>({});
  #now = $state.raw<UtcMs>(0);
  #aheadMs = 0;

  readonly staff = $derived(this.#view?.staff ?? []);
  readonly chosen = $derived.by((): MaySignIn | undefined => this.staff.find((one) => one.staffId === this.#chosenId));
  readonly waitMs = $derived(Math.max(0, (this.#waitUntil[this.#chosenId] ?? 0) - this.#now));
  /** What stands under the PIN; `bad`: something is wrong. */
  readonly says = $derived.by((): { words: string; bad: boolean } => {
    const { chosen } = this;
    if (chosen === undefined) return { words: say.staff.choose, bad: false };
    const called = this.called(chosen);
    if (this.waitMs > 0) return { words: waitingWords(called, this.waitMs, this.staff.length > 1), bad: true };
    if (this.#bad !== '') return { words: this.#bad, bad: true };
    const kept = this.#view?.lastHasDraft === true && chosen.staffId === this.#view.lastId;
    const asks = say.staff.type(called);
    return { words: kept ? `${asks} ${say.staff.draftKept}` : asks, bad: false };
  });

  constructor({ desk, clock }: Wiring) {
    this.#desk = desk;
    this.#clock = clock;
    this.#now = clock.now();
  }

  get view(): LockView | undefined {
    return this.#view;
  }
  get pin(): string {
    return this.#pin;
  }
  get checking(): boolean {
    return this.#checking;
  }
  /** By main's clock; steps each second while somebody waits, else each minute. */
  get now(): UtcMs {
    return this.#now + this.#aheadMs;
  }
  called(one: Pick<MaySignIn, 'name'>): string {
    return calledAmong(one, this.staff);
  }

  /** Reads what is to be shown, and listens. Returns its own undo. */
  start(): () => void {
    const undo = this.#desk.on('lock', (view) => this.#take(view));
    void this.#desk.call('lock.read').then((answer) => {
      if (answer.ok) this.#take(answer.value);
    });
    let stepping = true;
    let cancel = (): void => undefined;
    const step = (): void => {
      this.#now = this.#clock.now();
      const ms = this.waitMs > 0 ? secondMs : minuteMs - (this.now % minuteMs);
      if (stepping) cancel = this.#clock.setTimer(Math.min(ms, 5 * secondMs), step);
    };
    step();
    return () => {
      stepping = false;
      cancel();
      undo();
    };
  }

  choose(staffId: string): void {
    if (this.#checking || staffId === this.#chosenId) return;
    this.#chosenId = staffId;
    this.#pin = '';
    this.#bad = '';
  }

  /** The one before or after the chosen one; from end to end. */
  step(by: 1 | -1): void {
    const at = this.staff.findIndex((one) => one.staffId === this.#chosenId);
    const next = this.staff[(at + by + this.staff.length) % this.staff.length];
    if (next) this.choose(next.staffId);
  }

  /** The next person whose name begins with this letter; false where there is none. */
  chooseByLetter(letter: string): boolean {
    const begins = (one: MaySignIn): boolean => one.name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
    const at = this.staff.findIndex((one) => one.staffId === this.#chosenId);
    const next = [...this.staff.slice(at + 1), ...this.staff.slice(0, at + 1)].find(begins);
    if (next) this.choose(next.staffId);
    return next !== undefined;
  }

  /** What stands in the field; with the last digit it is tried. */
  async type(text: string): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined || this.#checking || this.waitMs > 0) return;
    this.#pin = text.replace(/\D/g, '').slice(0, chosen.digits);
    if (this.#pin !== '') this.#bad = '';
    if (this.#pin.length === chosen.digits) await this.#try(chosen);
  }

  async #try(chosen: MaySignIn): Promise<void> {
    this.#checking = true;
    const answer = await this.#desk.call('staff.signIn', { staffId: chosen.staffId, pin: this.#pin });
    this.#checking = false;
    this.#pin = '';
    this.#now = this.#clock.now();
    if (!answer.ok) this.#bad = `${answer.problem.happened} ${answer.problem.todo}`.trim();
    else if (answer.value.is !== 'in') {
      this.#wait(chosen.staffId, answer.value.waitMs);
      this.#bad = answer.value.is === 'wrong' ? wrongWords(this.called(chosen), answer.value.left) : '';
    }
    // Where it was right, main replaces this page.
  }

  #wait(staffId: string, waitMs: number): void {
    this.#waitUntil = { ...this.#waitUntil, [staffId]: this.#clock.now() + waitMs };
  }

  #take(view: LockView): void {
    this.#view = view;
    this.#now = this.#clock.now();
    this.#aheadMs = view.now - this.#now;
    this.#waitUntil = Object.fromEntries(view.staff.map((one) => [one.staffId, this.#now + one.waitMs]));
    const isThere = view.staff.some((one) => one.staffId === this.#chosenId);
    if (!isThere) {
      const last = view.staff.find((one) => one.staffId === view.lastId);
      this.choose((last ?? view.staff[0])?.staffId ?? '');
    }
  }
}
