// Goal: what was typed in a panel is kept until its change is on the disk, and no longer.
import { expect, test } from 'vitest';
import type { NotTaken } from '../../outbox/port.ts';
import type { DeskParts } from '../parts.ts';
import { bookOf, known, openRow } from '../testing/sessions.ts';
import { testStaff } from '../../staff/testing/testStaff.ts';
import { TypedDrafts } from '../typedDrafts.ts';
import { askId, sessionCalls } from './sessionCalls.ts';

const seen = { startsAt: 0, hostId: '5', names: [], readAt: null };
const cancel = { changeId: 'change-1', localId: 's-1', seen };

/** The calls over an account whose outbox answers so; `removed` = the drafts that were taken away. */
function desk(
  answer: { is: 'saved'; row: ReturnType<typeof openRow> } | NotTaken,
  at: { open?: readonly ReturnType<typeof openRow>[]; saved?: readonly string[]; cancelled?: boolean } = {},
) {
  const removed: string[] = [];
  const account = {
    book: bookOf(known({ cancelled: at.cancelled ?? false })),
    roster: { clinicians: () => [] },
    refresher: { touch: () => undefined },
    drafts: { read: () => null, remove: (id: string) => removed.push(id) },
    outbox: {
      promise: () => answer,
      laneView: () => at.open && { session: known().session, open: at.open, knows: () => ({ short: '', long: '' }) },
      wishOf: (changeId: string) => (at.saved?.includes(changeId) ? { lane: 's-1' } : undefined),
      knows: () => undefined,
      storyOf: () => [],
    },
  };
  const parts = {
    ...testStaff(),
    accounts: { open: () => account },
    changed: () => undefined,
  } as unknown as DeskParts;
  return { calls: sessionCalls(parts, new TypedDrafts()), removed, parts };
}

test('saved, the panel is forgotten', () => {
  const { calls, removed, parts } = desk({ is: 'saved', row: openRow() });
  expect(calls['session.cancel'](cancel)).toMatchObject({ changeId: 'change-1', localId: 's-1' });
  expect(removed).toEqual([askId(parts, 's-1')]);
});

test('not saved, all that was typed stays', () => {
  const { calls, removed } = desk({ is: 'notTaken', because: 'diskFailed' });
  expect(() => calls['session.cancel'](cancel)).toThrow('diskFailed');
  expect(removed).toEqual([]);
});

const waitingCancel = openRow({ changeId: 'cancel-1', kind: 'cancel' });
const move = { ...cancel, changeId: 'move-1', to: 'now', wall: null } as const;

test('a session whose cancel waits takes nothing more, and says where the cancel is', () => {
  const { calls } = desk({ is: 'saved', row: openRow() }, { open: [waitingCancel] });
  expect(() => calls['session.move'](move)).toThrow('cancelSaved');
  expect(() => calls['session.cancel'](cancel)).toThrow('cancelSaved');
});

test('a session that is cancelled at SecureVideo takes nothing more', () => {
  const { calls } = desk({ is: 'saved', row: openRow() }, { cancelled: true });
  expect(() => calls['session.move'](move)).toThrow('sessionCancelled');
});

test('a cancel that is pressed twice is one change', () => {
  const { calls } = desk({ is: 'saved', row: openRow() }, { open: [waitingCancel], saved: ['change-1'] });
  expect(calls['session.cancel'](cancel)).toMatchObject({ changeId: 'change-1' });
});
