// After any start: what was in flight is unsure; a restored or copied queue is asked about and sends nothing.
import type { SessionBook } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import type { Effects } from './effects.ts';
import type { Journal } from './journal/journal.ts';
import type { Moments } from './moments.ts';
import { sessionOf } from './overlay.ts';
import type { ChangeRecord } from './record.ts';
import type { Witness } from './running.ts';
import type { Watches } from './watches.ts';

export type RecoverParts = {
  readonly store: FollowedStore;
  readonly book: SessionBook;
  readonly journal: Journal;
  readonly watches: Watches;
  readonly moments: Moments;
  readonly effects: Effects;
  /** How long SecureVideo's list may lag behind, in milliseconds: what ended within it is still of account. */
  readonly listDelayMs: number;
  readonly witness?: Witness;
  readonly isRestored?: boolean;
};

/** Once, before anything is sent; all of it in one transaction. Throws what the disk throws. */
export function recover(parts: RecoverParts): void {
  const { store, journal, effects, moments, witness, isRestored = false } = parts;
  // Asked in any case: it also tells how much is missing.
  const testimony = witness?.check(journal.highest, (from) => journal.stepsAfter(from)) ?? 'same';
  const isDoubtful = isRestored || testimony === 'restoredOrCopied';
  effects.endedLately(journal.endedSince(moments.wall - parts.listDelayMs));
  store.transaction(() => {
    for (const lane of [...journal.openLanes()]) {
      for (const change of journal.openOf(lane)) {
        holdAgain(parts, change);
        if (isDoubtful) restored(parts, change);
        else if (change.progress.state === 'sending' && isCarrier(change)) effects.sendEnded(change, { is: 'lost' });
      }
    }
  });
}

/** The session of a booking that was never sent lies in its change alone. */
function holdAgain({ book }: RecoverParts, { lane, wish, madeAt }: ChangeRecord): void {
  if (wish.kind === 'create' && book.get(lane) === undefined) book.hold(sessionOf(lane, wish.booking, madeAt));
}

/** It may have been sent by what this file was before: a person is asked, and its id is watched for whatever is answered. */
function restored({ journal, watches }: RecoverParts, change: ChangeRecord): void {
  const { wish } = change;
  if (wish.kind === 'create') {
    watches.watch(change.changeId, wish.booking.externalId, wish.booking.startsAt ?? change.madeAt);
  }
  journal.apply(change, { is: 'restored' });
}

function isCarrier(change: ChangeRecord): boolean {
  return change.group === null || change.group === change.changeId;
}
