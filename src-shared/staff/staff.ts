// The people of a desk as the page sees them: who may sign in, who is signed in, and what became of a try. No PIN is in any of it.
import { z } from 'zod';
import { LineState } from '../outbox/change.ts';
import { UtcMs } from '../session/session.ts';
import { PIN_MAX, PIN_MIN } from './pin.ts';
import { STAFF_NAME_MAX } from './limits.ts';
import { roles } from './role.ts';

export const Role = z.enum(roles);
export const StaffName = z.string().trim().min(1).max(STAFF_NAME_MAX);
/** As it comes through the contract; whether it is a good one is asked by `faultOfPin`. */
export const TypedPin = z.string().min(PIN_MIN).max(PIN_MAX).regex(/^\d+$/);
export const LockMinutes = z.number().int().min(1).max(60);
const staffId = z.string().max(64);

/** Who is at the desk now. `pins` false: nobody signs in here, and `staffId` is ''. */
export const Me = z.object({
  staffId,
  /** '' where nobody signs in. */
  name: z.string(),
  role: Role,
  pins: z.boolean(),
  /** The account is connected and nobody has said yet who works here. */
  isUnset: z.boolean(),
  /** False where the clinic's IT asks for PINs: then nobody is offered to do without. */
  mayUseNoPins: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** Somebody on the lock screen. `digits`: how many their PIN has. `waitMs`: until the next try; 0 = now. */
export const MaySignIn = z.object({
  staffId,
  name: z.string(),
  digits: z.number().int(),
  mayAdminister: z.boolean(),
  waitMs: z.number(),
});
export type MaySignIn = z.infer<typeof MaySignIn>;

/** All that the lock screen shows; nothing about a patient is in it. */
export const LockView = z.object({
  /** 'begin': the account is here, but who works here is not known; whoever has its secret may say so. */
  stage: z.enum(['signIn', 'begin', 'open']),
  clinicName: z.string(),
  clinicZoneId: z.string(),
  theme: z.enum(['system', 'light', 'dark']),
  staff: z.array(MaySignIn),
  /** Who was here last; '' = nobody in this run. */
  lastId: staffId,
  /** A form of theirs was open when the desk locked. */
  lastHasDraft: z.boolean(),
  /** The account's own secret is asked before a new administrator's PIN is set; false in practice. */
  wantsSecret: z.boolean(),
  /** As in `Me`. */
  mayUseNoPins: z.boolean(),
  /** Until the secret may be tried again; 0 = now. */
  secretWaitMs: z.number(),
  mode: z.enum(['none', 'practice', 'live']),
  now: UtcMs,
  line: LineState,
  counts: z.object({ needsYou: z.number().int(), waiting: z.number().int(), sending: z.number().int() }),
  paused: z.enum(['account']).nullable(),
  rehearsal: z.enum(['cut', 'slow', 'busy', 'keys']).nullable(),
});
export type LockView = z.infer<typeof LockView>;

/** What became of a typed PIN. `left`: tries before a wait; `waitMs`: until the next try. */
export const SignedIn = z.discriminatedUnion('is', [
  z.object({ is: z.literal('in') }),
  z.object({ is: z.literal('wrong'), left: z.number().int(), waitMs: z.number() }),
  z.object({ is: z.literal('wait'), waitMs: z.number() }),
]);
export type SignedIn = z.infer<typeof SignedIn>;

/** What became of a typed API Identifier and Secret Key. */
export const SecretTried = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done') }),
  z.object({ is: z.enum(['wrong', 'wait']), waitMs: z.number() }),
]);
export type SecretTried = z.infer<typeof SecretTried>;

/** The settings page of staff and lock. */
export const StaffPicture = z.object({
  pins: z.boolean(),
  people: z.array(
    z.object({
      staffId,
      name: z.string(),
      role: Role,
      /** When they were signed in last; null = never. */
      lastAt: UtcMs.nullable(),
      /** Wrong PINs since the last right one; told to an administrator alone, null to others. */
      failed: z.number().int().nullable(),
    }),
  ),
  afterMinutes: z.number().int(),
  ceilingMinutes: z.number().int(),
});
export type StaffPicture = z.infer<typeof StaffPicture>;
