// Each side of what nobody knows of the service: one option for each unknown of the API page's last section.
import { z } from 'zod';

/** Options of a practice account. The defaults are what a new account of the service most likely does. */
export const PracticeOptions = z
  .object({
    /** A second create with an ExternalSessionId that an active session has. */
    duplicates: z.enum(['accepted', 'refused', 'firstReturned']).default('accepted'),
    /** The status with which `refused` refuses. */
    duplicateStatus: z.number().int().min(400).max(499).default(400),
    /** True: ExternalSessionIds that differ only in case are one. */
    externalIdsIgnoreCase: z.boolean().default(false),
    /** Starts off the quarter hour. */
    minutes: z.enum(['any', 'quarterRefused', 'quarterRounded']).default('any'),
    /** Starts in the past. */
    pastTimes: z.enum(['accepted', 'refused']).default('accepted'),
    /** False: accounts that are not on the Zoom platform; `/status` is not there at all. */
    hasStatus: z.boolean().default(true),
    /**
     * `older`: without what was added to answers last (Zoom, waiting time, passkey, service). `oldest`: as seen in 2015,
     * without ExternalSessionId and Topic too.
     */
    answers: z.enum(['newest', 'older', 'oldest']).default('newest'),
    /** Ids in answers as text instead of numbers. */
    idsAsText: z.boolean().default(false),
    /** Cancelled sessions leave the list, or stay in it with ScheduleType "Cancelled". */
    cancelled: z.enum(['leave', 'stay']).default('leave'),
    /** How long after a change lists still show what was before. */
    listDelayMs: z.number().int().min(0).max(600_000).default(0),
    /** How long after a change `/status` still tells what was before. */
    statusDelayMs: z.number().int().min(0).max(600_000).default(0),
    /** Whether a PUT to the time that a session has already sends notices again. */
    sameTimeTells: z.boolean().default(true),
    /** Whether a cancel more than five minutes after the start sends notices. */
    lateCancelTells: z.boolean().default(true),
    /** Name, mail and the like beside a SecureVideoUserId. */
    userWithOtherMembers: z.enum(['refused', 'ignored']).default('refused'),
    /** What a POST of a participant answers with its 201. */
    addAnswers: z.enum(['participant', 'session', 'nothing']).default('participant'),
    /** False: the account has no right to record, so sessions are silently not recorded. */
    mayRecord: z.boolean().default(true),
  })
  .strict();
export type PracticeOptions = z.infer<typeof PracticeOptions>;

/** The options with what is not named at its default. @throws ZodError where a name or a value is none. */
export function optionsWith(some: Partial<PracticeOptions>): PracticeOptions {
  return PracticeOptions.parse(some);
}
