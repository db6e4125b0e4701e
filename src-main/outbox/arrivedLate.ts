// What a request of ours did that arrived after all bounds: it was undone by a later change, or given up, and a read shows it
// all the same. Whether it was that, or somebody at another desk did the same, SecureVideo does not tell: what is said is
// true of both.
import type { Wish } from '../../src-shared/outbox/change.ts';
import type { Discrepancy } from '../../src-shared/outbox/discrepancy.ts';
import { isOpen } from '../../src-shared/outbox/state.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { Participant, Session, UtcMs } from '../../src-shared/session/session.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';
import type { RemoteParticipant, RemoteSession } from '../api/port.ts';
import type { SessionBook } from '../store/port.ts';
import { isLateRead } from '../store/sessionBook.ts';
import type { Journal } from './journal/journal.ts';
import { sentAt } from './lookup.ts';
import { isPerson, sameContact, sameMinute } from './match.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';

export type ArrivedLateParts = { readonly journal: Journal; readonly book: SessionBook };

/** Sessions as SecureVideo has them: `begunAt` when they were asked for, by the wall's clock; `now` by the best clock. */
export type Shown = { readonly sessions: readonly RemoteSession[]; readonly begunAt: UtcMs; readonly now: UtcMs };

/** How far the clocks by which a "now" was sent and told may lie apart. */
const NOW_SLACK_MS = 10 * minuteMs;

/**
 * Tells of each part of a session that is otherwise than this desk had it, and as only an earlier request of ours, whose
 * end was never known, would have made it. Call before the read is merged into the local copy: what was known already is no
 * news. `mayBeOld` says of which sessions the read proves nothing.
 */
export function noticeArrivedLate(
  parts: ArrivedLateParts,
  { sessions, begunAt, now }: Shown,
  mayBeOld: (localId: string) => boolean,
): void {
  for (const row of sessions) {
    const known = row.cancelled ? undefined : parts.book.bySessionId(row.sessionId);
    if (known === undefined || known.session.cancelled || isLateRead(known, begunAt)) continue;
    if (isAsKnown(known.session, row) || mayBeOld(known.session.localId)) continue;
    const history = parts.journal.historyOf(known.session.localId);
    const lane = { ...parts, history, known: known.session, row, now };
    for (const found of [timeGoneBack(lane), hostGoneBack(lane), ...peopleWhoCame(lane), ...peopleWhoWent(lane)]) {
      if (found !== null) tell(parts.journal, found);
    }
  }
}

type Lane = ArrivedLateParts & {
  readonly history: readonly ChangeRecord[];
  readonly known: Session;
  readonly row: RemoteSession;
  readonly now: UtcMs;
};

/** The change that a person is told about, and what SecureVideo has. */
type Found = { readonly change: ChangeRecord; readonly differs: Discrepancy };

function tell(journal: Journal, { change: { changeId }, differs }: Found): void {
  const change = journal.get(changeId);
  if (change === undefined) return;
  const { notice } = change.progress;
  if (notice !== null && notice !== 'savedDifferently') return; // a person is asked to look at it already
  const { isLate, differs: told } = change.facts;
  if (isLate && told.some((one) => JSON.stringify(one) === JSON.stringify(differs))) return; // once
  const others = notice === null ? [] : told.filter(({ part }) => part !== differs.part);
  const facts = { differs: [...others, differs], isLate: true };
  journal.apply(change, { is: 'noticed', cause: 'savedDifferently' }, { facts });
}

function isAsKnown(known: Session, row: RemoteSession): boolean {
  const ids = (people: readonly { readonly isHost: boolean; readonly participationId: number | null }[]): string =>
    people
      .flatMap(({ isHost, participationId }) => (isHost ? [] : [String(participationId)]))
      .sort()
      .join();
  const isSameTime = sameMinute(known.startsAt, row.startsAt);
  return isSameTime && known.hostId === row.hostId && ids(known.participants) === ids(row.participants);
}

// ---- time and clinician

function timeGoneBack(lane: Lane): Found | null {
  const { known, row, now } = lane;
  if (sameMinute(known.startsAt, row.startsAt)) return null;
  const made = (change: ChangeRecord): boolean => {
    const to = timeOf(effectiveWish(change));
    if (to !== 'now') return to !== null && sameMinute(to, row.startsAt);
    return row.startsAt >= sentAt(change) - NOW_SLACK_MS && row.startsAt <= now + NOW_SLACK_MS;
  };
  const found = goneBack(lane, (wish) => timeOf(wish) !== null, 'move', made);
  if (found === null) return null;
  const wished = found.isUndone ? timeOf(effectiveWish(found.change)) : null;
  const asked = typeof wished === 'number' ? wished : known.startsAt;
  return { change: found.change, differs: { part: 'time', asked, kept: row.startsAt } };
}

function hostGoneBack(lane: Lane): Found | null {
  const { known, row } = lane;
  if (known.hostId === row.hostId) return null;
  const made = (change: ChangeRecord): boolean => hostOf(effectiveWish(change)) === row.hostId;
  const found = goneBack(lane, (wish) => hostOf(wish) !== null, 'changeHost', made);
  if (found === null) return null;
  const asked = (found.isUndone ? hostOf(effectiveWish(found.change)) : null) ?? known.hostId;
  return { change: found.change, differs: { part: 'host', asked, kept: row.hostId } };
}

function timeOf(wish: Wish): UtcMs | 'now' | null {
  if (wish.kind === 'create') return wish.booking.startsAt ?? 'now';
  return wish.kind === 'move' ? wish.to : null;
}

function hostOf(wish: Wish): string | null {
  if (wish.kind === 'create') return wish.booking.hostId;
  return wish.kind === 'changeHost' ? wish.hostId : null;
}

/**
 * A change that may still land and would have `made` what is there: the later one that had undone it is told of, or, where
 * it was given up, it itself.
 */
function goneBack(
  { journal, history }: Lane,
  touches: (wish: Wish) => boolean,
  kind: Wish['kind'],
  made: (change: ChangeRecord) => boolean,
): { readonly change: ChangeRecord; readonly isUndone: boolean } | null {
  const touching = history.filter((one) => one.facts.role !== 'over' && touches(effectiveWish(one)));
  if (touching.some((one) => isUnderWay(one) && made(one))) return null; // it is looked up by itself
  const last = touching.findLast(hasEffect);
  if (last !== undefined && (last.facts.toCompare || made(last))) return null; // as was wished last, or compared by itself
  const late = touching.findLast((one) => one.wish.kind === kind && made(one) && mayStillLand(journal, one));
  if (late === undefined) return null;
  const isUndone = last !== undefined && last.seq > late.seq;
  return { change: isUndone ? last : late, isUndone };
}

// ---- people

function peopleWhoCame(lane: Lane): Found[] {
  const { known, row } = lane;
  const ids = new Set(known.participants.map(({ participationId }) => participationId));
  return invited(row).flatMap((person) => {
    if (ids.has(person.participationId)) return [];
    const change = changeThatBrought(lane, person);
    if (change === null) return [];
    const asked = invited(row).flatMap((one) => (one === person ? [] : [one.name]));
    return [{ change, differs: { part: 'people' as const, asked, kept: invited(row).map(({ name }) => name) } }];
  });
}

function changeThatBrought({ journal, history }: Lane, person: RemoteParticipant): ChangeRecord | null {
  const removed = history.find(
    (one) => removes(one) && one.facts.participationId === person.participationId && hasEffect(one),
  );
  if (removed !== undefined) return removed.facts.toCompare ? null : removed; // the same one: it was never removed
  const adds = history.filter((one) => addsThem(one, person));
  if (adds.some(isUnderWay)) return null; // it is looked up by itself
  const late = adds.findLast(
    (one) => mayStillLand(journal, one) && !one.facts.wasParticipations.includes(person.participationId),
  );
  if (late?.wish.kind !== 'addParticipant') return null;
  const { localId, name } = late.wish.participant;
  const undone = history.findLast(
    ({ seq, wish, progress, facts }) =>
      seq > late.seq &&
      wish.kind === 'removeParticipant' &&
      (wish.participantLocalId === localId || foldName(wish.name) === foldName(name)) &&
      hasEffect({ progress, facts }),
  );
  const last = adds.findLast(hasEffect);
  if (last !== undefined && (undone === undefined || last.seq > undone.seq)) return null; // wished anew since
  return undone ?? late;
}

function peopleWhoWent({ journal, history, known, row }: Lane): Found[] {
  const there = invited(row);
  return known.participants.flatMap((person) => {
    const { participationId, isHost } = person;
    if (isHost || participationId === null) return [];
    if (there.some((one) => one.participationId === participationId || isSame(person, one))) return [];
    const removals = history.filter((one) => removes(one) && one.facts.participationId === participationId);
    if (removals.some((one) => isUnderWay(one) || hasEffect(one))) return [];
    const change = removals.findLast((one) => mayStillLand(journal, one));
    if (change === undefined) return [];
    const kept = there.map(({ name }) => name);
    return [{ change, differs: { part: 'people' as const, asked: [...kept, person.name], kept } }];
  });
}

function removes({ wish }: ChangeRecord): boolean {
  return wish.kind === 'removeParticipant';
}

function addsThem({ wish }: ChangeRecord, person: RemoteParticipant): boolean {
  return isThem(wish, person);
}

function isThem(wish: Wish, person: RemoteParticipant): boolean {
  return wish.kind === 'addParticipant' && isPerson(wish.participant, person);
}

function isSame(known: Participant, told: RemoteParticipant): boolean {
  if (known.userId !== null) return known.userId === told.userId;
  return foldName(known.name) === foldName(told.name) && sameContact(known, told);
}

function invited({ participants }: RemoteSession): RemoteParticipant[] {
  return participants.filter((one) => !one.isHost);
}

// ---- one change

function isUnderWay({ progress }: ChangeRecord): boolean {
  return isOpen(progress.state) && progress.everSent;
}

function hasEffect({ progress, facts }: Pick<ChangeRecord, 'progress' | 'facts'>): boolean {
  return facts.role !== 'over' && (progress.state === 'delivered' || progress.state === 'alreadySo');
}

/** It has ended, and was sent more often without an answer than it was seen to be there afterwards. */
function mayStillLand(journal: Journal, change: ChangeRecord): boolean {
  if (isOpen(change.progress.state) || change.facts.role !== 'own') return false;
  const happened = journal.storyOf(change).map(({ what }) => what);
  const count = (...which: readonly string[]): number => happened.filter((what) => which.includes(what)).length;
  return count('lost', 'restored') > count('found', 'confirmed', 'alreadySo');
}
