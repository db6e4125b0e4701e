// The page of updates: what main tells of new versions, read anew whenever it changes, and what a person does about them.
import type { CallName, DeskBridge, Input } from '../../../src-shared/contract/calls.ts';
import type { Problem } from '../../../src-shared/contract/problems.ts';
import type { UpdateMode, UpdateView } from '../../../src-shared/update/update.ts';

type Asked = Extract<CallName, `update.${'read' | 'check' | 'download' | 'choose' | 'atClose'}`>;

export class UpdatesState {
  readonly #desk: DeskBridge;
  readonly #keepTyped: () => Promise<void>;
  view = $state.raw<UpdateView>();
  /** Of the last thing that a person did. */
  problem = $state.raw<Problem>();

  /** `keepTyped`: all that is typed anywhere is on the disk when it resolves. */
  constructor(desk: DeskBridge, keepTyped: () => Promise<void>) {
    this.#desk = desk;
    this.#keepTyped = keepTyped;
  }

  /** Reads, and again at each change. Returns its own undo. */
  start(): () => void {
    void this.#ask('update.read');
    return this.#desk.on('changed', ({ what }) => {
      if (what.includes('update')) void this.#read();
    });
  }

  /** What main says now. A problem of this is no problem of what a person did. */
  async #read(): Promise<void> {
    const answer = await this.#desk.call('update.read');
    if (answer.ok) this.view = answer.value;
  }

  check = (): Promise<boolean> => this.#ask('update.check');
  download = (): Promise<boolean> => this.#ask('update.download');
  atClose = (wanted: boolean): Promise<boolean> => this.#ask('update.atClose', { wanted });
  chooseMode = (mode: UpdateMode): Promise<boolean> => this.#ask('update.choose', { mode });
  chooseFeed = (feed: string): Promise<boolean> => this.#ask('update.choose', { feed });

  /** Keeps what is typed, then asks main to close and install. What it refuses is said, and all stays open. */
  async install(): Promise<void> {
    this.problem = undefined;
    await this.#keepTyped();
    const answer = await this.#desk.call('update.install');
    if (!answer.ok) this.problem = answer.problem;
    await this.#read();
  }

  async seen(): Promise<void> {
    await this.#desk.call('update.seen');
    await this.#read();
  }

  async #ask<K extends Asked>(name: K, ...input: Input<K> extends undefined ? [] : [Input<K>]): Promise<boolean> {
    this.problem = undefined;
    const answer = await this.#desk.call(name, ...input);
    if (answer.ok) this.view = answer.value;
    else this.problem = answer.problem;
    return answer.ok;
  }
}
