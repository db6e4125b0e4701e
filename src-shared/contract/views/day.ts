// What main shows of a day: its rows, whose they are, and one session whole.
import { z } from 'zod';
import { OutboxRow, SeenSession, StoryLine } from '../../outbox/change.ts';
import { utcDate } from '../../time/utc.ts';
import { Clinician, DeskMark, Session, UtcMs } from '../../session/session.ts';

/** 'YYYY-MM-DD' in the clinic's zone: a date that the calendar has. */
export const DayText = z
  .string()
  .max(10)
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isDate(text), { message: 'There is no such date.' });

function isDate(text: string): boolean {
  const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number);
  return utcDate(year, month, day) !== null;
}

/** A session in the day: as it will be when all that waits is delivered, and what of it still waits. */
export const DayRow = z.object({
  session: Session,
  /** What the page hands back with a change: what this desk saw when the person decided. */
  seen: SeenSession,
  /** Start that SecureVideo still has, where a move waits; null otherwise. */
  wasStartsAt: UtcMs.nullable(),
  /** The most urgent of its open changes; 'none' = nothing waits. */
  waiting: z.enum(['none', 'waiting', 'sending', 'checking', 'needsYou']),
  /** True while SecureVideo does not have it yet (booked here, not delivered). */
  notBookedYet: z.boolean(),
  cancelWaits: z.boolean(),
  /** When SecureVideo's list last had it; null = only this desk knows it. */
  readAt: UtcMs.nullable(),
  /** What is to be told or minded about its people, in two or three words; '' = nothing. */
  tell: z.string(),
  /** Since when the list has not had it; null = it is there. It may be cancelled elsewhere, or have been switched off after its day. */
  goneSince: UtcMs.nullable(),
  /** What was marked at this desk today; null = nothing. It never stands in the way of anything. */
  mark: DeskMark.nullable(),
});
export type DayRow = z.infer<typeof DayRow>;

export const ClinicianDay = z.object({
  clinician: Clinician,
  /** Sessions of the chosen day. */
  count: z.number().int(),
  /** Next start of the chosen day from now on (of any later hour on another day); null = none. */
  nextAt: UtcMs.nullable(),
});

export type ClinicianDay = z.infer<typeof ClinicianDay>;

export const DayPicture = z.object({
  date: DayText,
  hostId: z.string().nullable(),
  rows: z.array(DayRow),
  clinicians: z.array(ClinicianDay),
  /** All clinicians' sessions of that day. */
  countAll: z.number().int(),
  /** When the whole account was last read; null = never on this computer. */
  readAt: UtcMs.nullable(),
  reading: z.boolean(),
  /** Sessions of the last read that could not be read. */
  unreadable: z.number().int(),
});
export type DayPicture = z.infer<typeof DayPicture>;

export const SessionDetail = DayRow.extend({
  host: Clinician.nullable(),
  /** The clinic's own id, '' = none (an id of this desk's making is not shown). */
  ehrId: z.string(),
  /** What its people know of it, as far as this desk can say; `tone` 'need' = somebody is to be told, or to be looked at. */
  knows: z.object({ words: z.string(), tone: z.enum(['plain', 'wait', 'need']) }),
  open: z.array(OutboxRow),
  story: z.array(StoryLine),
  may: z.object({
    move: z.boolean(),
    cancel: z.boolean(),
    addParticipant: z.boolean(),
    removeParticipant: z.boolean(),
    changeParticipant: z.boolean(),
    changeHost: z.boolean(),
  }),
});
export type SessionDetail = z.infer<typeof SessionDetail>;
