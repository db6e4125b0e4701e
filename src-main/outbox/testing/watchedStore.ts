// A store whose transactions are watched, so that a process can end at any of them.
import type { FollowedStore } from '../../store/sqliteStore.ts';

/** Thrown at the step at which the process ends; nothing after it happens. */
export class ProcessEnded extends Error {
  constructor() {
    super('the process has ended');
    this.name = 'ProcessEnded';
  }
}

/** The same store; `run` does the work of each transaction, a setting kept by itself among them. */
export function watchedStore(store: FollowedStore, run: <T>(work: () => T) => T): FollowedStore {
  return {
    db: store.db,
    transaction: run,
    whenSettled: (handlers) => store.whenSettled(handlers),
    seal: (...at) => store.seal(...at),
    unseal: (...at) => store.unseal(...at),
    lookupHash: (...of) => store.lookupHash(...of),
    formerKey: store.formerKey,
    lookupHashLike: (...of) => store.lookupHashLike(...of),
    getMeta: (key) => store.getMeta(key),
    setMeta: (key, value) => run(() => store.setMeta(key, value)),
    close: () => store.close(),
  };
}
