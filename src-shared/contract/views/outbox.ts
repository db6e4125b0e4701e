// What main shows of the outbox: what waits, what was saved and what was taken back.
import { z } from 'zod';
import { LineState, OutboxRow } from '../../outbox/change.ts';
import { SessionDraft } from '../../session/draft.ts';
import { UtcMs } from '../../session/session.ts';

/** A saved change that has not left yet: its words, and when it goes on (by main's clock). */
export const Held = z.object({ changeId: z.string(), title: z.string(), releasesAt: UtcMs });
export type Held = z.infer<typeof Held>;

export const OutboxPicture = z.object({
  line: LineState,
  needsYou: z.array(OutboxRow),
  waiting: z.array(OutboxRow),
  /** What ended today (clinic's day), newest first. */
  ended: z.array(OutboxRow),
});
export type OutboxPicture = z.infer<typeof OutboxPicture>;

/** Answer to a save: the change is on disk. `held`: it is kept back for a moment, and may be taken back. */
export const Saved = z.object({ changeId: z.string(), localId: z.string(), row: OutboxRow, held: Held.nullable() });
export type Saved = z.infer<typeof Saved>;

/** What was taken back, and for a booking all that was typed, to be opened in the form again. */
export const Undone = z.object({ row: OutboxRow, draft: SessionDraft.nullable() });
export type Undone = z.infer<typeof Undone>;
