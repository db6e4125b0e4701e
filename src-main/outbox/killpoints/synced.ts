// Judges by the system calls whether each thing said, and each byte sent, came only after what it rests on was synced.
import type { Call } from './shim.ts';

const DATABASE = 'desk.db';
const LOG_OF_WRITES = 'desk.db-wal';

/**
 * Every fault found, in words; none = all is synced in time.
 * - "saved" is said, and a request leaves, only when everything written to the log of writes has been synced;
 * - each "saved" has writes of its own before it, or the check would pass on a desk that writes nothing;
 * - the log is emptied or removed only when the database that it was copied into has been synced.
 */
export function unsynced(calls: readonly Call[]): string[] {
  const faults: string[] = [];
  const unsyncedIn = new Map<string, number>();
  let writesSinceSaved = 0;
  const must = (file: string, what: string): void => {
    const writes = unsyncedIn.get(file) ?? 0;
    if (writes > 0) faults.push(`${what} with ${String(writes)} writes to ${file} not synced`);
  };
  for (const { when, what, name } of calls) {
    if (when === 'half') continue; // a point, not a call of its own
    if (when === 'before' && what === 'write') {
      unsyncedIn.set(name, (unsyncedIn.get(name) ?? 0) + 1);
      if (name === LOG_OF_WRITES) writesSinceSaved++;
    }
    if (when === 'after' && what === 'sync') unsyncedIn.set(name, 0);
    if (when === 'before' && what === 'send') must(LOG_OF_WRITES, 'a request left');
    if (when === 'before' && (what === 'truncate' || what === 'remove') && name === LOG_OF_WRITES) {
      must(DATABASE, 'the log of writes was emptied');
      unsyncedIn.set(LOG_OF_WRITES, 0);
    }
    if (what === 'say' && name.includes('"say":"saved"')) {
      must(LOG_OF_WRITES, 'saved was said');
      if (writesSinceSaved === 0) faults.push('saved was said, and nothing had been written for it');
      writesSinceSaved = 0;
    }
  }
  return faults;
}
