// A new version that was installed and does not run: said plainly at the next start, until somebody has read it.
import type { Notice } from '../../src-shared/contract/views/status.ts';
import type { UpdateView } from '../../src-shared/update/update.ts';
import { say } from '../../src-shared/words/ofMain.ts';

/** Id of the notice; reading it ends the matter. */
export const UPDATE_FAILED = 'update-failed';

/** The notice; null where nothing failed. */
export function updateNotice({ outcome, running }: Pick<UpdateView, 'outcome' | 'running'>): Notice | null {
  if (outcome?.is !== 'failed') return null;
  const { failed, failedSafe, failedTodo, failedRead } = say.updated;
  return {
    id: UPDATE_FAILED,
    title: failed(outcome.wanted),
    detail: failedSafe(running),
    todo: failedTodo,
    sessions: [],
    more: 0,
    done: failedRead,
  };
}
