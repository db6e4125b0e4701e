// A newer answer to what is searched, while its results are being looked at: nothing moves under a finger on its way to Enter. Pure.
import type { FoundSession, RemoteSearchAnswer, SearchAnswer } from '../../../src-shared/contract/views/search.ts';

/**
 * The newer answer in the order in which the older one is shown; what is new comes after it, and what is gone goes. Sessions
 * that SecureVideo told are shown already, apart: they stay there.
 */
export function inShownOrder(
  shown: SearchAnswer,
  fresh: SearchAnswer,
  remote: RemoteSearchAnswer | undefined,
): SearchAnswer {
  const ours = new Set(shown.sessions.map(sessionKey));
  const apart = new Set((remote?.sessions ?? []).map(sessionKey).filter((key) => !ours.has(key)));
  return {
    ...fresh,
    sessions: keepOrder(shown.sessions, fresh.sessions, sessionKey).filter((one) => !apart.has(sessionKey(one))),
    people: keepOrder(shown.people, fresh.people, (one) => one.personId),
    clinicians: keepOrder(shown.clinicians, fresh.clinicians, (one) => one.clinician.userId),
  };
}

/** What SecureVideo told, each session as this computer knows it now. */
export function freshened(remote: RemoteSearchAnswer, fresh: SearchAnswer): RemoteSearchAnswer {
  const known = new Map(fresh.sessions.map((one) => [sessionKey(one), one]));
  const now = (one: FoundSession): FoundSession => {
    const newer = known.get(sessionKey(one));
    return newer ? { ...newer, origin: one.origin } : one;
  };
  return { ...remote, sessions: remote.sessions.map(now) };
}

const sessionKey = ({ session }: FoundSession): string => session.localId;

function keepOrder<T>(shown: readonly T[], fresh: readonly T[], keyOf: (one: T) => string): T[] {
  const newer = new Map(fresh.map((one) => [keyOf(one), one]));
  const stayed = shown.flatMap((one) => newer.get(keyOf(one)) ?? []);
  const known = new Set(shown.map(keyOf));
  return [...stayed, ...fresh.filter((one) => !known.has(keyOf(one)))];
}
