// What was typed and is kept: forms, panels, and what a form may begin with.
import { z } from 'zod';
import { SessionDraft } from '../../session/draft.ts';
import { ID_LENGTH_MAX } from '../../session/limits.ts';
import { UtcMs } from '../../session/session.ts';
import { DayText } from './day.ts';

/** What was typed in a panel beside a session (move, add person...), kept so that a crash loses nothing. */
export const AskDraft = z.object({
  kind: z.enum(['move', 'cancel', 'addParticipant', 'changeParticipant', 'removeParticipant', 'changeHost']),
  changeId: z.string().min(8).max(64),
  /** The panel's own fields as JSON text. */
  fields: z.string().max(20_000),
});
export type AskDraft = z.infer<typeof AskDraft>;

/** A draft that lies on the disk, and when something was typed in it last. */
export const KeptDraft = z.object({ draft: SessionDraft, keptAt: UtcMs });
export type KeptDraft = z.infer<typeof KeptDraft>;

const id = z.string().max(ID_LENGTH_MAX);

/** What a link from the clinic's own records has opened; `say`: what is to be told of it, a sentence each. */
export const LinkOpened = z.discriminatedUnion('is', [
  z.object({ is: z.literal('form'), draft: SessionDraft, say: z.array(z.string()) }),
  z.object({ is: z.literal('session'), localId: z.string(), startsAt: UtcMs, say: z.array(z.string()) }),
  z.object({ is: z.literal('nothing'), say: z.array(z.string()) }),
]);
export type LinkOpened = z.infer<typeof LinkOpened>;

/** How a form is opened. */
export const DraftStart = z.discriminatedUnion('from', [
  z.object({ from: z.literal('blank'), meetNow: z.boolean(), hostId: id, date: DayText.nullable() }),
  z.object({ from: z.literal('person'), meetNow: z.boolean(), personId: id }),
  z.object({ from: z.literal('change'), changeId: id }),
  /** The next session of the same people with the same clinician, so many weeks on, at the same time of the clock. */
  z.object({ from: z.literal('session'), localId: id, weeks: z.number().int().min(1).max(52) }),
]);
export type DraftStart = z.infer<typeof DraftStart>;
