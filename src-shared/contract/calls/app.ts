// Calls of the whole desk: what it stands at, what the page shows, what is copied and what is told for help.
import { z } from 'zod';
import { AppStatus, Looking, Rehearsal } from '../views/status.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

export const appCalls = {
  'app.status': { needs: 'view', in: nothing, out: AppStatus },
  /** The page says what it shows, whenever that changes. */
  'app.looking': { needs: 'view', in: Looking, out: nothing },
  'app.dismissNotice': { needs: 'book', in: z.object({ id: z.string().max(64) }), out: nothing },
  /** Plays an outage on the practice account, null ends it. Refused on every other account. */
  'practice.rehearse': { needs: 'administer', in: z.object({ what: Rehearsal.nullable() }), out: nothing },
  /** `briefly`: a code; it is taken off again after a minute, if it is still there. */
  'clipboard.copy': {
    needs: 'view',
    in: z.object({ text: z.string().min(1).max(2000), briefly: z.boolean().optional() }),
    out: nothing,
  },
  /** Lines without patient data: versions, line, counts, folders' health. */
  'diagnostics.read': { needs: 'view', in: nothing, out: z.array(z.string()) },
} as const satisfies CallTable;
