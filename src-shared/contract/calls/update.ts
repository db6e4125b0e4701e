// Calls for new versions.
import { z } from 'zod';
import { FEED_LENGTH_MAX, UpdateMode, UpdateView } from '../../update/update.ts';
import { nothing } from './fields.ts';
import type { CallTable } from './table.ts';

export const updateCalls = {
  'update.read': { needs: 'view', in: nothing, out: UpdateView },
  /** Asks the feed now; answers when it has answered. What went wrong stands in the view. */
  'update.check': { needs: 'view', in: nothing, out: UpdateView },
  /** Begins to fetch what was found; how far it is comes by `changed`. */
  'update.download': { needs: 'book', in: nothing, out: UpdateView },
  'update.choose': {
    needs: 'administer',
    in: z.object({ mode: UpdateMode.optional(), feed: z.string().max(FEED_LENGTH_MAX).optional() }),
    out: UpdateView,
  },
  /** A fetched version is installed when a person closes the desk, in this run alone. */
  'update.atClose': { needs: 'book', in: z.object({ wanted: z.boolean() }), out: UpdateView },
  /** Closes all files, installs and starts again. The page has kept what was typed. Refused while a change goes out. */
  'update.install': { needs: 'book', in: nothing, out: nothing },
  /** What became of the last one was read. */
  'update.seen': { needs: 'view', in: nothing, out: nothing },
} as const satisfies CallTable;
