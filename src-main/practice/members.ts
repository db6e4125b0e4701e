// Reads members of a request's body as the service's framework does: by name without case, strangers ignored, types bent.
import { parseUtc } from '../../src-shared/time/utc.ts';
import { invalid } from './refusal.ts';

/** A JSON object that is being read: where it stands in the body, and what was wrong so far. */
export type Reading = {
  readonly json: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly problems: Map<string, string[]>;
};

/** Begins to read a body. `name` is what problems call it. @throws Refusal 400 when the body is no object. */
export function readBody(body: unknown, name: string): Reading {
  if (!isObject(body)) throw invalid({ [name]: ['An object is expected.'] });
  return { json: body, path: name, problems: new Map() };
}

/** Ends reading. @throws Refusal 400 that names every member that was wrong. */
export function mustBeRight(reading: Reading): void {
  if (reading.problems.size > 0) throw invalid(Object.fromEntries(reading.problems));
}

/** Notes that a member breaks a rule. */
export function complain(reading: Reading, member: string, sentence: string): void {
  const at = member === '' ? reading.path : `${reading.path}.${member}`;
  reading.problems.set(at, [...(reading.problems.get(at) ?? []), sentence]);
}

/** Whether the member was sent at all, null included. */
export function isSent(reading: Reading, member: string): boolean {
  return valueOf(reading, member) !== undefined;
}

/** A text, trimmed; missing and null are ''. Numbers become text. */
export function text(reading: Reading, member: string): string {
  const value = valueOf(reading, member) ?? '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  complain(reading, member, 'A text is expected.');
  return '';
}

/** A whole number, also as text; missing, null and '' are null. */
export function integer(reading: Reading, member: string): number | null {
  const value = amount(reading, member);
  if (value === null || Number.isSafeInteger(value)) return value;
  complain(reading, member, 'A whole number is expected.');
  return null;
}

/** A number, also as text; missing, null and '' are null. */
export function amount(reading: Reading, member: string): number | null {
  const value = valueOf(reading, member) ?? '';
  if (value === '') return null;
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
  if (Number.isFinite(number)) return number;
  complain(reading, member, 'A number is expected.');
  return null;
}

/** True or false, also as text; missing, null and '' are false. */
export function flag(reading: Reading, member: string): boolean {
  const value = valueOf(reading, member) ?? false;
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '?';
  if (word !== 'true' && word !== 'false' && word !== '') complain(reading, member, 'True or false is expected.');
  return word === 'true';
}

/** A time in UTC milliseconds; missing, null and '' are null. */
export function time(reading: Reading, member: string): number | null {
  const value = valueOf(reading, member) ?? '';
  if (value === '') return null;
  const at = typeof value === 'string' ? parseUtc(value) : null;
  if (at === null) complain(reading, member, 'A time like 2031-03-09T17:30:00 is expected.');
  return at;
}

/** The objects of a list, each read under its own place; missing and null are no objects. */
export function list(reading: Reading, member: string): Reading[] {
  const value = valueOf(reading, member) ?? [];
  if (!Array.isArray(value)) {
    complain(reading, member, 'A list is expected.');
    return [];
  }
  return value.flatMap((json: unknown, index) => {
    const path = `${reading.path}.${member}[${index}]`;
    if (isObject(json)) return [{ json, path, problems: reading.problems }];
    complain(reading, `${member}[${index}]`, 'An object is expected.');
    return [];
  });
}

function valueOf(reading: Reading, member: string): unknown {
  if (Object.hasOwn(reading.json, member)) return reading.json[member];
  const wanted = member.toLowerCase();
  const other = Object.keys(reading.json).find((name) => name.toLowerCase() === wanted);
  return other === undefined ? undefined : reading.json[other];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
