// One read of the whole account, made ready to be asked: what it shows, and how much its silence is worth.
import type { UtcMs } from '../../src-shared/session/session.ts';
import { hourMs } from '../../src-shared/time/utc.ts';
import type { RemoteSession, SessionList } from '../api/port.ts';

/** What is known about an account's handling of ExternalSessionIds. */
export type IdsKept = 'kept' | 'notKept' | 'unknown';

/** Active sessions are listed within the last day (API page 2.1); an hour less, because the hour of the night job is not known. */
export const LISTED_AFTER_START_MS = 23 * hourMs;

export type AccountView = {
  /** By the monotonic clock, when the request began; by the wall's for the local copy. */
  readonly begunMono: number;
  readonly begunAt: UtcMs;
  readonly unreadable: number;
  readonly sessions: readonly RemoteSession[];
  readonly byId: ReadonlyMap<number, RemoteSession>;
  /** Keys in lower case: whether SecureVideo keeps the case is not known. */
  readonly byExternalId: ReadonlyMap<string, readonly RemoteSession[]>;
  /** False where sessions that must be there are missing: a half-broken service's empty list proves nothing. */
  readonly trusted: boolean;
  /** When the first of the empty reads up to this one began, by the monotonic clock; null = something is listed. */
  readonly emptySinceMono: number | null;
  /** Whether rows carry the member at all, and whether one was ever filled in. */
  readonly ids: IdsKept;
};

/**
 * `mustBeThere` are SecureVideo's ids of sessions ahead that earlier reads had and that nobody here cancelled; `before` is
 * the read before this one.
 */
export function viewOf(
  list: SessionList,
  begun: { readonly mono: number; readonly at: UtcMs },
  mustBeThere: readonly number[],
  before: AccountView | null = null,
): AccountView {
  const byId = new Map(list.sessions.map((session) => [session.sessionId, session]));
  const byExternalId = new Map<string, RemoteSession[]>();
  for (const session of list.sessions) {
    if (session.externalId === null || session.externalId === '') continue;
    const key = session.externalId.toLowerCase();
    byExternalId.set(key, [...(byExternalId.get(key) ?? []), session]);
  }
  return {
    begunMono: begun.mono,
    begunAt: begun.at,
    unreadable: list.unreadable,
    sessions: list.sessions,
    byId,
    byExternalId,
    trusted: mustBeThere.length === 0 || mustBeThere.some((id) => byId.has(id)),
    emptySinceMono: list.sessions.length > 0 ? null : (before?.emptySinceMono ?? begun.mono),
    ids: byExternalId.size > 0 ? 'kept' : 'unknown',
  };
}

/** Whether the silence of a read says something: complete, and not a broken service's. */
export function isComplete(view: AccountView): boolean {
  return view.unreadable === 0 && view.trusted;
}

/** Whether a session that starts then would still be listed. */
export function isStillListed(startsAt: UtcMs, now: UtcMs): boolean {
  return now < startsAt + LISTED_AFTER_START_MS;
}
