// What main shows of a search: sessions, people seen before, and what SecureVideo has besides.
import { z } from 'zod';
import { LineState } from '../../outbox/change.ts';
import { Delivery, UtcMs } from '../../session/session.ts';
import { DayRow, ClinicianDay } from './day.ts';

/** A person seen before, for filling in a form. */
export const PersonSuggestion = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  zoneId: z.string(),
  externalId: z.string(),
  delivery: Delivery.nullable(),
  lastHostId: z.string(),
  /** Kind of visit that this desk booked last, '' = not known. */
  lastKindId: z.string(),
  lastSeenAt: UtcMs,
  /** Sessions of this person from now on, as far as this computer knows. */
  ahead: z.number().int(),
  /** Who they are since their address or number was corrected, by `personId`; '' = as they stand here. */
  newerId: z.string(),
});
export type PersonSuggestion = z.infer<typeof PersonSuggestion>;

export const FoundSession = DayRow.extend({ origin: z.enum(['thisComputer', 'secureVideo', 'both']) });
export type FoundSession = z.infer<typeof FoundSession>;
export const SearchAnswer = z.object({
  text: z.string(),
  /** 'email' where the text reads as an address, so that SecureVideo can be asked too. */
  reads: z.enum(['nothing', 'text', 'email']),
  sessions: z.array(FoundSession),
  people: z.array(PersonSuggestion),
  /** The running or next session of each of `people` that has one, by `personId`. */
  nextSessions: z.record(z.string(), FoundSession),
  clinicians: z.array(ClinicianDay),
  readAt: UtcMs.nullable(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** Answer of SecureVideo to a search by address; merged with the local copy. */
export const RemoteSearchAnswer = z.object({
  email: z.string(),
  asked: z.enum(['answered', 'noLine']),
  line: LineState,
  sessions: z.array(FoundSession),
  unreadable: z.number().int(),
});
export type RemoteSearchAnswer = z.infer<typeof RemoteSearchAnswer>;
