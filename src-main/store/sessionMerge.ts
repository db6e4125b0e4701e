// How a session that was read meets what this desk knows of it. Pure: the book decides when, this file decides what.
import { foldName, phoneDigits } from '../../src-shared/session/rules.ts';
import type { Participant, Session } from '../../src-shared/session/session.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';

/** A session seen for the first time: local ids are made for it and its participants. */
export function firstSight(remote: RemoteSession, newLocalId: () => string): Session {
  return take(remote, null, newLocalId(), newLocalId);
}

/**
 * The session as it was read, with what no answer carries kept from `known`: local ids, packets, whether it was a Meet
 * Now. An account that is too old to tell of external ids (null) tells of little else: there a blank takes nothing away.
 */
export function mergeSession(known: Session, remote: RemoteSession, newLocalId: () => string): Session {
  return take(remote, known, known.localId, newLocalId);
}

function take(remote: RemoteSession, known: Session | null, localId: string, newLocalId: () => string): Session {
  const isOld = remote.externalId === null;
  const people = matchPeople(known?.participants ?? [], remote.participants);
  return {
    localId,
    sessionId: remote.sessionId,
    hostId: remote.hostId,
    startsAt: remote.startsAt,
    meetNow: remote.hasSeconds || (known !== null && isStillMeetNow(known, remote)),
    recorded: remote.recorded,
    topic: isOld && remote.topic === '' ? (known?.topic ?? '') : remote.topic,
    externalId: remote.externalId ?? known?.externalId ?? '',
    scheduleType: remote.scheduleType,
    cancelled: remote.cancelled,
    billableAt: remote.billableAt,
    durationMinutes: remote.durationMinutes,
    participants: remote.participants.map((person, at) => takePerson(person, people[at] ?? null, isOld, newLocalId)),
  };
}

// One Meet Now in sixty has seconds that are zero; a session that was moved since is none any more.
function isStillMeetNow(known: Session, remote: RemoteSession): boolean {
  return known.meetNow && (known.sessionId === null || known.startsAt === remote.startsAt);
}

function takePerson(
  remote: RemoteParticipant,
  known: Participant | null,
  isOld: boolean,
  newLocalId: () => string,
): Participant {
  const kept = isOld ? known : null;
  return {
    localId: known?.localId ?? newLocalId(),
    participationId: remote.participationId,
    name: remote.name,
    userId: remote.userId,
    isHost: remote.isHost,
    email: remote.email,
    phone: remote.phone,
    zoneId: remote.zoneId === '' ? (kept?.zoneId ?? '') : remote.zoneId,
    externalId: remote.externalId === '' ? (kept?.externalId ?? '') : remote.externalId,
    connectCode: remote.connectCode,
    delivery: remote.delivery ?? kept?.delivery ?? null,
    connectedAt: remote.connectedAt,
    expiresAt: remote.expiresAt,
    rsvp: remote.rsvp,
    serviceId: remote.serviceId ?? kept?.serviceId ?? null,
    depositCents: remote.depositCents ?? kept?.depositCents ?? null,
    packet: known?.packet ?? null,
  };
}

/**
 * For each person that was read, the one this desk knows: by ParticipationId; of those that have none yet, by user id,
 * or by name and contact (never by the name alone: two people may share it). Each known person is given once.
 */
export function matchPeople(
  known: readonly Participant[],
  read: readonly RemoteParticipant[],
): readonly (Participant | null)[] {
  // Nearly every time: nobody came or went.
  const isUnchanged =
    known.length === read.length && known.every((p, at) => p.participationId === read[at]?.participationId);
  if (isUnchanged) return known;
  const byId = new Map(
    known.filter(({ participationId }) => participationId !== null).map((p) => [p.participationId, p]),
  );
  const matched: (Participant | null)[] = read.map((person) => byId.get(person.participationId) ?? null);
  const waiting = new Set(known.filter((person) => person.participationId === null));
  if (waiting.size === 0) return matched;
  // The surest sign first, over all of them: a full match must not lose its person to a half one.
  for (const isSame of [isSameUser, isSameContact, sharesContact]) {
    read.forEach((person, at) => {
      if (matched[at] !== null) return;
      for (const candidate of waiting) {
        if (!isSame(candidate, person)) continue;
        matched[at] = candidate;
        waiting.delete(candidate);
        return;
      }
    });
  }
  return matched;
}

function isSameUser(known: Participant, read: RemoteParticipant): boolean {
  return known.userId !== null && known.userId === read.userId;
}

function isSameContact(known: Participant, read: RemoteParticipant): boolean {
  return isSameGuest(known, read) && sameEmail(known, read) && phoneDigits(known.phone) === phoneDigits(read.phone);
}

// Told in one way where the service keeps less than was sent.
function sharesContact(known: Participant, read: RemoteParticipant): boolean {
  if (!isSameGuest(known, read)) return false;
  const phone = phoneDigits(known.phone);
  return (known.email !== '' && sameEmail(known, read)) || (phone !== '' && phone === phoneDigits(read.phone));
}

function isSameGuest(known: Participant, read: RemoteParticipant): boolean {
  return known.userId === null && read.userId === null && foldName(known.name) === foldName(read.name);
}

function sameEmail(known: Participant, read: RemoteParticipant): boolean {
  return foldEmail(known.email) === foldEmail(read.email);
}

/** An address for comparing: trimmed, lower case. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** A known session in the form of a read one, for joining two rows of one session. */
export function asRead(session: Session): RemoteSession {
  const { localId: _, sessionId, meetNow, participants, ...same } = session;
  if (sessionId === null) throw new Error('Only a session that SecureVideo knows can be taken as read');
  return {
    ...same,
    sessionId,
    hasSeconds: meetNow,
    participants: participants.flatMap(({ localId: __, packet: ___, participationId, ...person }) =>
      participationId === null ? [] : [{ ...person, participationId }],
    ),
  };
}

const personKeys = [
  'localId',
  'participationId',
  'name',
  'userId',
  'isHost',
  'email',
  'phone',
  'zoneId',
  'externalId',
  'connectCode',
  'delivery',
  'connectedAt',
  'expiresAt',
  'rsvp',
  'serviceId',
  'depositCents',
  'packet',
] as const satisfies readonly (keyof Participant)[];
const sessionKeys = [
  'localId',
  'sessionId',
  'hostId',
  'startsAt',
  'meetNow',
  'recorded',
  'topic',
  'externalId',
  'scheduleType',
  'cancelled',
  'billableAt',
  'durationMinutes',
] as const satisfies readonly (keyof Session)[];

/** Whether nothing differs: such a row is not sealed and written again. */
export function isSameSession(a: Session, b: Session): boolean {
  if (a === b) return true;
  if (a.participants.length !== b.participants.length) return false;
  if (!sessionKeys.every((key) => a[key] === b[key])) return false;
  return a.participants.every((person, at) => {
    const other = b.participants[at];
    return other !== undefined && personKeys.every((key) => person[key] === other[key]);
  });
}
