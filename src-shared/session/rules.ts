// The rules of a valid session, in one place for the form, the practice account and the main process.
import { isOffered } from '../time/zones.ts';
import { TEXT_LENGTH_MAX } from './limits.ts';
import type { GuestDraft, ParticipantDraft, SessionDraft } from './draft.ts';
import type { UtcMs } from './session.ts';

/** A rule that is broken: at which field, and which rule. Words for it are in `words.ts`. */
export type Broken = { readonly field: string; readonly rule: RuleName; readonly participant?: string };

export type RuleName =
  | 'hostMissing'
  | 'timeMissing'
  | 'timePassed'
  | 'secondsNotZero'
  | 'nobodyInvited'
  | 'nameTooShort'
  | 'nameTwice'
  | 'nameOfHost'
  | 'userIsHost'
  | 'userTwice'
  | 'userMissing'
  | 'emailMissing'
  | 'emailWrong'
  | 'phoneMissing'
  | 'phoneWrong'
  | 'serviceWithoutDeposit'
  | 'depositWithoutService'
  | 'depositWrong'
  | 'externalIdWrong'
  | 'zoneUnknown'
  | 'textTooLong';

/** Shortest name of a guest (API page 2.2). */
export const NAME_LENGTH_MIN = 2;
/** Longest ExternalSessionId that we send; the service's own limit is not known (API page 10). */
export const EXTERNAL_ID_LENGTH_MAX = 40;
/** Highest deposit that the desk takes, in cents: a typing slip guard, SecureVideo's own limit is not known. */
export const DEPOSIT_CENTS_MAX = 999_999;

/** Names are the same when they differ only in case and blanks (API page 2.2: whether they count is not known). */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** A name for comparing: trimmed, blanks folded, lower case, one Unicode form. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** An address as e-mail clients take it: one @, something on both sides, a dot in the domain, no blanks. */
export function isEmail(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/.test(text.trim());
}

/** Digits of a number as typed: "(303) 555-0142" gives "3035550142". */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Ten digits, eleven with a leading 1 (North America, as in SecureVideo's examples), or up to fifteen after a plus. */
export function isPhone(text: string): boolean {
  const digits = phoneDigits(text);
  if (!/^\+?[\d\s().-]+$/.test(text.trim())) return false;
  if (text.trim().startsWith('+')) return digits.length >= 8 && digits.length <= 15;
  return digits.length === 10 || (digits.length === 11 && digits.startsWith('1'));
}

/** Whole cents of a typed amount ("25", "$25.00", "1,250.5"); null where it is no amount of 0.01 or more. */
export function centsOf(text: string): number | null {
  const match = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const cents = Number((match[1] ?? '0').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0);
  return Number.isSafeInteger(cents) && cents >= 1 && cents <= DEPOSIT_CENTS_MAX ? cents : null;
}

/** "2500" cents as "25.00". */
export function amountOf(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Characters that every system in the chain keeps as they are (API page 10). */
export function isExternalId(text: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(text) && text.length <= EXTERNAL_ID_LENGTH_MAX;
}

/** Rules of one guest alone (API page 2.2, the strict reading of delivery). */
export function brokenByGuest(guest: Omit<GuestDraft, 'kind' | 'localId'> & { readonly localId?: string }): Broken[] {
  const broken: Broken[] = [];
  const say = (field: string, rule: RuleName): void => {
    broken.push(guest.localId === undefined ? { field, rule } : { field, rule, participant: guest.localId });
  };
  const [name, email, phone, deposit] = [
    guest.name.trim(),
    guest.email.trim(),
    guest.phone.trim(),
    guest.deposit.trim(),
  ];

  if (name.length < NAME_LENGTH_MIN) say('name', 'nameTooShort');
  if (name.length > TEXT_LENGTH_MAX) say('name', 'textTooLong');
  if (email === '' && guest.delivery === 'email') say('email', 'emailMissing');
  else if (email !== '' && !isEmail(email)) say('email', 'emailWrong');
  if (email.length > TEXT_LENGTH_MAX) say('email', 'textTooLong');
  if (phone === '' && guest.delivery === 'text') say('phone', 'phoneMissing');
  else if (phone !== '' && !isPhone(phone)) say('phone', 'phoneWrong');
  if (guest.externalId.length > TEXT_LENGTH_MAX) say('externalId', 'textTooLong');

  if (guest.zoneId !== '' && !isOffered(guest.zoneId)) say('zone', 'zoneUnknown');
  if (deposit !== '' && centsOf(deposit) === null) say('deposit', 'depositWrong');
  else if (deposit !== '' && guest.serviceId === null) say('service', 'depositWithoutService');
  else if (deposit === '' && guest.serviceId !== null) say('deposit', 'serviceWithoutDeposit');
  return broken;
}

/** Who is in the session already: what a new participant must not repeat. */
export type Present = { readonly name: string; readonly userId: string | null; readonly isHost: boolean };

/** Rules of a participant beside the others of the session (API page 2.2 and 4: names and the host). */
export function brokenByParticipant(person: ParticipantDraft, others: readonly Present[]): Broken[] {
  const say = (field: string, rule: RuleName): Broken => ({ field, rule, participant: person.localId });
  if (person.kind === 'user') {
    if (person.userId === '') return [say('user', 'userMissing')];
    const same = others.find((other) => other.userId === person.userId);
    if (same) return [say('user', same.isHost ? 'userIsHost' : 'userTwice')];
    const twin = others.find((other) => person.name !== '' && sameName(other.name, person.name));
    return twin ? [say('user', twin.isHost ? 'nameOfHost' : 'nameTwice')] : [];
  }
  const broken = brokenByGuest(person);
  const twin = person.name.trim() === '' ? undefined : others.find((other) => sameName(other.name, person.name));
  if (twin) broken.push(say('name', twin.isHost ? 'nameOfHost' : 'nameTwice'));
  return broken;
}

/** The host as the rules need to know the person. */
export type HostInfo = { readonly userId: string; readonly name: string };

/**
 * Every rule that a draft breaks, in the order of the form; empty = it may be saved.
 * `now` is UTC milliseconds. A time that has passed is broken here; a Meet Now has no time of its own.
 */
export function brokenByDraft(draft: SessionDraft, host: HostInfo | undefined, now: UtcMs): Broken[] {
  const broken: Broken[] = [];
  if (draft.hostId === '' || !host) broken.push({ field: 'host', rule: 'hostMissing' });
  if (!draft.when.now) broken.push(...brokenByTime(draft.when.startsAt, now));
  if (draft.participants.length === 0) broken.push({ field: 'participants', rule: 'nobodyInvited' });

  const present: Present[] = host ? [{ name: host.name, userId: host.userId, isHost: true }] : [];
  for (const person of draft.participants) {
    broken.push(...brokenByParticipant(person, present));
    present.push({ name: person.name, userId: person.kind === 'user' ? person.userId : null, isHost: false });
  }
  if (draft.topic.trim().length > TEXT_LENGTH_MAX) broken.push({ field: 'topic', rule: 'textTooLong' });
  const externalId = draft.externalId.trim();
  if (externalId !== '' && !isExternalId(externalId)) broken.push({ field: 'externalId', rule: 'externalIdWrong' });
  return broken;
}

/** Rules of a start: known, whole minutes (API page 2.2), not in the past. */
export function brokenByTime(startsAt: UtcMs | null, now: UtcMs): Broken[] {
  if (startsAt === null) return [{ field: 'when', rule: 'timeMissing' }];
  if (startsAt % 60_000 !== 0) return [{ field: 'when', rule: 'secondsNotZero' }];
  // The minute that is running still counts: "3:00 pm" typed at 3:00:20 is meant.
  return startsAt < now - (now % 60_000) ? [{ field: 'when', rule: 'timePassed' }] : [];
}
