// What a change that another one has to come before may do: the second half of a change of a person's details.
import { isOpen } from '../../src-shared/outbox/state.ts';
import type { Booking } from '../../src-shared/session/booking.ts';
import type { Moments } from './moments.ts';
import type { Journal } from './journal/journal.ts';
import { isPerson } from './match.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';
import type { AccountView } from './view.ts';

/**
 * How it stands with the change that has to come first.
 * - `met`: it is done, and a list shows what it made; or nothing has to come first
 * - `soon`: it is on its way by itself
 * - `person`: it waits for a person
 * - `never`: it was given up, so that this one is given up with it
 * - `gone`: it was done or replaced, and what it made is not there: a person decides
 * - `later`: a read that begins then or later tells
 */
export type Need =
  | { readonly is: 'met' | 'soon' | 'person' | 'never' | 'gone' }
  | { readonly is: 'later'; readonly readAfterMono: number };

/** What is known beside the lane itself. */
export type NeedFacts = {
  readonly find: (changeId: string) => ChangeRecord | undefined;
  /** SecureVideo's id of the session of any lane; null = not known. */
  readonly sessionIdOf: (lane: string) => number | null;
  readonly view: AccountView | null;
  readonly moments: Moments;
  readonly readAgeMaxMs: number;
  readonly listDelayMs: number;
};

/** Longer chains of corrections than this are a fault of ours. */
const CHAIN_MAX = 1_000;

/** How it stands with what `change` waits for. */
export function needOf(change: ChangeRecord, facts: NeedFacts): Need {
  const { needs, forced } = change.facts;
  if (needs === null || forced) return { is: 'met' };
  const first = firstOf(needs, facts.find);
  if (first === undefined) return { is: 'gone' }; // its row does not open: nobody can tell what became of it
  const { state } = first.progress;
  if (state === 'asks' || state === 'refused') return { is: 'person' };
  if (isOpen(state)) return { is: 'soon' };
  if (state === 'discarded' || state === 'takenBack') return { is: 'never' };
  if (state === 'superseded') return { is: 'gone' };
  // Taken for the very session that it was to stand in for.
  if (first.wish.kind === 'create' && first.lane === change.lane) return { is: 'gone' };
  return shownOf(first, facts);
}

/** The change that has to come first; where a correction stands in its place, that one. Undefined = it does not open. */
export function firstOf(needs: string, find: NeedFacts['find']): ChangeRecord | undefined {
  let first = find(needs);
  for (let left = CHAIN_MAX; left > 0 && first !== undefined; left--) {
    const { endedFor } = first.facts;
    if (first.progress.state !== 'superseded' || endedFor === null) return first;
    const next = find(endedFor);
    if (next?.wish.kind !== first.wish.kind) return first; // cancelled or removed again
    first = next;
  }
  return first;
}

/** Whether the booking of `lane` is to stand in for the session of `old`: then the two look alike, and are not one. */
export function standsInFor(journal: Pick<Journal, 'get' | 'historyOf'>, lane: string, old: string): boolean {
  const find = (changeId: string): ChangeRecord | undefined => journal.get(changeId);
  return journal.historyOf(old).some(({ facts }) => facts.needs !== null && firstOf(facts.needs, find)?.lane === lane);
}

/** The two of a change that was saved as one, while both are open; undefined for every other change. */
export function pairOf(
  journal: Pick<Journal, 'get' | 'needing'>,
  change: ChangeRecord,
): { readonly first: ChangeRecord; readonly second: ChangeRecord } | undefined {
  const find = (changeId: string): ChangeRecord | undefined => journal.get(changeId);
  const second =
    change.facts.needs !== null
      ? change
      : journal.needing().find((one) => firstOf(one.facts.needs ?? '', find)?.changeId === change.changeId);
  const first = second === undefined ? undefined : firstOf(second.facts.needs ?? '', find);
  if (first === undefined || second === undefined) return undefined;
  return isOpen(first.progress.state) && isOpen(second.progress.state) ? { first, second } : undefined;
}

/** Whether the newest list shows what the first one made. Lists may be behind it for a while. */
function shownOf(first: ChangeRecord, facts: NeedFacts): Need {
  const { view, moments, readAgeMaxMs, listDelayMs } = facts;
  const wish = effectiveWish(first);
  if (wish.kind !== 'create' && wish.kind !== 'addParticipant') return { is: 'met' };
  if (view === null || moments.mono - view.begunMono > readAgeMaxMs) {
    return { is: 'later', readAfterMono: moments.mono };
  }
  const sessionId = facts.sessionIdOf(first.lane);
  const row = sessionId === null ? undefined : view.byId.get(sessionId);
  const isThere =
    wish.kind === 'create'
      ? row?.cancelled === false || (sessionId === null && isListed(view, wish.booking))
      : row?.cancelled === false && row.participants.some((person) => isPerson(wish.participant, person));
  if (isThere) return { is: 'met' };
  const { sendEnded } = first.facts;
  const endedMono = sendEnded === null ? moments.startedMono : moments.monoOf(sendEnded);
  if (view.begunMono < endedMono) return { is: 'later', readAfterMono: moments.mono };
  const shownMono = endedMono + listDelayMs;
  return view.begunMono < shownMono ? { is: 'later', readAfterMono: shownMono } : { is: 'gone' };
}

/** Told by somebody that it is there, it may be listed before it is bound. An id that the clinic typed may be another's. */
function isListed(view: AccountView, { externalId, externalIdIsOurs }: Booking): boolean {
  const named = externalIdIsOurs ? (view.byExternalId.get(externalId.toLowerCase()) ?? []) : [];
  return named.some((session) => !session.cancelled);
}
