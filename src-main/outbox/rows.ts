// Changes as the screens show them: titles, reasons and stories out of the journal, kept until the change moves on.
import type { OutboxRow, Wish } from '../../src-shared/outbox/change.ts';
import { standingOf } from '../../src-shared/outbox/standing.ts';
import { savedLine, storyLine, twinLine } from '../../src-shared/outbox/story.ts';
import type { About, Half, Saying, Seen, Told } from '../../src-shared/outbox/about.ts';
import { actionsOf, doesOf, isEditable, opensOf } from '../../src-shared/outbox/answers.ts';
import { happenedOf, safeOf } from '../../src-shared/outbox/asks.ts';
import { comparedOf } from '../../src-shared/outbox/compared.ts';
import { lookForOf } from '../../src-shared/outbox/lookFor.ts';
import { factsOf, titleOf, whyOf } from '../../src-shared/outbox/words.ts';
import type { StoryLine } from '../../src-shared/outbox/change.ts';
import type { Invited } from '../../src-shared/session/booking.ts';
import { clinicsOwnId } from '../../src-shared/session/ownId.ts';
import type { Session } from '../../src-shared/session/session.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import { isOpen, isUntouched } from '../../src-shared/outbox/state.ts';
import type { SessionBook } from '../store/port.ts';
import type { Journal } from './journal/journal.ts';
import { firstOf, pairOf } from './needs.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';

/** How the desk names clinicians and times; `key` changes whenever any of it says something else. */
export type Naming = Saying & { readonly key: () => string };

/** Most rows kept ready; more are simply made anew. */
const KEPT_ROWS_MAX = 20_000;

export class Rows {
  readonly #journal: Journal;
  readonly #book: SessionBook;
  readonly #naming: Naming;
  readonly #kept = new Map<string, { readonly key: string; readonly row: OutboxRow }>();

  constructor(journal: Journal, book: SessionBook, naming: Naming) {
    this.#journal = journal;
    this.#book = book;
    this.#naming = naming;
  }

  /** The row of a change, as it stands now. */
  of(change: ChangeRecord): OutboxRow {
    const place = `${String(this.#isNewest(change))}:${String(this.#waitsBehind(change))}`;
    const key = `${String(change.revision)}:${place}:${this.#pairKey(change)}:${this.#naming.key()}`;
    const kept = this.#kept.get(change.changeId);
    if (kept?.key === key) return kept.row;
    const row = this.#make(change);
    if (this.#kept.size >= KEPT_ROWS_MAX) this.#kept.clear();
    this.#kept.set(change.changeId, { key, row });
    return row;
  }

  /** What a person may answer to a change now. */
  actionsOf(change: ChangeRecord): readonly OutboxRow['actions'][number][] {
    return actionsOf(this.#about(change));
  }

  /** The story of one change, oldest first. */
  storyOf(change: ChangeRecord): StoryLine[] {
    // What has never moved has no line but its first.
    const entries = change.revision === 0 ? [] : this.#journal.storyOf(change);
    const lines = entries.map(storyLine).filter((line) => line !== null);
    const { by, keeps } = change.facts;
    return [keeps === null ? savedLine(change.madeAt, by) : twinLine(change.madeAt, by), ...lines];
  }

  #make(change: ChangeRecord): OutboxRow {
    const about = this.#about(change);
    const goesWith = about.goesWith;
    const standing = standingOf(change.progress);
    return {
      changeId: change.changeId,
      lane: change.lane,
      kind: change.wish.kind,
      // Those that go along need no answer of their own: the one that carries them has it.
      standing: goesWith && standing === 'needsYou' ? 'waiting' : standing,
      title: titleOf(about, this.#naming),
      facts: factsOf(about, this.#naming),
      why: whyOf(about, this.#naming),
      happened: goesWith ? '' : happenedOf(about, this.#naming),
      safe: goesWith ? '' : safeOf(about, this.#naming),
      cause: goesWith ? null : (about.notice ?? about.cause),
      actions: actionsOf(about),
      does: doesOf(about, this.#naming),
      opens: opensOf(about),
      lookFor: goesWith ? null : lookForOf(about, this.#naming),
      compared: goesWith ? null : comparedOf(about, this.#naming),
      editable: isEditable(about),
      madeAt: change.madeAt,
      by: change.facts.by,
      endedAt: change.endedAt,
      startsAt: about.startsAt,
      wasStartsAt: about.wasStartsAt,
      hostId: hostIdOf(change),
      story: this.storyOf(change),
    };
  }

  #about(change: ChangeRecord): About {
    const { progress, facts } = change;
    const wish = effectiveWish(change);
    const session = this.#book.get(change.lane)?.session;
    const patients = patientsOf(change, session);
    const { theirs } = facts;
    const isOpenGroup = change.group !== null && change.group !== change.changeId && change.endedAt === null;
    return {
      kind: wish.kind,
      state: progress.state,
      cause: progress.cause,
      notice: progress.notice,
      isNow: progress.isNow,
      everSent: progress.everSent,
      isRefusalChecked: progress.refusalToCheck !== null,
      goesWith: isOpenGroup,
      waitsBehind: this.#waitsBehind(change),
      patient: patients[0] ?? 'a session',
      morePatients: Math.max(0, patients.length - 1),
      told: toldOf(wish, session),
      person:
        wish.kind === 'addParticipant' ? wish.participant.name : wish.kind === 'removeParticipant' ? wish.name : '',
      host: this.#naming.host(wish.kind === 'create' ? wish.booking.hostId : wish.seen.hostId),
      toHost: wish.kind === 'changeHost' ? this.#naming.host(wish.hostId) : '',
      ehrId: wish.kind === 'create' ? clinicsOwnId(wish.booking.externalId) : '',
      startsAt: startsAtOf(change),
      wasStartsAt: wish.kind === 'create' ? null : wish.seen.startsAt,
      isCopy: facts.keeps !== null,
      half: this.#halfOf(change),
      seen: this.#seen(change),
      theirs:
        theirs === null
          ? null
          : {
              startsAt: theirs.startsAt,
              host: this.#naming.host(theirs.hostId),
              people: theirs.guests,
              cancelled: theirs.cancelled,
              at: facts.theirsAt,
            },
      differs: facts.differs,
      isLate: facts.isLate,
      quote: facts.refusal?.message ?? '',
      hasOthers: facts.others.length > 0,
      isNewest: this.#isNewest(change),
    };
  }

  /** What the desk saw when it was wished, or agreed to overwrite since; of a booking, what is wished. */
  #seen(change: ChangeRecord): Seen {
    const wish = effectiveWish(change);
    if (wish.kind === 'create') {
      const { hostId, participants, startsAt } = wish.booking;
      const people = participants.map((person) => person.name);
      return { startsAt: startsAt ?? change.madeAt, host: this.#naming.host(hostId), people };
    }
    const { startsAt, hostId, names } = wish.seen;
    const people = names.filter((name) => foldName(name) !== foldName(change.facts.hostName));
    return { startsAt, host: this.#naming.host(hostId), people };
  }

  /** Changes whenever the other half of a change that was saved as one moves on. */
  #pairKey(change: ChangeRecord): string {
    const half = this.#halfOf(change);
    return half === null ? '' : `${half.other}:${String(half.mayTakeBack)}`;
  }

  #halfOf(change: ChangeRecord): Half | null {
    const { needs, isNeeded } = change.facts;
    const pair = pairOf(this.#journal, change);
    if (needs === null && !isNeeded && pair === undefined) return null;
    const mayTakeBack =
      pair !== undefined &&
      isUntouched(pair.first.progress) &&
      isUntouched(pair.second.progress) &&
      this.#isNewest(pair.second) &&
      (pair.first.lane === pair.second.lane || this.#isNewest(pair.first));
    const isAnew = change.wish.kind === 'create' || change.wish.kind === 'cancel';
    const way = isAnew ? 'anew' : 'within';
    if (needs === null) return { is: 'first', way, other: pair === undefined ? 'ended' : 'open', mayTakeBack };
    const first = firstOf(needs, (changeId) => this.#journal.get(changeId));
    return { is: 'second', way, other: first === undefined ? 'ended' : otherOf(first), mayTakeBack };
  }

  /** An earlier change of the session waits for a person; a cancel waits for nobody. */
  #waitsBehind(change: ChangeRecord): boolean {
    const { state } = change.progress;
    if ((state !== 'queued' && state !== 'held') || change.wish.kind === 'cancel') return false;
    return this.#journal
      .openOf(change.lane)
      .some((one) => one.seq < change.seq && (one.progress.state === 'asks' || one.progress.state === 'refused'));
  }

  #isNewest(change: ChangeRecord): boolean {
    return change.endedAt === null && this.#journal.openOf(change.lane).at(-1)?.changeId === change.changeId;
  }
}

function otherOf({ progress: { state } }: ChangeRecord): Half['other'] {
  if (state === 'asks' || state === 'refused') return 'asks';
  if (isOpen(state)) return 'open';
  return state === 'delivered' || state === 'alreadySo' ? 'done' : 'ended';
}

/** Start of the session after this change; null = now and not known yet. */
export function startsAtOf(change: ChangeRecord): number | null {
  const wish = effectiveWish(change);
  if (change.facts.result !== null && change.progress.state === 'delivered') return change.facts.result.startsAt;
  if (wish.kind === 'create') return wish.booking.startsAt;
  if (wish.kind === 'move') return wish.to === 'now' ? null : wish.to;
  return wish.seen.startsAt;
}

function hostIdOf(change: ChangeRecord): string {
  const wish = effectiveWish(change);
  if (wish.kind === 'create') return wish.booking.hostId;
  return wish.kind === 'changeHost' ? wish.hostId : wish.seen.hostId;
}

/** Names of those invited, the patient first as far as this desk can tell. */
function patientsOf(change: ChangeRecord, session: Session | undefined): string[] {
  const wish = effectiveWish(change);
  if (wish.kind === 'create')
    return guestsFirst(wish.booking.participants.map(({ kind, name }) => ({ name, isGuest: kind === 'guest' })));
  const seen = wish.seen.names.filter((name) => foldName(name) !== foldName(change.facts.hostName));
  const known = (session?.participants ?? []).filter((person) => !person.isHost);
  const isUser = (name: string): boolean =>
    known.some((one) => one.userId !== null && foldName(one.name) === foldName(name));
  return guestsFirst(seen.map((name) => ({ name, isGuest: !isUser(name) })));
}

/** Who is to hear of a change: whoever is added or removed, else the guests, else all who are invited. */
function toldOf(wish: Wish, session: Session | undefined): Told[] {
  if (wish.kind === 'addParticipant') return [invitedAsTold(wish.participant)];
  if (wish.kind === 'create') {
    const { participants } = wish.booking;
    const guests = participants.filter((person) => person.kind === 'guest');
    return (guests.length > 0 ? guests : participants).map(invitedAsTold);
  }
  const known = session?.participants ?? [];
  if (wish.kind === 'removeParticipant') {
    const person = known.find((one) => one.localId === wish.participantLocalId);
    return [{ name: wish.name, delivery: person?.delivery ?? null }];
  }
  const invited = known.filter((person) => !person.isHost);
  const guests = invited.filter((person) => person.userId === null);
  return (guests.length > 0 ? guests : invited).map(({ name, userId, delivery }) => ({
    name,
    delivery: userId === null ? delivery : null,
  }));
}

function invitedAsTold(person: Invited): Told {
  return { name: person.name, delivery: person.kind === 'guest' ? person.delivery : null };
}

function guestsFirst(people: readonly { readonly name: string; readonly isGuest: boolean }[]): string[] {
  const guests = people.filter((person) => person.isGuest);
  return (guests.length > 0 ? guests : people).map((person) => person.name);
}
