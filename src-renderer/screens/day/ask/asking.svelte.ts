// A panel beside a session: what is typed in it, kept on disk until it is saved or left, and the one change that it makes.
import type { Answer, Problem } from '../../../../src-shared/contract/problems.ts';
import type { AskDraft } from '../../../../src-shared/contract/views/drafts.ts';
import type { Saved } from '../../../../src-shared/contract/views/outbox.ts';
import type { Clock } from '../../../../src-shared/time/clock.ts';
import { say } from '../../../../src-shared/words/words.ts';
import type { DeskBridge } from '../../../state/bridge.ts';
import { DraftKeeper } from '../../../form/draftKeeper.ts';

type Wiring<F> = {
  readonly desk: DeskBridge;
  readonly clock: Pick<Clock, 'setTimer'>;
  readonly makeId: () => string;
  /** The session. */
  readonly localId: string;
  readonly kind: AskDraft['kind'];
  readonly initial: F;
  /** The fields of a kept panel, or null where they are not such fields. */
  readonly read: (kept: unknown) => F | null;
};

/** No answer came at all, so there are no words of main's to show. */
const noAnswer: Problem = {
  code: 'unexpected',
  happened: say.panels.didNotAnswer,
  safe: say.panels.typedIsKept,
  todo: say.panels.pressAgain,
  broken: [],
};

export class Asking<F extends object> {
  readonly #wiring: Wiring<F>;
  readonly #keeper: DraftKeeper<AskDraft>;
  #fields: F = $state.raw() as F;
  #busy = $state.raw(false);
  #problem = $state.raw<Problem>();
  #tried = $state.raw(false);
  /** One panel is one change, however often Save is pressed. Kept with the fields, so that a restart does not make two. */
  #changeId: string;

  constructor(wiring: Wiring<F>) {
    this.#wiring = wiring;
    this.#fields = wiring.initial;
    this.#changeId = wiring.makeId();
    this.#keeper = new DraftKeeper<AskDraft>({
      write: async (ask) => (await wiring.desk.call('draft.keepAsk', { localId: wiring.localId, ask })).ok,
      setTimer: (delayMs, run) => wiring.clock.setTimer(delayMs, run),
      onstate: () => {},
    });
  }

  get fields(): F {
    return this.#fields;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get problem(): Problem | undefined {
    return this.#problem;
  }
  /** Save was pressed: from now on every broken rule is shown. */
  get tried(): boolean {
    return this.#tried;
  }

  /** Brings back what was typed in this panel before, if it was kept. */
  async restore(): Promise<void> {
    const answer = await this.#wiring.desk.call('draft.ask', { localId: this.#wiring.localId });
    if (!answer.ok || answer.value === null || answer.value.kind !== this.#wiring.kind) return;
    const fields = this.#wiring.read(parsed(answer.value.fields));
    if (fields === null) return;
    this.#fields = fields;
    this.#changeId = answer.value.changeId;
  }

  /** Something was typed. */
  change(some: Partial<F>): void {
    this.#fields = { ...this.#fields, ...some };
    this.#problem = undefined;
    this.#keeper.changed({
      kind: this.#wiring.kind,
      changeId: this.#changeId,
      fields: JSON.stringify(this.#fields),
    });
  }

  /** Writes what is not kept yet: the panel goes away, or the focus does. */
  async keepNow(): Promise<void> {
    await this.#keeper.now();
  }

  /** The person leaves it: what was typed goes. */
  async leave(): Promise<void> {
    await this.#keeper.forget();
    await this.#wiring.desk.call('draft.keepAsk', { localId: this.#wiring.localId, ask: null });
  }

  /** Marks Save as pressed without sending: something is still wrong. */
  markTried(): void {
    this.#tried = true;
  }

  /** Saves by `run`. Undefined where it failed: the fields stay, and `problem` says why. */
  async save(run: (changeId: string) => Promise<Answer<Saved>>): Promise<Saved | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    this.#tried = true;
    this.#problem = undefined;
    try {
      const answer = await run(this.#changeId);
      if (!answer.ok) {
        this.#problem = answer.problem;
        return undefined;
      }
      await this.leave();
      return answer.value;
    } catch {
      // The bridge itself failed: nothing is known to be saved, and pressing again makes no second change.
      this.#problem = noAnswer;
      return undefined;
    } finally {
      this.#busy = false;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
