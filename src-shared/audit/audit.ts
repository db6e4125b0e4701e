// The trail of a desk as it is kept and as an administrator reads it: who did what, when, with which session.
import { z } from 'zod';
import { DayText } from '../contract/views/day.ts';
import { UtcMs } from '../session/session.ts';

/** What a line can be about. */
export const auditKinds = [
  ...(['signedIn', 'locked', 'failedPin', 'failedSecret', 'viewed', 'searched'] as const),
  ...(['changed', 'sent', 'answered', 'discarded', 'exported', 'settings'] as const),
] as const;
export const AuditKind = z.enum(auditKinds);
export type AuditKind = z.infer<typeof AuditKind>;

/** `staffId` is '' where nobody signs in, or where Front Desk did it by itself. */
export const AuditPerson = z.object({ staffId: z.string(), name: z.string() });

/** A session as it was when the line was written: its guests' names say whose record it was, long after it left this computer. */
const AuditSession = z.object({
  localId: z.string(),
  /** SecureVideo's own id; null before it was booked there. */
  sessionId: z.number().int().nullable(),
  startsAt: UtcMs.nullable(),
  names: z.array(z.string()),
});

/** What is sealed in a line. `detail` is a code of ours or an address that was looked for; `about` whom or what it concerned. */
export const AuditValue = z.object({
  by: AuditPerson,
  is: AuditKind,
  detail: z.string(),
  about: z.string(),
  count: z.number().int().nullable(),
  changeId: z.string().nullable(),
  session: AuditSession.nullable(),
});
export type AuditValue = z.infer<typeof AuditValue>;

/** A line as it is shown. `value` null: it does not open, and its words are lost. */
export const AuditLine = z.object({ seq: z.number().int(), at: UtcMs, value: AuditValue.nullable() });
export type AuditLine = z.infer<typeof AuditLine>;

/** What was found wrong with the trail, and where. */
export const AuditFault = z.discriminatedUnion('is', [
  z.object({ is: z.literal('altered'), seq: z.number().int(), at: UtcMs }),
  z.object({ is: z.literal('missing'), seq: z.number().int(), to: z.number().int() }),
  z.object({ is: z.literal('headLost') }),
]);
export type AuditFault = z.infer<typeof AuditFault>;

/** Lines that one look brings; more are told by `more`. */
export const AUDIT_LINES_MAX = 500;
/** Places of faults that are told; more are counted. */
export const AUDIT_FAULTS_MAX = 50;

/** What of the trail is wanted. Days in the clinic's zone, both included; null = all people, all sessions. */
export const AuditWanted = z.object({
  from: DayText,
  to: DayText,
  staffId: z.string().max(64).nullable(),
  localId: z.string().min(1).max(64).nullable(),
});
export type AuditWanted = z.infer<typeof AuditWanted>;

export const AuditPicture = z.object({
  lines: z.array(AuditLine),
  /** Lines that fit and were left off: the older ones. */
  more: z.number().int(),
  /** Everybody who has a line in these days. */
  people: z.array(AuditPerson),
});
export type AuditPicture = z.infer<typeof AuditPicture>;

export const AuditChecked = z.object({ lines: z.number().int(), faults: z.array(AuditFault), more: z.number().int() });
export type AuditChecked = z.infer<typeof AuditChecked>;
