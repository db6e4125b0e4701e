// A session whose cancel has ended is in the list all the same: the list that did not have it told less than all, or the
// cancel was not done. That is told, whenever it shows.
import type { SessionBook } from '../store/port.ts';
import type { Journal } from './journal/journal.ts';
import { differences } from './readBack.ts';
import type { ChangeRecord } from './record.ts';
import type { AccountView } from './view.ts';

export type CameBackParts = { readonly journal: Journal; readonly book: SessionBook };

/**
 * Looks at sessions that were gone or cancelled as far as this desk knew, and that `view`, a read of the whole account, has
 * as active. Call before the read is merged into the local copy. `mayBeOld` says of which sessions it proves nothing.
 */
export function noticeReturned(
  { journal, book }: CameBackParts,
  view: AccountView,
  mayBeOld: (localId: string) => boolean,
): void {
  for (const row of view.sessions) {
    const known = row.cancelled ? undefined : book.bySessionId(row.sessionId);
    if (known === undefined || (known.goneSince === null && !known.session.cancelled)) continue;
    const { localId } = known.session;
    if (mayBeOld(localId)) continue;
    const cancel = journal.historyOf(localId).findLast(({ wish }) => wish.kind === 'cancel');
    if (cancel === undefined || !isToBeTold(cancel)) continue;
    journal.apply(
      cancel,
      { is: 'noticed', cause: 'savedDifferently' },
      { facts: { differs: differences(cancel.wish, row, cancel.facts) } },
    );
  }
}

/** It has ended as done. One that is still to be compared is told of by that. */
function isToBeTold({ progress, facts }: ChangeRecord): boolean {
  const { state, notice } = progress;
  return (state === 'delivered' || state === 'alreadySo') && notice === null && !facts.toCompare;
}
