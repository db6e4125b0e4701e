// Calls for changes that wait, and for taking them back.
import { z } from 'zod';
import { Action, OutboxRow } from '../../outbox/change.ts';
import { SessionDraft } from '../../session/draft.ts';
import { OutboxPicture, Undone } from '../views/outbox.ts';
import { nothing, changeId } from './fields.ts';
import type { CallTable } from './table.ts';

export const outboxCalls = {
  'outbox.read': { needs: 'view', in: nothing, out: OutboxPicture },
  'outbox.act': { needs: 'book', in: z.object({ changeId, action: Action }), out: OutboxRow },
  /** Takes back what has not left yet; a booking's draft is on disk again when it answers. */
  'outbox.undo': { needs: 'book', in: z.object({ changeId }), out: Undone },
  /** Opens the booking of a change in the form again, with all that was typed; saving it replaces the change. */
  'outbox.edit': { needs: 'book', in: z.object({ changeId }), out: SessionDraft },
} as const satisfies CallTable;
