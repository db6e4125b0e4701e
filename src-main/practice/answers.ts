// Writes sessions, participants and users as the service's answers do: its spelling, its types, and its older shapes.
import type { PracticeOptions } from './options.ts';
import { offAt } from './ledger.ts';
import type { ParticipationRecord, SessionRecord, UserRecord } from './records.ts';

/** A JSON object of an answer. */
export type Answer = Record<string, unknown>;

// Members that came with later versions of the service, and so are missing in older answers (API page 3).
const newest = {
  session: ['ConnectCode', 'DurationMinutes', 'WaitTime', 'ScheduleType', 'ZoomMeetingId'],
  participant: ['ParticipantExternalId', 'Passkey', 'SvcId', 'DepositRequired'],
  user: ['ExternalId', 'SystemRoles', 'NewPassword'],
};
const newer = { session: ['ExternalSessionId', 'Topic'] };

/** Session JSON as it stands at `now` (UTC ms). */
export function sessionAnswer(session: SessionRecord, options: PracticeOptions, now: number): Answer {
  const billable = billableOf(session, now);
  const answer: Answer = {
    SessionId: idOf(session.sessionId, options),
    ScheduleTs: timestamp(session.startsAt),
    BillableTs: billable.at === null ? null : timestamp(billable.at),
    ConnectCode: session.connectCode,
    DurationMinutes: billable.minutes,
    WaitTime: billable.waitMinutes,
    BillableStatusCd: billable.at === null ? null : 'B',
    ScheduleType: session.scheduleType,
    UserId: idOf(session.hostId, options),
    IsRecorded: session.recorded,
    ZoomMeetingId: session.zoomMeetingId,
    ExternalSessionId: session.externalId,
    Topic: session.topic,
    Participants: session.participants.map((person) => participantAnswer(person, session, options, now)),
  };
  if (options.answers !== 'newest') drop(answer, newest.session);
  if (options.answers === 'oldest') drop(answer, newer.session);
  return answer;
}

/** One participant of a session, as in Session JSON. */
export function participantAnswer(
  person: ParticipationRecord,
  session: SessionRecord,
  options: PracticeOptions,
  now: number,
): Answer {
  const joinedAt = person.visit !== null && person.visit.from <= now ? person.visit.from : null;
  const answer: Answer = {
    ParticipationId: idOf(person.participationId, options),
    ParticipantFullName: person.name,
    SecureVideoUserId: person.userId === null ? null : idOf(person.userId, options),
    ParticipantEmailAddress: person.email,
    ParticipantSmsNumber: person.phone,
    ParticipantDefaultResolution: person.resolution,
    ParticipantTimeZoneWindowsId: person.zoneId,
    ParticipantExternalId: person.externalId,
    ConnectCode: person.connectCode,
    Passkey: person.passkey,
    ShouldAutoDeliverCode: person.delivery,
    ConnectionTs: joinedAt === null ? null : timestamp(joinedAt),
    // Recorded answers of 2015 had null here throughout; that newer ones tell it is the API page's word.
    ExpiresTs: options.answers === 'newest' ? timestamp(offAt(session.startsAt)) : null,
    RSVP: person.rsvp,
    SvcId: person.serviceId,
    DepositRequired: person.deposit,
  };
  if (options.answers !== 'newest') drop(answer, newest.participant);
  return answer;
}

/** User JSON. The id is text here and a number in sessions (API page 5). */
export function userAnswer(user: UserRecord, options: PracticeOptions): Answer {
  const answer: Answer = {
    SystemUserId: String(user.userId),
    FullName: user.name,
    EmailAddress: user.email,
    SmsNumber: user.phone,
    DefaultResolution: user.resolution,
    TimeZoneWindowsId: user.zoneId,
    HelpNumber: user.helpNumber,
    VideoId: user.videoId,
    ExternalId: user.externalId,
    SystemRoles: user.roles,
    NewPassword: null,
  };
  if (options.answers !== 'newest') drop(answer, newest.user);
  return answer;
}

/** What a session costs: billable from the moment when the host and somebody else are both there. */
export function billableOf(
  session: SessionRecord,
  now: number,
): { at: number | null; minutes: number | null; waitMinutes: number | null } {
  const visits = session.participants.flatMap((person) => (person.visit ? [{ person, visit: person.visit }] : []));
  const host = visits.find(({ person }) => person.userId === session.hostId)?.visit;
  const others = visits.filter(({ person }) => person.userId !== session.hostId).map(({ visit }) => visit);
  const first = others.toSorted((a, b) => a.from - b.from)[0];
  if (!host || !first) return { at: null, minutes: null, waitMinutes: null };
  const at = Math.max(host.from, first.from);
  if (at > now || at >= Math.min(host.until ?? Infinity, first.until ?? Infinity)) {
    return { at: null, minutes: null, waitMinutes: null };
  }
  const ends = visits.map(({ visit }) => visit.until ?? Infinity);
  const end = Math.max(...ends);
  return {
    at,
    minutes: end <= now ? Math.round((end - at) / 60_000) : null,
    waitMinutes: Math.max(0, Math.round((host.from - first.from) / 60_000)),
  };
}

/** NOT_STARTED, STARTED or ENDED as the status article means them (API page 2.6). */
export function statusOf(session: SessionRecord, now: number): 'NOT_STARTED' | 'STARTED' | 'ENDED' {
  const begun = session.participants.flatMap(({ visit }) => (visit && visit.from <= now ? [visit] : []));
  if (begun.length === 0) return 'NOT_STARTED';
  return begun.some(({ until }) => until === null || until > now) ? 'STARTED' : 'ENDED';
}

/** A moment as answers carry it: UTC, no zone, whole seconds. */
export function timestamp(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 19);
}

function idOf(id: number, options: PracticeOptions): number | string {
  return options.idsAsText ? String(id) : id;
}

function drop(answer: Answer, members: readonly string[]): void {
  for (const member of members) delete answer[member];
}
