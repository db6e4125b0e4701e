// What the service does with its users: list, one, create, change, delete.
import { NAME_LENGTH_MIN } from '../../src-shared/session/rules.ts';
import { userAnswer } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Ledger, Ref } from './ledger.ts';
import { complain, isSent, mustBeRight, readBody, text } from './members.ts';
import type { Reading } from './members.ts';
import { between } from '../../src-shared/random/random.ts';
import type { UserRecord } from './records.ts';

/** The active users. */
export function listUsers(ledger: Ledger): Answer[] {
  return ledger.state.users.filter((user) => user.active).map((user) => userAnswer(user, ledger.options));
}

/** One active user. @throws Refusal 404 "User not found" */
export function getUser(ledger: Ledger, ref: Ref): Answer {
  return userAnswer(ledger.activeUser(ref), ledger.options);
}

/** Makes a user. @throws Refusal 400 */
export function createUser(ledger: Ledger, body: unknown): Answer {
  const reading = readBody(body, 'user');
  const user = fillIn(reading, newUser(ledger));
  keepUserRules(reading, ledger, user);
  mustBeRight(reading);
  addUser(ledger, user);
  return userAnswer(user, ledger.options);
}

/** Changes the members that were sent. @throws Refusal 400, 404 */
export function changeUser(ledger: Ledger, ref: Ref, body: unknown): Answer {
  const user = ledger.activeUser(ref);
  const reading = readBody(body, 'user');
  const changed = fillIn(reading, user);
  keepUserRules(reading, ledger, changed);
  mustBeRight(reading);
  Object.assign(user, changed);
  return userAnswer(user, ledger.options);
}

/** Deletes a user; sessions that name the user stay. @throws Refusal 404 */
export function deleteUser(ledger: Ledger, ref: Ref): void {
  ledger.activeUser(ref).active = false;
}

/** Sets a user's password; no answer ever tells it. @throws Refusal 400, 404 */
export function changePassword(ledger: Ledger, ref: Ref, body: unknown): void {
  ledger.activeUser(ref);
  const reading = readBody(body, 'password');
  if (text(reading, 'NewPassword') === '') complain(reading, 'NewPassword', 'A password is required.');
  mustBeRight(reading);
}

/** Whether the user may host: those with H, and those who run the account (API page 5). */
export function mayHost(user: UserRecord): boolean {
  return user.roles === '' || user.roles.split(',').some((role) => ['H', 'A'].includes(role.trim()));
}

/** A user with nothing filled in. The id counts only once `addUser` has taken it. */
export function newUser(ledger: Ledger): UserRecord {
  return {
    userId: ledger.state.nextUserId,
    name: '',
    email: '',
    phone: '',
    resolution: 'high',
    zoneId: 'Pacific Standard Time',
    helpNumber: '',
    videoId: `securevideo+sv${String(between(ledger.random, 1, 999_999_999_999)).padStart(18, '0')}`,
    externalId: '',
    roles: 'H,P',
    active: true,
  };
}

/** Takes a new user into the account. */
export function addUser(ledger: Ledger, user: UserRecord): void {
  ledger.state.nextUserId = user.userId + 1;
  ledger.state.users.push(user);
}

function fillIn(reading: Reading, user: UserRecord): UserRecord {
  const or = (member: string, before: string): string => (isSent(reading, member) ? text(reading, member) : before);
  return {
    ...user,
    name: or('FullName', user.name),
    email: or('EmailAddress', user.email),
    phone: or('SmsNumber', user.phone),
    resolution: or('DefaultResolution', user.resolution) || 'high',
    zoneId: or('TimeZoneWindowsId', user.zoneId) || user.zoneId,
    helpNumber: or('HelpNumber', user.helpNumber),
    externalId: or('ExternalId', user.externalId),
    roles: or('SystemRoles', user.roles) || user.roles,
  };
}

function keepUserRules(reading: Reading, ledger: Ledger, user: UserRecord): void {
  if (user.name.length < NAME_LENGTH_MIN) complain(reading, 'FullName', 'The name must have at least 2 characters.');
  if (user.email === '') complain(reading, 'EmailAddress', 'An e-mail address is required.');
  const twin = ledger.state.users.find(
    (one) => one.active && one.userId !== user.userId && user.externalId !== '' && one.externalId === user.externalId,
  );
  if (twin) complain(reading, 'ExternalId', 'Another user has that ExternalId.');
}
