// When two descriptions are of the same person or the same session, as far as SecureVideo's answers can tell.
import type { Booking, Invited } from '../../src-shared/session/booking.ts';
import { foldName, phoneDigits } from '../../src-shared/session/rules.ts';
import type { Session, UtcMs } from '../../src-shared/session/session.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';
import type { Snapshot } from './record.ts';

/** Digits in which two spellings of a number agree: with and without the leading 1. */
const PHONE_DIGITS_COMPARED = 10;

/** What is compared of a person in a session: as an answer tells it, or as the local copy has it. */
type Told = Pick<RemoteParticipant, 'isHost' | 'userId' | 'name' | 'email' | 'phone'>;

/** Whether a participant of an answer is the one who was invited: a user by id, a guest by name *and* contact. */
export function isPerson(person: Invited, told: Told): boolean {
  if (told.isHost) return false;
  if (person.kind === 'user') return told.userId === person.userId;
  return told.userId === null && foldName(told.name) === foldName(person.name) && sameContact(person, told);
}

/** E-mail and number are both the same; none is the same as none. */
export function sameContact(
  a: { readonly email: string; readonly phone: string },
  b: { readonly email: string; readonly phone: string },
): boolean {
  return sameEmail(a.email, b.email) && samePhone(a.phone, b.phone);
}

/** Two spellings of one address. */
export function sameEmail(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Two spellings of one number. */
export function samePhone(a: string, b: string): boolean {
  return phoneDigits(a).slice(-PHONE_DIGITS_COMPARED) === phoneDigits(b).slice(-PHONE_DIGITS_COMPARED);
}

/** Two moments in the same minute: SecureVideo keeps no seconds of a scheduled time. */
export function sameMinute(a: UtcMs, b: UtcMs): boolean {
  return Math.floor(a / minuteMs) === Math.floor(b / minuteMs);
}

/** Whether `told` is `asked` moved to a quarter hour by SecureVideo (API page 2.2: older accounts may do that). */
export function isRounded(asked: UtcMs, told: UtcMs): boolean {
  const quarterMs = 15 * minuteMs;
  return told % quarterMs === 0 && asked % quarterMs !== 0 && Math.abs(asked - told) < quarterMs;
}

/** Host and guests are those of the booking, nobody less, nobody more. */
export function samePeople(booking: Booking, told: RemoteSession): boolean {
  const invited = told.participants.filter((person) => !person.isHost);
  return (
    told.hostId === booking.hostId &&
    invited.length === booking.participants.length &&
    booking.participants.every((person) => invited.some((one) => isPerson(person, one)))
  );
}

/** What matters of a session when it is compared. */
export function snapshotOf(session: RemoteSession | Session): Snapshot {
  return {
    startsAt: session.startsAt,
    hostId: session.hostId,
    guests: session.participants.filter((person) => !person.isHost).map((person) => person.name),
    cancelled: session.cancelled,
  };
}
