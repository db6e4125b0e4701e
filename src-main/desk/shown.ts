// What leaves main for the page, as the person before it may see it: without answers that they may not give.
import type { CallName } from '../../src-shared/contract/calls.ts';
import type { OutboxPicture, SessionDetail } from '../../src-shared/contract/views.ts';
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { isEnough } from '../../src-shared/staff/role.ts';
import type { DeskParts } from './parts.ts';

/** The value of a call for who is signed in. */
export function shown(parts: Pick<DeskParts, 'staff'>, name: CallName, value: unknown): unknown {
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
