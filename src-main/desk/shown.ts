// What leaves main for the page, as the person before it may see it: without answers that they may not give, and by initials
// where only those are wanted.
import type { CallName } from '../../src-shared/contract/calls.ts';
import type { OutboxPicture } from '../../src-shared/contract/views/outbox.ts';
import type { SessionDetail } from '../../src-shared/contract/views/day.ts';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { isEnough } from '../../src-shared/staff/role.ts';
import type { Invited } from '../../src-shared/session/booking.ts';
import type { OpenAccount } from './openAccount.ts';
import type { DeskParts } from './parts.ts';
import { isShown, namesIn, veiled } from './veil.ts';

/** The value of a call for who is signed in. */
export function shown(parts: ShownParts, name: CallName, value: unknown, input?: unknown): unknown {
  const allowed = forRole(parts, name, value);
  if (!parts.settings.read().initialsOnly || !isShown(name) || isWhole(input)) return allowed;
  return veiled(allowed, namesIn(allowed, namesOfChanges(parts.accounts.open(), allowed)));
}

type ShownParts = Pick<DeskParts, 'staff' | 'settings' | 'accounts'>;

/** A person copies it: names belong to what is copied. */
function isWhole(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'whole' in input && input.whole === true;
}

/** Guests of the sessions that the changes in `value` are about, as they are and as they are to be. */
function namesOfChanges(account: OpenAccount | undefined, value: unknown, found = new Set<string>()): Set<string> {
  if (account === undefined || typeof value !== 'object' || value === null) return found;
  if ('changeId' in value && typeof value.changeId === 'string') {
    const wished = account.outbox.wishOf(value.changeId);
    const known = wished && account.book.get(wished.lane)?.session;
    for (const one of known?.participants ?? []) if (!one.isHost && one.userId === null) found.add(one.name);
    const wish = wished?.wish;
    if (wish?.kind === 'addParticipant') found.add(nameOf(wish.participant));
    if (wish?.kind === 'removeParticipant') found.add(wish.name);
    if (wish?.kind === 'create') for (const one of wish.booking.participants) found.add(nameOf(one));
  }
  for (const each of Object.values(value)) namesOfChanges(account, each, found);
  return found;
}

function nameOf(invited: Invited): string {
  return invited.kind === 'guest' ? invited.name : '';
}

function forRole(parts: Pick<DeskParts, 'staff'>, name: CallName, value: unknown): unknown {
  if (isEnough(parts.staff.gate.role, 'book')) return value;
  if (name === 'session.read' && value !== null) return onlyToLook(value as SessionDetail);
  if (name === 'outbox.read') return withoutAnswers(value as OutboxPicture);
  return value;
}

function onlyToLook(detail: SessionDetail): SessionDetail {
  const people = { changeParticipant: false, changeHost: false };
  const may = { ...people, move: false, cancel: false, addParticipant: false, removeParticipant: false };
  return { ...detail, may, open: detail.open.map(unanswerable) };
}

function withoutAnswers(picture: OutboxPicture): OutboxPicture {
  const { needsYou, waiting, ended } = picture;
  return {
    ...picture,
    needsYou: needsYou.map(unanswerable),
    waiting: waiting.map(unanswerable),
    ended: ended.map(unanswerable),
  };
}

function unanswerable(row: OutboxRow): OutboxRow {
  return { ...row, actions: [], editable: false, opens: null };
}
