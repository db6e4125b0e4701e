// Two sessions with one id: which copy this desk may cancel by itself. In every other case a person decides.
import { isOwnExternalId } from '../../src-shared/outbox/ids.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { RemoteSession } from '../api/port.ts';
import { sameContact, sameMinute } from './match.ts';
import type { ChangeRecord } from './record.ts';

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
