// A host's list, read again before a session is booked with them: for a form that is being filled in, and no more often.
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { secondMs } from '../../src-shared/time/utc.ts';
import type { OpenAccount } from './openAccount.ts';

/** A list that is younger than this is not asked for again (API page 7: poll gently). */
export const HOST_FRESH_MS = 30 * secondMs;

type Readable = { readonly outbox: Pick<OpenAccount['outbox'], 'reading' | 'readPart' | 'line'> };

export class HostReads {
  readonly #clock: Pick<Clock, 'now'>;
  /** When each host's own list was read, for each account by itself. */
  readonly #read = new WeakMap<object, Map<string, UtcMs>>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Asks for one host's list unless it is fresh, or the line is known to be down. `at`: when it was last read. */
  async read(account: Readable, hostId: string): Promise<{ at: UtcMs | null }> {
    const own = this.#read.get(account) ?? new Map<string, UtcMs>();
    this.#read.set(account, own);
    const lastAt = (): UtcMs | null => {
      const times = [account.outbox.reading().lastReadAt, own.get(hostId)].filter((at) => typeof at === 'number');
      return times.length === 0 ? null : Math.max(...times);
    };
    const last = lastAt();
    const line = account.outbox.line().is;
    const isFresh = last !== null && Math.abs(this.#clock.now() - last) < HOST_FRESH_MS;
    if (isFresh || line === 'offline' || line === 'keysRefused') return { at: last };
    const read = await account.outbox.readPart({ hostId });
    if (read.is === 'read') own.set(hostId, read.at);
    return { at: lastAt() };
  }
}
