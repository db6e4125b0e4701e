// Setting a desk up from a file: what the page sees of it. Neither keys nor PINs of the file are in any of it.
import { z } from 'zod';
import { AccountTest } from '../contract/views/account.ts';
import { UtcMs } from '../session/session.ts';
import { ClinicSettings } from './clinicSettings.ts';

/** What became of choosing a file. */
export const SetupChosen = z.discriminatedUnion('is', [
  z.object({ is: z.literal('chosen'), name: z.string() }),
  z.object({ is: z.enum(['notWanted', 'notASetup', 'damaged', 'tooLarge', 'newer', 'notReadable']) }),
]);
export type SetupChosen = z.infer<typeof SetupChosen>;

/** Why the chosen file was not opened, or may not be used here. `waitMs`: until the next try. */
const refusals = [
  z.object({ is: z.enum(['wrong', 'wait']), waitMs: z.number() }),
  z.object({
    is: z.enum([
      'notChosen',
      'damaged',
      'newer',
      'otherAccount',
      'hostNotAllowed',
      'accountNotAllowed',
      'atWork',
      'notOpen',
    ]),
  }),
  z.object({ is: z.literal('notConnected'), test: AccountTest }),
] as const;
export const SetupRefused = z.discriminatedUnion('is', refusals);
export type SetupRefused = z.infer<typeof SetupRefused>;

/** What became of opening the chosen file on a new desk. Only 'opened' has changed anything. */
export const SetupOpened = z.discriminatedUnion('is', [
  z.object({ is: z.literal('opened'), clinicName: z.string(), staff: z.number().int() }),
  z.object({ is: z.literal('already'), at: UtcMs }),
  ...refusals,
]);
export type SetupOpened = z.infer<typeof SetupOpened>;

/** What a file would change on a desk that works. `id` names this look: what is taken over is what was shown. */
export const SetupPlan = z.object({
  id: z.string().min(8).max(64),
  madeAt: UtcMs,
  /** When this desk was set up by this very file; null = never. */
  openedAt: UtcMs.nullable(),
  /** 'newKeys': other keys of the account that is open here; 'first': nothing is connected yet. */
  account: z.enum(['same', 'newKeys', 'other', 'first']),
  address: z.string(),
  /** First and last four characters of the file's API Identifier. */
  identifierHint: z.string(),
  /** Changes that still wait here for the account of now. */
  waiting: z.number().int(),
  /** People in the file; `come`: whether they can sign in here afterwards. */
  staff: z.object({ count: z.number().int(), come: z.boolean() }),
  now: ClinicSettings,
  next: ClinicSettings,
});
export type SetupPlan = z.infer<typeof SetupPlan>;

/** What became of looking into the chosen file. Nothing is changed by it. */
export const SetupLooked = z.discriminatedUnion('is', [
  z.object({ is: z.literal('looked'), plan: SetupPlan }),
  ...refusals,
]);
export type SetupLooked = z.infer<typeof SetupLooked>;

/** What became of taking over what was looked at. Only 'applied' has changed anything; `changed` names what. */
export const SetupApplied = z.discriminatedUnion('is', [
  z.object({ is: z.literal('applied'), changed: z.array(z.string()), staff: z.number().int() }),
  /** The desk is not as it was when it was looked at: this is what would change now. */
  z.object({ is: z.literal('another'), plan: SetupPlan }),
  ...refusals,
]);
export type SetupApplied = z.infer<typeof SetupApplied>;

/** Whether changes that wait for another account are in the way: they are never sent to the file's, and no file drops them. */
export function isHeldUp({ account, waiting }: Pick<SetupPlan, 'account' | 'waiting'>): boolean {
  return account === 'other' && waiting > 0;
}
