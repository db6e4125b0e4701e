// Reads one member of an answer, in every spelling that the API page names. Missing, null and "" are "none".
import { TAKEN_LENGTH_MAX } from '../../src-shared/session/limits.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { Delivery } from '../../src-shared/session/session.ts';
import { parseUtc } from '../../src-shared/time/utc.ts';

/** What a reader gives for a value that cannot be what the member is for. */
export const unreadable = Symbol('unreadable');
export type Read<T> = T | typeof unreadable;

function isNone(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** A text, trimmed; none is ''. A number is taken as its digits. One that is longer than any form takes in is cut. */
export function readText(value: unknown): Read<string> {
  if (typeof value === 'string') return cut(value.trim());
  if (isNone(value)) return '';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : unreadable;
}

// Not in the middle of a character that takes two units.
function cut(text: string): string {
  if (text.length <= TAKEN_LENGTH_MAX) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(TAKEN_LENGTH_MAX - 1));
  return text.slice(0, isHalf ? TAKEN_LENGTH_MAX - 1 : TAKEN_LENGTH_MAX);
}

/** An ExternalSessionId: as `readText`, but null where the answer has no such member (an account that keeps no ids). */
export function readExternalId(value: unknown): Read<string | null> {
  return value === undefined ? null : readText(value);
}

/** An id above zero, as number or text. */
export function readId(value: unknown): Read<number> {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? value : unreadable;
  if (typeof value !== 'string' || !/^\s*\d{1,15}(\.0+)?\s*$/.test(value)) return unreadable;
  const id = Number(value);
  return id > 0 ? id : unreadable;
}

/** An id of a user, kept as text (`GET /user` has text, sessions have numbers: both give "5"). */
export function readUserId(value: unknown): Read<string> {
  const id = readId(value);
  return id === unreadable ? unreadable : String(id);
}

/** As `readUserId`; none, and 0, which no user has, are null: a guest. */
export function readUserIdOrNone(value: unknown): Read<string | null> {
  return isNone(value) || value === 0 || value === '0' ? null : readUserId(value);
}

/** A whole number or none. */
export function readWholeOrNone(value: unknown): Read<number | null> {
  const number = readNumberOrNone(value);
  if (number === unreadable || number === null) return number;
  return Number.isSafeInteger(number) ? number : unreadable;
}

/** A number (25, 25.0, "25.00") or none. */
export function readNumberOrNone(value: unknown): Read<number | null> {
  if (isNone(value)) return null;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[-+]?\d{1,15}(\.\d{1,15})?\s*$/.test(value)) return unreadable;
  return Number(value);
}

/** US dollars as whole cents; none is null. An amount that is no whole number of cents cannot be read. */
export function readCents(value: unknown): Read<number | null> {
  const dollars = readNumberOrNone(value);
  if (dollars === unreadable || dollars === null) return dollars;
  const cents = Math.round(dollars * 100);
  return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : unreadable;
}

/** True or false, also as text or 1 and 0; none is false. */
export function readFlag(value: unknown): Read<boolean> {
  if (typeof value === 'boolean') return value;
  if (isNone(value) || value === 0 || value === '0') return false;
  if (value === 1 || value === '1') return true;
  if (typeof value !== 'string') return unreadable;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : unreadable;
}

/** A time that the session cannot do without; UTC where it names no zone. */
export function readTime(value: unknown): Read<UtcMs> {
  return (typeof value === 'string' ? parseUtc(value) : null) ?? unreadable;
}

/** A time that only informs (connected, ends, billable): what cannot be read is none, and the session stays. */
export function readTimeOrNone(value: unknown): UtcMs | null {
  return typeof value === 'string' && value !== '' ? parseUtc(value) : null;
}

/** Minutes that only inform: what cannot be read is none. */
export function readMinutesOrNone(value: unknown): number | null {
  const minutes = readNumberOrNone(value);
  return minutes === unreadable ? null : minutes;
}

/** A connect code: number or text, with or without blanks, as nine digits; none and 0 are null. */
export function readConnectCode(value: unknown): Read<string | null> {
  if (isNone(value) || value === 0) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? pad(String(value)) : unreadable;
  if (typeof value !== 'string') return unreadable;
  const digits = value.replace(/[\s-]/g, '');
  if (digits === '') return null;
  return /^\d{1,12}$/.test(digits) ? pad(digits) : unreadable;
}

function pad(digits: string): string {
  return digits.padStart(9, '0');
}

/** ShouldAutoDeliverCode; a letter that the API page does not know is null: not told. */
export function readDelivery(value: unknown): Delivery | null {
  switch (typeof value === 'string' ? value.trim().toUpperCase() : '') {
    case 'E':
      return 'email';
    case 'S':
      return 'text';
    case 'N':
      return 'none';
    default:
      return null;
  }
}
