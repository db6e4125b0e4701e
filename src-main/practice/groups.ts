// What the service tells of groups and their members. The practice clinic has one: everybody who may host.
import { userAnswer } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Ledger } from './ledger.ts';
import { notFound } from './refusal.ts';
import { mayHost } from './users.ts';

const hosts = {
  GroupId: 1,
  GroupName: 'Clinicians',
  GroupType: 'Staff',
  GroupDescription: 'Everybody who hosts sessions',
  PublicUserKey: '',
};

/** A group with its members. @throws Refusal 404 */
export function groupMembers(ledger: Ledger, groupId: number): Answer {
  if (groupId !== hosts.GroupId) throw notFound('Group');
  const members = ledger.state.users.filter((user) => user.active && mayHost(user));
  return { Group: hosts, Users: members.map((user) => userAnswer(user, ledger.options)) };
}

/** The groups of a user. @throws Refusal 404 */
export function groupsOf(ledger: Ledger, userId: number): Answer[] {
  return mayHost(ledger.activeUser({ id: userId })) ? [{ Group: hosts }] : [];
}
