// What main tells the page of the whole desk, what the page shows, and where it is asked to go.
import { z } from 'zod';
import { LineState } from '../../outbox/change.ts';
import { Me } from '../../staff/staff.ts';
import { UpdateNote } from '../../update/update.ts';
import { UtcMs } from '../../session/session.ts';
import { DayText } from './day.ts';
import { Held } from './outbox.ts';

/** Something that was found at opening and stays on the screen until a person has read it. */
export const Notice = z.object({
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  /** What to check or do, a sentence each, the first thing first. */
  todo: z.array(z.string()),
  /** Sessions in doubt, soonest first: what is not known of each. */
  sessions: z.array(z.object({ localId: z.string(), startsAt: UtcMs.nullable(), words: z.string() })),
  /** Sessions in doubt that are not listed. */
  more: z.number().int(),
  /** What a person says who has done it; '' = it needs only to be read. */
  done: z.string(),
});
export type Notice = z.infer<typeof Notice>;

/** What the page shows: nobody is notified of what stands before their eyes. Ids are null where there is none. */
export const Looking = z.object({
  screen: z.enum(['day', 'outbox', 'other']),
  /** The day that is shown, and whose; `hostId` null = everybody's. */
  date: DayText.nullable(),
  hostId: z.string().max(64).nullable(),
  /** The session that stands at the side. */
  localId: z.string().max(64).nullable(),
});
export type Looking = z.infer<typeof Looking>;

/** Where the page goes when somebody clicks a notification. */
export const GoTo = z.discriminatedUnion('to', [
  z.object({ to: z.literal('session'), localId: z.string(), startsAt: UtcMs }),
  z.object({ to: z.literal('today') }),
  /** null = the outbox as it stands. */
  z.object({ to: z.literal('outbox'), changeId: z.string().nullable() }),
]);
export type GoTo = z.infer<typeof GoTo>;

/** What an administrator rehearses on the practice account. */
export const Rehearsal = z.enum(['cut', 'slow', 'busy', 'keys']);
export type Rehearsal = z.infer<typeof Rehearsal>;

export const AppStatus = z.object({
  mode: z.enum(['none', 'practice', 'live']),
  clinicName: z.string(),
  clinicZoneId: z.string(),
  /** How times are written and weeks begin: as the system has it, and as the person chose. */
  habits: z.object({
    hours: z.literal([12, 24]),
    monthFirst: z.boolean(),
    weekStart: z.number().int().min(0).max(6),
  }),
  now: UtcMs,
  line: LineState,
  counts: z.object({ needsYou: z.number().int(), waiting: z.number().int(), sending: z.number().int() }),
  /** The newest change that is kept back and can be taken back by one key; null = none. */
  held: Held.nullable(),
  /** Why nothing is sent at all: the keys here may be of another account than the waiting changes; null = it is. */
  paused: z.enum(['account']).nullable(),
  /** An outage that is only rehearsed, in practice; null = none. */
  rehearsal: Rehearsal.nullable(),
  /** Sentences that stay until a person has seen them (a file set aside, a restored queue...). */
  notices: z.array(Notice),
  version: z.string(),
  /** A new version that every screen tells of quietly; null = there is none. */
  update: UpdateNote.nullable(),
  /** Who is at the desk, and what they may do. */
  me: Me,
});
export type AppStatus = z.infer<typeof AppStatus>;
