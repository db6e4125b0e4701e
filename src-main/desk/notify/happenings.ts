// What has happened since the desk was looked at last: who has connected, and which changes have begun to need a person. Pure.
import type { OutboxRow } from '../../../src-shared/outbox/change.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import { hourMs, minuteMs } from '../../../src-shared/time/utc.ts';
import type { KnownSession } from '../../store/port.ts';

/** Older than this it is no news: the computer slept, or the app was closed. */
const NEWS_FOR_MS = 10 * minuteMs;
/** Only sessions that start within so long of now are looked through. */
const NEAR_MS = 12 * hourMs;

/** Somebody has connected to a session. */
export type Connected = {
  readonly who: 'patient' | 'colleague';
  readonly localId: string;
  readonly hostId: string;
  readonly startsAt: UtcMs;
};

/** A change has begun to need a person. */
export type Asking = {
  /** The change and what it asks: the same while it is the same question. */
  readonly key: string;
  readonly changeId: string;
  readonly localId: string;
  readonly hostId: string;
  /** Start of its session, as far as it is known. */
  readonly startsAt: UtcMs | null;
};

/** Who was in and who was not, and what needed a person, when the desk was looked at last. */
export type Seen = {
  /** Whether the account had ever been read by then: the first list of all is no news. */
  readonly wasRead: boolean;
  readonly inside: ReadonlySet<string>;
  readonly asking: ReadonlySet<string>;
};

export type Looked = {
  readonly known: Iterable<KnownSession>;
  readonly rows: readonly OutboxRow[];
  readonly wasRead: boolean;
  /** By SecureVideo's clock, as it says when somebody connected. */
  readonly serverNow: UtcMs;
};

/** The news since `seen`, and what is seen now; `seen` null = the first look, which tells nothing. */
export function newsSince(
  seen: Seen | null,
  { known, rows, wasRead, serverNow }: Looked,
): { readonly connected: readonly Connected[]; readonly asking: readonly Asking[]; readonly seen: Seen } {
  const inside = new Set(seen?.inside);
  const connected: Connected[] = [];
  for (const { session } of known) {
    if (Math.abs(session.startsAt - serverNow) > NEAR_MS || session.cancelled) continue;
    for (const person of session.participants) {
      // The host knows it, and half of all that is told would be theirs.
      if (person.isHost || person.connectedAt === null || inside.has(person.localId)) continue;
      inside.add(person.localId);
      if (seen?.wasRead !== true || serverNow - person.connectedAt > NEWS_FOR_MS) continue;
      const { localId, hostId, startsAt } = session;
      connected.push({ who: person.userId === null ? 'patient' : 'colleague', localId, hostId, startsAt });
    }
  }
  const needing = rows.filter((row) => row.standing === 'needsYou');
  const keyOf = (row: OutboxRow): string => `${row.changeId} ${row.cause ?? ''}`;
  const asking = needing
    .filter((row) => seen !== null && !seen.asking.has(keyOf(row)))
    .map((row) => {
      const { changeId, lane, hostId, startsAt } = row;
      return { key: keyOf(row), changeId, localId: lane, hostId, startsAt };
    });
  return {
    connected: connected.sort((a, b) => a.startsAt - b.startsAt),
    asking,
    seen: { wasRead, inside, asking: new Set(needing.map(keyOf)) },
  };
}
