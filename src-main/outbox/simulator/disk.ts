// The disk of one process: each transaction and each request is a step at which the process can end, or the disk be full.
import type { PreparedWrite, SecureVideoApi, SessionQuery } from '../../api/port.ts';
import { StoreError } from '../../store/storeError.ts';
import type { FollowedStore } from '../../store/sqliteStore.ts';
import { ProcessEnded, watchedStore } from '../testing/watchedStore.ts';

/** Where a process can end by itself. */
export type Crash = 'before a transaction' | 'after a commit' | 'before a request' | 'after an answer';

export class Disk {
  /** Steps so far: before and after each transaction, before and after each request. */
  count = 0;
  /** The step at which the process ends; null = it goes on. */
  endAt: number | null = null;
  isFull = false;
  isDead = false;
  #depth = 0;
  readonly #committed: () => void;
  readonly #ended: (where: Crash | null) => void;

  /** `committed` runs after each commit that the process lived through or not; `ended` when its last step is done. */
  constructor(committed: () => void, ended: (where: Crash | null) => void) {
    this.#committed = committed;
    this.#ended = ended;
  }

  /** The process ends here; null = it was ended from outside. */
  end(where: Crash | null = null): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#ended(where);
  }

  watchStore(store: FollowedStore): FollowedStore {
    return watchedStore(store, (work) => this.#transaction(store, work));
  }

  watchApi(api: SecureVideoApi, sending: (write: PreparedWrite) => void): SecureVideoApi {
    const watched =
      <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        this.#step('before a request');
        const answer = await call(...args);
        if (this.isDead) return new Promise<T>(() => undefined); // nobody is there to hear it
        this.#step('after an answer');
        return answer;
      };
    const send = async (write: PreparedWrite): ReturnType<SecureVideoApi['send']> => {
      sending(write);
      return api.send(write);
    };
    return { ...api, listSessions: watched((query: SessionQuery) => api.listSessions(query)), send: watched(send) };
  }

  #transaction<T>(store: FollowedStore, work: () => T): T {
    if (this.#depth > 0) return store.transaction(work);
    this.#step('before a transaction');
    if (this.isFull) throw new StoreError('full');
    this.#depth++;
    let isCommitted = false;
    try {
      const result = store.transaction(work);
      isCommitted = true;
      return result;
    } finally {
      this.#depth--;
      if (isCommitted) {
        this.#committed();
        // On the disk already: the process may end between the commit and whatever comes of it.
        if (!this.isDead && ++this.count === this.endAt) this.end('after a commit');
      }
    }
  }

  #step(where: Crash): void {
    if (this.isDead) throw new ProcessEnded();
    if (++this.count === this.endAt) {
      this.end(where);
      throw new ProcessEnded();
    }
  }
}
