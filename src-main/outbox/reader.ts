// Reads of the whole account, shared by all who need one: never two at once, and one serves everybody who asked before it.
import type { ReadAnswer, SecureVideoApi, SessionList } from '../api/port.ts';
import type { Moments } from './moments.ts';

export type ListAnswer = ReadAnswer<SessionList>;

export class Reader {
  readonly #api: Pick<SecureVideoApi, 'listSessions'>;
  readonly #moments: Moments;
  /** Takes each answer in before those who asked go on. */
  readonly #take: (answer: ListAnswer) => void;
  #running: { readonly begunMono: number; readonly answer: Promise<ListAnswer> } | null = null;

  constructor(api: Pick<SecureVideoApi, 'listSessions'>, moments: Moments, take: (answer: ListAnswer) => void) {
    this.#api = api;
    this.#moments = moments;
    this.#take = take;
  }

  get isReading(): boolean {
    return this.#running !== null;
  }

  /** A read that begins at `afterMono` (monotonic) or later; one that runs already and began late enough is shared. */
  async whole(afterMono: number): Promise<ListAnswer> {
    if (this.#running !== null) {
      const { begunMono, answer } = this.#running;
      if (begunMono >= afterMono) return answer;
      const before = await answer;
      // A list that failed speaks for all who wait behind it: the next one comes when the line says so.
      return before.is === 'read' ? this.whole(afterMono) : before;
    }
    const begunMono = this.#moments.mono;
    const answer = this.#read();
    this.#running = { begunMono, answer };
    return answer;
  }

  async #read(): Promise<ListAnswer> {
    try {
      const answer = await this.#api.listSessions({});
      this.#take(answer);
      return answer;
    } finally {
      this.#running = null;
    }
  }
}
