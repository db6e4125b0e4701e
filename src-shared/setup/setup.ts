// Setting a desk up from a file: what the page sees of it. Neither keys nor the file's contents are in any of it.
import { z } from 'zod';
import { AccountTest } from '../contract/views.ts';
import { UtcMs } from '../session/session.ts';

/** What became of choosing a file. */
export const SetupChosen = z.discriminatedUnion('is', [
  z.object({ is: z.literal('chosen'), name: z.string() }),
  z.object({ is: z.enum(['notWanted', 'notASetup', 'damaged', 'tooLarge', 'newer', 'notReadable']) }),
]);
export type SetupChosen = z.infer<typeof SetupChosen>;

/** What became of opening the chosen file. Only 'opened' has changed anything. `waitMs`: until the next try. */
export const SetupOpened = z.discriminatedUnion('is', [
  z.object({ is: z.literal('opened'), clinicName: z.string(), staff: z.number().int() }),
  z.object({ is: z.enum(['wrong', 'wait']), waitMs: z.number() }),
  z.object({ is: z.enum(['notChosen', 'damaged', 'newer', 'otherAccount', 'hostNotAllowed', 'accountNotAllowed']) }),
  z.object({ is: z.literal('already'), at: UtcMs }),
  z.object({ is: z.literal('notConnected'), test: AccountTest }),
]);
export type SetupOpened = z.infer<typeof SetupOpened>;
