// What SecureVideo answered, in Front Desk's words. A session that cannot be read is set aside and counted, never guessed at.
import type { Clinician } from '../../src-shared/session/session.ts';
import { minuteMs, secondMs } from '../../src-shared/time/utc.ts';
import type { RemoteParticipant, RemoteSession, SessionList, SessionStatus, UserList } from './port.ts';
import { WireParticipant, WireSession, WireStatus, WireUser } from './wire.ts';

/** One session; null where it cannot be read. */
export function decodeSession(json: unknown): RemoteSession | null {
  const wire = WireSession.safeParse(json);
  if (!wire.success) return null;
  const session = wire.data;
  return {
    sessionId: session.SessionId,
    hostId: session.UserId,
    startsAt: session.ScheduleTs,
    hasSeconds: Math.floor((session.ScheduleTs % minuteMs) / secondMs) !== 0,
    recorded: session.IsRecorded,
    topic: session.Topic,
    externalId: session.ExternalSessionId,
    scheduleType: session.ScheduleType,
    cancelled: /^cancell?ed$/i.test(session.ScheduleType),
    billableAt: session.BillableTs,
    durationMinutes: session.DurationMinutes,
    participants: session.Participants.map((person) => participantOf(person, session.UserId)),
  };
}

/** One participant by itself, as an add may answer; null where it cannot be read. Nobody who is added is the host. */
export function decodeParticipant(json: unknown): RemoteParticipant | null {
  const wire = WireParticipant.safeParse(json);
  return wire.success ? participantOf(wire.data, '') : null;
}

function participantOf(person: WireParticipant, hostId: string): RemoteParticipant {
  return {
    participationId: person.ParticipationId,
    name: person.ParticipantFullName,
    userId: person.SecureVideoUserId,
    isHost: person.SecureVideoUserId === hostId,
    email: person.ParticipantEmailAddress,
    phone: person.ParticipantSmsNumber,
    zoneId: person.ParticipantTimeZoneWindowsId,
    externalId: person.ParticipantExternalId,
    connectCode: person.ConnectCode,
    delivery: person.ShouldAutoDeliverCode,
    connectedAt: person.ConnectionTs,
    expiresAt: person.ExpiresTs,
    rsvp: person.RSVP,
    serviceId: person.SvcId,
    depositCents: person.DepositRequired,
  };
}

/** Longer than any list of an account; what is longer is no list of it. */
export const LIST_LENGTH_MAX = 50_000;

/** A list of sessions, in the order in which it came; null where it is no list at all, or one without an end. */
export function decodeSessions(json: unknown): SessionList | null {
  if (!isList(json)) return null;
  const sessions = json.map(decodeSession).filter((session) => session !== null);
  return { sessions, unreadable: json.length - sessions.length };
}

function isList(json: unknown): json is readonly unknown[] {
  return Array.isArray(json) && json.length <= LIST_LENGTH_MAX;
}

/** One user; null where it cannot be read. */
export function decodeUser(json: unknown): Clinician | null {
  const wire = WireUser.safeParse(json);
  if (!wire.success) return null;
  const user = wire.data;
  return {
    userId: user.SystemUserId,
    name: user.FullName,
    email: user.EmailAddress,
    phone: user.SmsNumber,
    zoneId: user.TimeZoneWindowsId,
    externalId: user.ExternalId,
    helpNumber: user.HelpNumber,
    mayHost: grantsHosting(user.SystemRoles),
  };
}

// The letters are not explained; "H,P" hosts. A stands for administrators, who may host too. None told: everybody is offered.
function grantsHosting(roles: string): boolean {
  const letters = roles.split(/[\s,;]+/).filter((letter) => letter !== '');
  return letters.length === 0 || letters.some((letter) => /^[HA]$/i.test(letter));
}

/** A list of users; null where it is no list at all, or one without an end. */
export function decodeUsers(json: unknown): UserList | null {
  if (!isList(json)) return null;
  const users = json.map(decodeUser).filter((user) => user !== null);
  return { users, unreadable: json.length - users.length };
}

/** Whether somebody is in the session; null where the answer is no status at all. */
export function decodeStatus(json: unknown): SessionStatus | null {
  const wire = WireStatus.safeParse(json);
  if (!wire.success) return null;
  switch (wire.data.SessionStatus.trim().toUpperCase()) {
    case 'NOT_STARTED':
      return 'notStarted';
    case 'STARTED':
      return 'started';
    case 'ENDED':
      return 'ended';
    default:
      return 'other';
  }
}
