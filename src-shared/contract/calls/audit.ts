// Calls for the trail of who did what.
import { z } from 'zod';
import { AuditChecked, AuditPicture, AuditWanted } from '../../audit/audit.ts';
import { DayText } from '../views/day.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

export const auditCalls = {
  /** Lines of the trail, newest first. */
  'audit.read': { needs: 'administer', in: AuditWanted, out: AuditPicture },
  /** Goes through the whole trail and says what is wrong with it, and where. */
  'audit.check': { needs: 'administer', in: nothing, out: AuditChecked },
  /** Asks where, and writes what `audit.read` would show, all of it, as a plain table. */
  'audit.export': { needs: 'administer', in: AuditWanted, out: z.object({ is: z.enum(['exported', 'notWanted']) }) },
  /** How many lines there are from before a day. */
  'audit.count': { needs: 'administer', in: z.object({ before: DayText }), out: z.object({ count: z.number().int() }) },
  /** Takes them away, at a person's word alone. */
  'audit.remove': {
    needs: 'administer',
    in: z.object({ before: DayText }),
    out: z.object({ count: z.number().int() }),
  },
} as const satisfies CallTable;
