// Answers of the Session API as zod schemas: the members that Front Desk reads, in its own types. All others are left behind.
import { z } from 'zod';
import { PEOPLE_MAX } from '../../src-shared/session/limits.ts';
import * as read from './members.ts';

// One member: what its reader makes of it, or an issue that names the member and never its value.
function member<T>(reader: (value: unknown) => read.Read<T>) {
  return z.transform((value: unknown, context): T => {
    const result = reader(value);
    if (result !== read.unreadable) return result;
    context.issues.push({ code: 'custom', message: 'cannot be read', input: undefined });
    return z.NEVER;
  });
}

/** A participant in an answer (API page 3). `Passkey` is not among the members, so it goes no further than here. */
export const WireParticipant = z.object({
  ParticipationId: member(read.readId),
  ParticipantFullName: member(read.readText),
  SecureVideoUserId: member(read.readUserIdOrNone),
  ParticipantEmailAddress: member(read.readText),
  ParticipantSmsNumber: member(read.readText),
  ParticipantTimeZoneWindowsId: member(read.readText),
  ParticipantExternalId: member(read.readText),
  ConnectCode: member(read.readConnectCode),
  ShouldAutoDeliverCode: member(read.readDelivery),
  ConnectionTs: member(read.readTimeOrNone),
  ExpiresTs: member(read.readTimeOrNone),
  RSVP: member(read.readText),
  SvcId: member(read.readWholeOrNone),
  DepositRequired: member(read.readCents),
});
export type WireParticipant = z.infer<typeof WireParticipant>;

/** A session in an answer (API page 3). Only SessionId, ScheduleTs, UserId and Participants must be there. */
export const WireSession = z.object({
  SessionId: member(read.readId),
  ScheduleTs: member(read.readTime),
  UserId: member(read.readUserId),
  IsRecorded: member(read.readFlag),
  BillableTs: member(read.readTimeOrNone),
  DurationMinutes: member(read.readMinutesOrNone),
  ScheduleType: member(read.readText),
  ExternalSessionId: member(read.readExternalId),
  Topic: member(read.readText),
  Participants: z.array(WireParticipant).max(PEOPLE_MAX),
});
export type WireSession = z.infer<typeof WireSession>;

/** A user in an answer (API page 5); older answers end before ExternalId and SystemRoles. */
export const WireUser = z.object({
  SystemUserId: member(read.readUserId),
  FullName: member(read.readText),
  EmailAddress: member(read.readText),
  SmsNumber: member(read.readText),
  TimeZoneWindowsId: member(read.readText),
  HelpNumber: member(read.readText),
  ExternalId: member(read.readText),
  SystemRoles: member(read.readText),
});
export type WireUser = z.infer<typeof WireUser>;

/** Status of a session (API page 2.6; it spells `SessionID`, and the id is not needed). */
export const WireStatus = z.object({ SessionStatus: z.string() });

/** The service's error object: what makes a 4xx the service's own word (API page 7). */
export const WireProblem = z
  .object({
    Message: z.string().nullish(),
    MessageDetail: z.unknown().optional(),
    ModelState: z.record(z.string(), z.unknown()).nullish(),
  })
  .refine(({ Message, ModelState }) => typeof Message === 'string' || Boolean(ModelState));
