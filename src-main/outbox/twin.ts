// Two sessions with one id: which copy this desk may cancel by itself. In every other case a person decides.
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import { freshProgress } from '../../src-shared/outbox/state.ts';
import type { RemoteSession } from '../api/port.ts';
import { sameContact, sameMinute } from './match.ts';
import type { KnownSession } from '../store/port.ts';
import type { Entry } from './journal/transition.ts';
import type { ChangeRecord, Facts } from './record.ts';

/**
 * Only if the id is one of our making, the copies are equal and untouched, and nobody was told but perhaps the host: no
 * guest by e-mail or text, no user of SecureVideo. `kept` is the lowest SessionId, seen in the same read as the others.
 */
export function mayCancelTwin(create: ChangeRecord, kept: RemoteSession, others: readonly RemoteSession[]): boolean {
  const wish = create.facts.sent ?? create.wish;
  if (wish.kind !== 'create' || !isOwnExternalId(wish.booking.externalId)) return false;
  return [kept, ...others].every((session) => isUntouched(session) && isCopy(kept, session) && toldNobody(session));
}

function isUntouched(session: RemoteSession): boolean {
  const isMoved = /resched|cancel/i.test(session.scheduleType);
  return !isMoved && session.billableAt === null && session.participants.every((person) => person.connectedAt === null);
}

function isCopy(a: RemoteSession, b: RemoteSession): boolean {
  return (
    a.hostId === b.hostId &&
    sameMinute(a.startsAt, b.startsAt) &&
    a.recorded === b.recorded &&
    a.topic === b.topic &&
    a.participants.length === b.participants.length &&
    a.participants.every((person) =>
      b.participants.some(
        (other) =>
          other.isHost === person.isHost &&
          foldName(other.name) === foldName(person.name) &&
          sameContact(person, other),
      ),
    )
  );
}

function toldNobody(session: RemoteSession): boolean {
  return session.participants.every(
    (person) => person.isHost || (person.userId === null && person.delivery === 'none'),
  );
}

/** The cancel of a copy: a change in the copy's own lane. Its id is the same however often the copy is seen. */
export function twinCancel(createId: string, { session, readAt }: KnownSession, facts: Facts): Entry {
  const names = session.participants.map((person) => person.name);
  const hostName = session.participants.find((person) => person.isHost)?.name ?? '';
  return {
    changeId: `twin-${String(session.sessionId)}-${createId}`,
    lane: session.localId,
    wish: { kind: 'cancel', seen: { startsAt: session.startsAt, hostId: session.hostId, names, readAt } },
    facts: { ...facts, hostName },
    progress: freshProgress('cancel', false, 'queued'),
  };
}
