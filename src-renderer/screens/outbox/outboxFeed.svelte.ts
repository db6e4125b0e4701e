// The outbox as main tells it, read again whenever it changes; and the answers that a person gives.
import { SvelteSet } from 'svelte/reactivity';
import type { Problem } from '../../../src-shared/contract/problems.ts';
import type { OutboxPicture } from '../../../src-shared/contract/views/outbox.ts';
import type { Action, OutboxRow } from '../../../src-shared/outbox/change.ts';
import type { SessionDraft } from '../../../src-shared/session/draft.ts';
import type { DeskBridge } from '../../state/bridge.ts';

export class OutboxFeed {
  readonly #desk: DeskBridge;
  #picture = $state.raw<OutboxPicture>();
  #problem = $state.raw<Problem>();
  readonly #busy = new SvelteSet<string>();
  #chosenId = $state<string>();
  #reads = 0;
  #told = $state.raw<{ readonly lane: string; readonly words: string }>();
  #tellings = 0;

  readonly rows = $derived.by((): readonly OutboxRow[] =>
    this.#picture ? [...this.#picture.needsYou, ...this.#picture.waiting, ...this.#picture.ended] : [],
  );
  /** The chosen row; while nobody has chosen, the first. */
  readonly chosen = $derived.by(() => this.rows.find((row) => row.changeId === this.#chosenId) ?? this.rows[0]);

  constructor(desk: DeskBridge) {
    this.#desk = desk;
  }

  get picture(): OutboxPicture | undefined {
    return this.#picture;
  }
  /** Why the last answer or reading failed; what was shown stays shown. */
  get problem(): Problem | undefined {
    return this.#problem;
  }
  /** What its people were told of a session, as far as this desk can say; '' = nothing is known yet. */
  toldOf(lane: string): string {
    return this.#told?.lane === lane ? this.#told.words : '';
  }
  isBusy(changeId: string): boolean {
    return this.#busy.has(changeId);
  }
  choose(changeId: string): void {
    this.#chosenId = changeId;
  }

  /** Reads and listens. Returns its own undo. */
  start(): () => void {
    void this.read();
    const undo = [
      this.#desk.on('changed', ({ what }) => {
        if (what.includes('outbox') || what.includes('account')) void this.read();
      }),
      // The line is part of the picture, and its changes come as status.
      this.#desk.on('status', () => void this.read()),
    ];
    return () => undo.forEach((each) => each());
  }

  async read(): Promise<void> {
    const turn = ++this.#reads;
    const answer = await this.#desk.call('outbox.read');
    if (turn !== this.#reads) return;
    if (answer.ok) this.#picture = answer.value;
    else this.#problem = answer.problem;
  }

  /** Reads what the people of a session were told; the last asked for is kept. */
  async readTold(lane: string): Promise<void> {
    const turn = ++this.#tellings;
    const answer = await this.#desk.call('session.read', { localId: lane });
    if (turn !== this.#tellings) return;
    this.#told = answer.ok && answer.value !== null ? { lane, words: answer.value.knows.words } : undefined;
  }

  /** Gives an answer; the row as it stands then, or undefined where it did not work. */
  async act(changeId: string, action: Action): Promise<OutboxRow | undefined> {
    return this.#during(changeId, async () => {
      const answer = await this.#desk.call('outbox.act', { changeId, action });
      this.#problem = answer.ok ? undefined : answer.problem;
      await this.read();
      return answer.ok ? answer.value : undefined;
    });
  }

  /** The booking of a change as a form again, or undefined where it has moved on. */
  async edit(changeId: string): Promise<SessionDraft | undefined> {
    return this.#during(changeId, async () => {
      const answer = await this.#desk.call('outbox.edit', { changeId });
      this.#problem = answer.ok ? undefined : answer.problem;
      if (!answer.ok) await this.read();
      return answer.ok ? answer.value : undefined;
    });
  }

  async #during<T>(changeId: string, run: () => Promise<T>): Promise<T | undefined> {
    if (this.#busy.has(changeId)) return undefined;
    this.#busy.add(changeId);
    try {
      return await run();
    } finally {
      this.#busy.delete(changeId);
    }
  }
}
