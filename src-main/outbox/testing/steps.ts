// Counts each step of a desk towards disk and network, and lets a test end the process at any of them.
import type { PreparedWrite, SecureVideoApi, SessionQuery } from '../../api/port.ts';
import type { FollowedStore } from '../../store/sqliteStore.ts';
import { ProcessEnded, watchedStore } from './watchedStore.ts';

export class Steps {
  /** Steps so far: before and after each transaction, before and after each request. */
  count = 0;
  /** The step at which the process ends; null = it goes on. */
  endAt: number | null = null;
  isDead = false;
  #depth = 0;
  #close: () => void = () => undefined;

  closeStore(): void {
    this.#close();
  }

  /** The same store, each outermost transaction with a step before and a step after it. */
  watchStore(store: FollowedStore): FollowedStore {
    this.#close = () => store.close();
    return watchedStore(store, (work) => this.#transaction(store, work));
  }

  /** The same API, with a step before each request and one after it. */
  watchApi(api: SecureVideoApi): SecureVideoApi {
    const watched =
      <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        this.#step();
        const answer = await call(...args);
        if (this.isDead) return new Promise<T>(() => undefined); // nobody is there to hear it
        this.#step();
        return answer;
      };
    return {
      ...api,
      listSessions: watched((query: SessionQuery) => api.listSessions(query)),
      send: watched((write: PreparedWrite) => api.send(write)),
    };
  }

  #transaction<T>(store: FollowedStore, work: () => T): T {
    if (this.#depth > 0) return store.transaction(work);
    this.#step();
    this.#depth++;
    try {
      return store.transaction(work);
    } finally {
      this.#depth--;
      this.#afterStep();
    }
  }

  #step(): void {
    if (this.isDead) throw new ProcessEnded();
    this.count++;
    if (this.count === this.endAt) {
      this.isDead = true;
      throw new ProcessEnded();
    }
  }

  // On the disk already: the process ends between the commit and whatever comes of it.
  #afterStep(): void {
    if (this.isDead) return;
    this.count++;
    if (this.count === this.endAt) this.isDead = true;
  }
}
