// Deliveries whose answer did not hold the session are compared with the first read that must show what they did.
import type { SessionBook } from '../store/port.ts';
import type { Effects } from './effects.ts';
import type { Journal } from './journal/journal.ts';
import type { Moments } from './moments.ts';
import type { ChangeRecord } from './record.ts';
import { isComplete, isStillListed } from './view.ts';
import type { AccountView } from './view.ts';

export type CompareParts = {
  readonly journal: Journal;
  readonly book: SessionBook;
  readonly effects: Effects;
  readonly moments: Moments;
  readonly listDelayMs: number;
};

/** Compares every delivery that `view`, a read of the whole account, may be believed about; the others wait for the next. */
export function compareDeliveries(parts: CompareParts, view: AccountView): void {
  for (const change of parts.journal.toCompare()) compareOne(parts, change, view);
}

function compareOne(parts: CompareParts, change: ChangeRecord, view: AccountView): void {
  const { journal, book, effects, moments, listDelayMs } = parts;
  const { sendEnded } = change.facts;
  if (sendEnded !== null && view.begunMono < moments.monoOf(sendEnded) + listDelayMs) return;
  const later = journal.historyOf(change.lane).filter((one) => one.seq > change.seq && one.progress.everSent);
  // What is on its way may alter the same thing: what the session has then is not this one's doing.
  if (later.some(({ progress }) => progress.state === 'sending' || progress.state === 'unsure')) return;
  const session = book.get(change.lane)?.session;
  const sessionId = session?.sessionId ?? null;
  if (session === undefined || sessionId === null || later.some((one) => undoes(one, change)))
    return effects.compared(change, null);
  const row = view.byId.get(sessionId);
  // A list that lacks it may be half a list: it is compared when it shows again, as long as it can.
  const mayShow = isStillListed(session.startsAt, moments.bestNow());
  if (row === undefined && (change.wish.kind === 'cancel' ? !isComplete(view) : mayShow)) return;
  // A session that is gone is what a cancel asked for; for all others its going is shown in the day.
  const isGone = row === undefined || (row.cancelled && change.wish.kind !== 'cancel');
  effects.compared(change, isGone ? null : row);
}

function undoes({ wish }: ChangeRecord, earlier: ChangeRecord): boolean {
  if (wish.kind === 'cancel') return true;
  if (wish.kind !== 'removeParticipant' || earlier.wish.kind !== 'addParticipant') return false;
  return wish.participantLocalId === earlier.wish.participant.localId;
}
