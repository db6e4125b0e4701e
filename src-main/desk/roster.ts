// The clinicians of an account: read from SecureVideo, kept sealed for offline, completed by hosts seen in sessions.
import { z } from 'zod';
import type { Clock } from '../../src-shared/time/clock.ts';
import { Clinician } from '../../src-shared/session/session.ts';
import type { SecureVideoApi } from '../api/port.ts';
import type { SessionBook, Store } from '../store/port.ts';

/** The list of users changes seldom: it is asked for again only after this long. */
const FRESH_FOR_MS = 15 * 60_000;
const META_KEY = 'clinicians';

export interface Roster {
  /** Everyone who may host, by name; hosts of known sessions who are not on the list come last, by name too. */
  clinicians(): readonly Clinician[];
  /** As `clinicians`, and with those who host nothing: an interpreter may be invited as a colleague. */
  everyone(): readonly Clinician[];
  find(userId: string): Clinician | undefined;
  /**
   * Asks SecureVideo when the list is older than a quarter of an hour and the line is up. Failures leave the kept list as
   * it is, and so does an account in doubt: by the kept names it is proven, and it must not name its own.
   */
  refresh(): Promise<void>;
  onChange(listener: () => void): () => void;
}

export type RosterParts = {
  readonly store: Store;
  readonly book: SessionBook;
  readonly api: SecureVideoApi;
  readonly clock: Clock;
  /** Whether the account has yet to be proven the one that the waiting changes were made for. */
  readonly isInDoubt: () => boolean;
  /** False while the line is down or SecureVideo has asked to wait: it is not for this list to find out. */
  readonly mayAsk: () => boolean;
  /** SecureVideo asked to wait when it was asked for the list; null = without saying how long. */
  readonly toldToWait: (retryAfterMs: number | null) => void;
};

/** Opens the roster from what is kept; a kept list that cannot be opened counts as none, since it can be read again. */
export function createRoster(parts: RosterParts): Roster {
  const { store, book, api, clock, isInDoubt, mayAsk, toldToWait } = parts;
  const listeners = new Set<() => void>();
  let listed = readKept(store);
  let readAtMonotonic: number | undefined;

  // Made once for each state of the book: every row of the outbox asks for a name.
  let hosts: readonly Clinician[] | undefined;
  book.onChange(() => (hosts = undefined));
  const hostsSeen = (): readonly Clinician[] => (hosts ??= findHosts());
  const findHosts = (): Clinician[] => {
    const seen = new Map<string, Clinician>();
    for (const { session } of book.all()) {
      const host = session.participants.find((person) => person.isHost);
      if (!host || seen.has(session.hostId)) continue;
      seen.set(session.hostId, {
        userId: session.hostId,
        name: host.name,
        email: host.email,
        phone: host.phone,
        zoneId: host.zoneId,
        externalId: host.externalId,
        helpNumber: '',
        mayHost: true,
      });
    }
    return [...seen.values()].sort(byName);
  };
  const everyone = (): readonly Clinician[] => {
    const known = new Set(listed.map((one) => one.userId));
    return [...listed, ...hostsSeen().filter((one) => !known.has(one.userId))];
  };
  const clinicians = (): readonly Clinician[] => everyone().filter((one) => one.mayHost);

  return {
    clinicians,
    everyone,
    find: (userId) => listed.find((one) => one.userId === userId) ?? hostsSeen().find((one) => one.userId === userId),
    refresh: async () => {
      if (isInDoubt() || !mayAsk()) return;
      if (readAtMonotonic !== undefined && clock.monotonic() - readAtMonotonic < FRESH_FOR_MS) return;
      const answer = await api.listUsers();
      if (answer.is === 'busy') toldToWait(answer.retryAfterMs);
      if (answer.is !== 'read' || isInDoubt()) return;
      readAtMonotonic = clock.monotonic();
      const read = [...answer.value.users].sort(byName);
      if (JSON.stringify(read) === JSON.stringify(listed)) return;
      listed = read;
      keep(store, read);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function byName(a: Clinician, b: Clinician): number {
  return a.name.localeCompare(b.name);
}

function keep(store: Store, list: readonly Clinician[]): void {
  store.setMeta(META_KEY, Buffer.from(store.seal('meta', META_KEY, 'value', list)).toString('base64'));
}

function readKept(store: Store): readonly Clinician[] {
  const kept = store.getMeta(META_KEY);
  if (kept === null) return [];
  try {
    return z.array(Clinician).parse(store.unseal('meta', META_KEY, 'value', Buffer.from(kept, 'base64')));
  } catch {
    return [];
  }
}
