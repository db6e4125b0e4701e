// Calls for what is typed and not saved yet, and for links that fill a form.
import { z } from 'zod';
import { SessionDraft } from '../../session/draft.ts';
import { AskDraft, DraftStart, KeptDraft, LinkOpened } from '../views/drafts.ts';
import { nothing, localId, changeId } from './fields.ts';
import type { CallTable } from './table.ts';

export const draftCalls = {
  'draft.open': { needs: 'book', in: DraftStart, out: SessionDraft },
  'draft.keep': { needs: 'book', in: z.object({ draft: SessionDraft }), out: nothing },
  /** The draft that was being written last, or null. */
  'draft.current': { needs: 'book', in: nothing, out: SessionDraft.nullable() },
  /** Every draft that is being written, the one that was written last first. */
  'draft.list': { needs: 'book', in: nothing, out: z.array(KeptDraft) },
  'draft.discard': { needs: 'book', in: z.object({ draftId: localId }), out: nothing },
  'draft.keepAsk': { needs: 'book', in: z.object({ localId, ask: AskDraft.nullable() }), out: nothing },
  'draft.ask': { needs: 'book', in: z.object({ localId }), out: AskDraft.nullable() },
  /** Opens a refused addition of a person in its panel again, with all that was typed; answers its session. */
  'draft.reopenAdd': { needs: 'book', in: z.object({ changeId }), out: z.object({ localId }) },
  /** Opens the link that waits; null where none does. It fills a form or shows a session, and saves nothing. */
  'link.take': { needs: 'book', in: nothing, out: LinkOpened.nullable() },
} as const satisfies CallTable;
