// Goal: each call is answered to whom it is for, and to nobody else. Method: every call of the contract against every role.
import { expect, test } from 'vitest';
import { calls, type CallName } from '../contract/calls.ts';
import { isEnough, roles, type Role } from './role.ts';

const names = Object.keys(calls) as CallName[];
/** What only looks, what changes sessions, what changes the desk: by the part before the dot, and by name where that says too little. */
const openWhileLocked = ['lock.read', 'staff.signIn', 'staff.begin', 'staff.reset'];

test.each(names)('%s declares what it needs, and lets through and stops by that', (name) => {
  const { needs } = calls[name];
  const places: readonly (Role | null)[] = [null, ...roles];
  const first = needs === 'anyone' ? 0 : places.indexOf(needs);
  expect(places.map((role) => isEnough(role, needs))).toEqual(places.map((_, place) => place >= first));
});

test('while locked nothing is answered but the lock screen’s own calls', () => {
  expect(names.filter((name) => isEnough(null, calls[name].needs))).toEqual(openWhileLocked);
});

test('who may only look can save, answer and keep nothing', () => {
  const changing = names.filter((name) => /^(draft|session|outbox|people)\./.test(name) || name.startsWith('day.mark'));
  const mayLook = changing.filter((name) => isEnough('view', calls[name].needs));
  expect(mayLook).toEqual(['session.read', 'people.suggest', 'outbox.read']);
});

test('the account, the clinic and the staff are an administrator’s', () => {
  const ofTheDesk = names.filter((name) => /^(account|recovery|practice|settings|setup|staff|audit)\./.test(name));
  const mayBook = ofTheDesk.filter((name) => isEnough('book', calls[name].needs) && !openWhileLocked.includes(name));
  expect(mayBook).toEqual([
    ...['account.read', 'account.prove', 'account.useLive', 'settings.read', 'settings.writeLook'],
    ...['staff.read', 'staff.ownPin'],
  ]);
});
