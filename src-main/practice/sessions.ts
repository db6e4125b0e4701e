// What the service does with sessions: list, create, move, cancel, change of host, status, history.
import { foldName } from '../../src-shared/session/rules.ts';
import type { Present } from '../../src-shared/session/rules.ts';
import { dayMs, hourMs, minuteMs, parseUtc, wholeMinute } from '../../src-shared/time/utc.ts';
import { billableOf, sessionAnswer, statusOf, timestamp } from './answers.ts';
import type { Answer } from './answers.ts';
import { presentIn, readInvited, userAsParticipant } from './invited.ts';
import type { Ledger, Ref } from './ledger.ts';
import { complain, flag, integer, isSent, list, mustBeRight, readBody, text, time } from './members.ts';
import type { Reading } from './members.ts';
import { between } from '../../src-shared/random/random.ts';
import type { ParticipationRecord, SessionRecord, UserRecord } from './records.ts';
import { invalid, notFound, Refusal, wrong } from './refusal.ts';
import { mayHost } from './users.ts';

const lateCancelMs = 5 * minuteMs;

/** Active sessions, of one host and/or of one address that holds a connect code in them. @throws Refusal 404 */
export function listSessions(ledger: Ledger, host: Ref | null, participantEmail: string): Answer[] {
  const hostId = host === null ? null : ledger.activeUser(host).userId;
  const wanted = participantEmail.trim().toLowerCase();
  return ledger
    .sessionsSeen(ledger.options.listDelayMs)
    .filter((session) => isListed(ledger, session))
    .filter((session) => hostId === null || session.hostId === hostId)
    .filter((session) => wanted === '' || session.participants.some((one) => one.email.toLowerCase() === wanted))
    .map((session) => sessionAnswer(session, ledger.options, ledger.now()));
}

/** Books a session with `host`. @throws Refusal 400 for a broken rule, 404 for an unknown host */
export function createSession(ledger: Ledger, host: Ref, body: unknown): Answer {
  const hosting = hostOf(ledger, host);
  const reading = readBody(body, 'session');
  const startsAt = readStart(reading, ledger);
  const invited = list(reading, 'Participants');
  if (invited.length === 0 && reading.problems.size === 0)
    complain(reading, 'Participants', 'At least one participant is required.');
  const leader = userAsParticipant(hosting);
  const present: Present[] = [{ name: hosting.name, userId: String(hosting.userId), isHost: true }];
  const guests = invited.map((one) => {
    const person = readInvited(one, ledger, hosting, present);
    present.push({ name: person.name, userId: person.userId === null ? null : String(person.userId), isHost: false });
    return person;
  });
  const externalId = text(reading, 'ExternalSessionId');
  const topic = text(reading, 'Topic');
  const recorded = flag(reading, 'IsRecorded') && ledger.options.mayRecord;
  mustBeRight(reading);

  const twin = ledger.options.duplicates === 'accepted' ? undefined : ledger.activeByExternalId(externalId);
  if (twin && ledger.options.duplicates === 'refused') {
    throw new Refusal(ledger.options.duplicateStatus, {
      Message: 'A session with that ExternalSessionId already exists.',
    });
  }
  if (twin) return sessionAnswer(twin, ledger.options, ledger.now());

  const session: SessionRecord = {
    ...newSession(ledger, hosting.userId, startsAt),
    recorded,
    externalId,
    topic,
    participants: [leader, ...guests].map((person) => ledger.newParticipation(person)),
  };
  ledger.addSession(session);
  tellAll(ledger, session, 'invitation');
  return sessionAnswer(session, ledger.options, ledger.now());
}

/** A session with ids and codes of its own and nobody in it. `startsAt` in UTC ms. */
export function newSession(ledger: Ledger, hostId: number, startsAt: number): SessionRecord {
  return {
    sessionId: ledger.state.nextSessionId++,
    startsAt,
    hostId,
    recorded: false,
    externalId: '',
    topic: '',
    scheduleType: 'Scheduled',
    connectCode: ledger.newCode(),
    zoomMeetingId: between(ledger.random, 80_000_000_000, 89_999_999_999),
    cancelledAt: null,
    createdAt: ledger.now(),
    invented: false,
    participants: [],
  };
}

/** Moves a session to a time or to now; ids and codes stay. @throws Refusal 400, 404 */
export function rescheduleSession(ledger: Ledger, ref: Ref, body: unknown): Answer {
  const session = ledger.activeSession(ref);
  const reading = readBody(body, 'session');
  // A create may leave the time out; a move that names none is more likely a slip than a wish for right now.
  if (!isSent(reading, 'ScheduleTs')) complain(reading, 'ScheduleTs', 'ScheduleTs is required.');
  const startsAt = readStart(reading, ledger);
  mustBeRight(reading);
  const isSame = startsAt === session.startsAt;
  const now = ledger.now();
  ledger.changeSession(session, () => {
    for (const person of session.participants) person.visit = movedVisit(person, startsAt - session.startsAt, now);
    session.startsAt = startsAt;
    session.scheduleType = 'Rescheduled';
  });
  if (!isSame || ledger.options.sameTimeTells) tellAll(ledger, session, 'rescheduled');
  return sessionAnswer(session, ledger.options, ledger.now());
}

/** Cancels a session. @throws Refusal 404, also for one that is cancelled already */
export function cancelSession(ledger: Ledger, ref: Ref): void {
  const session = ledger.activeSession(ref);
  const isLate = ledger.now() > session.startsAt + lateCancelMs;
  ledger.changeSession(session, () => {
    session.cancelledAt = ledger.now();
    session.scheduleType = 'Cancelled';
  });
  if (!isLate || ledger.options.lateCancelTells) tellAll(ledger, session, 'cancelled');
}

/** Gives a session another host, who is invited; the former one leaves it. @throws Refusal 400, 404 */
export function changeHost(ledger: Ledger, ref: Ref, body: unknown): Answer {
  const session = ledger.activeSession(ref);
  const reading = readBody(body, 'host');
  const userId = integer(reading, 'UserId');
  const externalId = text(reading, 'ExternalUserId');
  mustBeRight(reading);
  if (userId === null && externalId === '') throw invalid({ host: ['UserId or ExternalUserId is required.'] });
  const next = hostOf(ledger, userId === null ? { externalId } : { id: userId });
  if (next.userId === session.hostId) return sessionAnswer(session, ledger.options, ledger.now());
  const isThere = presentIn(session).some(
    (one) => !one.isHost && (one.userId === String(next.userId) || foldName(one.name) === foldName(next.name)),
  );
  if (isThere) throw wrong('That user is already a participant of this session.');
  const leader = ledger.newParticipation(userAsParticipant(next));
  ledger.changeSession(session, () => {
    const others = session.participants.filter((person) => person.userId !== session.hostId);
    session.participants = [leader, ...others];
    session.hostId = next.userId;
  });
  ledger.tell(session, leader, 'invitation');
  return sessionAnswer(session, ledger.options, ledger.now());
}

/** Whether a session has begun. Note `SessionID`, spelled so only here (API page 2.6). @throws Refusal 404 */
export function sessionStatus(ledger: Ledger, ref: Ref): Answer {
  const all = ledger.state.sessions.flatMap((one) => ledger.seen(one, ledger.options.statusDelayMs) ?? []);
  const found = all.filter((one) =>
    'id' in ref
      ? one.sessionId === ref.id
      : ref.externalId !== '' && ledger.isSameExternalId(one.externalId, ref.externalId),
  );
  const session = found.find((one) => one.cancelledAt === null || ledger.options.cancelled === 'stay');
  if (!session) throw notFound('Session');
  const sessionId = ledger.options.idsAsText ? String(session.sessionId) : session.sessionId;
  return { SessionID: sessionId, SessionStatus: statusOf(session, ledger.now()) };
}

/** What `GET /history` is asked for; days as they came. */
export type HistoryQuestion = {
  readonly userId: number | null;
  readonly month: string;
  readonly startDt: string;
  readonly endDt: string;
  readonly participantEmail: string;
};

/** Sessions that became billable in that time, switched-off ones too. @throws Refusal 400, 404 */
export function history(ledger: Ledger, question: HistoryQuestion): Answer[] {
  const hostId = question.userId === null ? null : ledger.activeUser({ id: question.userId }).userId;
  const [from, until] = span(question, ledger.now());
  const wanted = question.participantEmail.trim().toLowerCase();
  return ledger.state.sessions
    .filter((session) => hostId === null || session.hostId === hostId)
    .filter((session) => {
      const { at } = billableOf(session, ledger.now());
      return at !== null && at >= from && at < until;
    })
    .filter((session) => wanted === '' || session.participants.some((one) => presentEmail(ledger, one) === wanted))
    .map((session) => sessionAnswer(session, ledger.options, ledger.now()));
}

/** Notes a message to everybody in the session who hears of it by e-mail or text. */
export function tellAll(
  ledger: Ledger,
  session: SessionRecord,
  about: 'invitation' | 'rescheduled' | 'cancelled',
): void {
  for (const person of session.participants) ledger.tell(session, person, about);
}

function isListed(ledger: Ledger, session: SessionRecord): boolean {
  if (session.cancelledAt === null) return ledger.isActive(session);
  return ledger.options.cancelled === 'stay' && ledger.isActive({ ...session, cancelledAt: null });
}

function hostOf(ledger: Ledger, ref: Ref): UserRecord {
  const user = ledger.activeUser(ref);
  if (!mayHost(user)) throw wrong('That user may not host sessions.');
  return user;
}

function readStart(reading: Reading, ledger: Ledger): number {
  const sent = time(reading, 'ScheduleTs');
  const now = ledger.now();
  if (sent === null) return Math.floor(now / 1000) * 1000; // a Meet Now keeps its seconds: its only sign
  const minute = wholeMinute(sent);
  const { minutes, pastTimes } = ledger.options;
  const quarterMs = 15 * minuteMs;
  if (minutes === 'quarterRefused' && minute % quarterMs !== 0) {
    complain(reading, 'ScheduleTs', 'Sessions start on the quarter hour.');
  }
  if (pastTimes === 'refused' && minute < wholeMinute(now)) {
    complain(reading, 'ScheduleTs', 'That time is in the past.');
  }
  return minutes === 'quarterRounded' ? Math.round(minute / quarterMs) * quarterMs : minute;
}

function movedVisit(person: ParticipationRecord, byMs: number, now: number): ParticipationRecord['visit'] {
  if (person.visit === null || person.visit.from <= now) return person.visit;
  return { from: person.visit.from + byMs, until: person.visit.until === null ? null : person.visit.until + byMs };
}

function span({ month, startDt, endDt }: HistoryQuestion, now: number): [from: number, until: number] {
  const day = (text: string, name: string): number => {
    const at = parseUtc(text);
    if (at === null) throw invalid({ [name]: ['A date like 2031-03-09 is expected.'] });
    return Math.floor(at / dayMs) * dayMs;
  };
  if (startDt !== '' || endDt !== '') {
    const from = startDt === '' ? -Infinity : day(startDt, 'startDt');
    return [from, endDt === '' ? Infinity : day(endDt, 'endDt') + dayMs];
  }
  const first = month === '' ? day(`${timestamp(now).slice(0, 7)}-01`, 'month') : day(month, 'month');
  const date = new Date(first + 12 * hourMs);
  return [
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1),
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1),
  ];
}

// A person's address of today, also for sessions held under an old one (API page 6). A guest is known by name alone.
function presentEmail(ledger: Ledger, person: ParticipationRecord): string {
  if (person.userId !== null) return (ledger.userById(person.userId)?.email ?? '').toLowerCase();
  let latest = person;
  for (const { participants } of ledger.state.sessions)
    for (const one of participants) {
      const isNewer = one.userId === null && one.email !== '' && one.participationId > latest.participationId;
      if (isNewer && foldName(one.name) === foldName(person.name)) latest = one;
    }
  return latest.email.toLowerCase();
}
