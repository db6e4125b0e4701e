// What main shows of the account: which one is open, how its keys stand, what a test of it said.
import { z } from 'zod';
import { WishKind } from '../../outbox/change.ts';
import { UtcMs } from '../../session/session.ts';

export const AccountView = z.object({
  mode: z.enum(['none', 'practice', 'live']),
  /** Address of the live account, '' = none kept. */
  address: z.string(),
  /** First and last four characters of the kept API Identifier, '' = none kept. The secret is never told. */
  identifierHint: z.string(),
  hasKeys: z.boolean(),
  keychain: z.object({ available: z.boolean(), words: z.string() }),
  /** Sealed keys are here and this computer's keychain does not open them; `keychain.words` says why. */
  isClosed: z.boolean(),
  /** False: the clinic's IT has switched practice off. */
  mayPractise: z.boolean(),
  /** How many changes wait behind closed keys, and since when; null = nothing is closed, or it cannot be told. */
  waitingClosed: z
    .object({
      count: z.number().int(),
      since: UtcMs.nullable(),
      kinds: z.array(z.object({ kind: WishKind, count: z.number().int() })),
    })
    .nullable(),
  /** A recovery code has opened the account: its API keys are to be entered again before anything is sent. */
  keysWanted: z.boolean(),
  recovery: z.object({
    /** Since when the code in force exists, and the four characters that name its sheet; null = there is none. */
    madeAt: UtcMs.nullable(),
    id: z.string().nullable(),
    /** When a code was shown that nobody confirmed; null = none. */
    shownAt: UtcMs.nullable(),
    /** Every account of this computer is in it. */
    isWhole: z.boolean(),
    mayMake: z.boolean(),
    /** Keys are closed, and there is a code that could open them. */
    mayOpen: z.boolean(),
  }),
  /** The key under which the open account's data lies here. `because`: why a new one is offered, null = it is not. */
  renewal: z.object({
    mayBegin: z.boolean(),
    isRunning: z.boolean(),
    because: z.enum(['code', 'keychain']).nullable(),
  }),
});
export type AccountView = z.infer<typeof AccountView>;

export const AccountTest = z.object({
  result: z.enum([
    'ok',
    'keysRefused',
    'forbidden',
    'noLine',
    'notTheApi',
    'busy',
    'certificate',
    'proxy',
    'otherAccount',
  ]),
  /** One sentence each. */
  title: z.string(),
  detail: z.string(),
  clinicians: z.number().int(),
  sessions: z.number().int(),
  /** Difference of this computer's clock to the server's in ms; null = not known. */
  clockOffMs: z.number().nullable(),
  tookMs: z.number(),
});
export type AccountTest = z.infer<typeof AccountTest>;

/** What became of a typed recovery code. `ms`: until the next try. `left`: accounts that it did not open. */
export const CodeTried = z.discriminatedUnion('is', [
  z.object({ is: z.literal('opened'), accounts: z.number().int(), left: z.number().int() }),
  z.object({ is: z.literal('slip') }),
  z.object({ is: z.enum(['wrong', 'wait']), ms: z.number() }),
]);
export type CodeTried = z.infer<typeof CodeTried>;
