// Calls for the day: its rows, what is read for it, and the marks on it.
import { z } from 'zod';
import { Clinician, DeskMark, DeskMarkKind, UtcMs } from '../../session/session.ts';
import { DayPicture, DayText } from '../views/day.ts';
import { nothing, userId, localId } from './fields.ts';
import type { CallTable } from './table.ts';

export const dayCalls = {
  'day.read': {
    needs: 'view',
    /** `date` null = today in the clinic's zone: a page that has just begun does not know yet which day that is. */
    in: z.object({ date: DayText.nullable(), hostId: z.string().max(64).nullable() }),
    out: DayPicture,
  },
  /** Days (clinic's zone) from..to that have sessions, with their count: of all, or of one clinician. At most 62 days. */
  'day.booked': {
    needs: 'view',
    in: z.object({ from: DayText, to: DayText, hostId: z.string().max(64).nullable().optional() }),
    out: z.record(z.string(), z.number().int()),
  },
  /** Asks SecureVideo for one host's list unless it is fresh; `at` = when it was last read, null = never on this computer. */
  'day.readHost': { needs: 'view', in: z.object({ hostId: userId }), out: z.object({ at: UtcMs.nullable() }) },
  /** Asks SecureVideo now; answers when it has answered. */
  'day.refresh': { needs: 'view', in: nothing, out: z.object({ read: z.boolean() }) },
  /** Marks a session as seen at the desk, null takes the mark away. Answers what stood there before, for taking it back. */
  'day.mark': {
    needs: 'book',
    in: z.object({ localId, is: DeskMarkKind.nullable() }),
    out: z.object({ before: DeskMark.nullable(), now: DeskMark.nullable() }),
  },
  /** Puts back the mark that stood there before, with the time that it was set. */
  'day.putMarkBack': { needs: 'book', in: z.object({ localId, mark: DeskMark.nullable() }), out: nothing },
  /** Every user of the account; who may not host can be invited as a colleague all the same. */
  'clinician.list': { needs: 'view', in: nothing, out: z.array(Clinician) },
} as const satisfies CallTable;
