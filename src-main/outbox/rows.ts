// Changes as the screens show them: titles, reasons and stories out of the journal, kept until the change moves on.
import type { OutboxRow } from '../../src-shared/outbox/change.ts';
import { standingOf } from '../../src-shared/outbox/standing.ts';
import { savedLine, storyLine, twinLine } from '../../src-shared/outbox/story.ts';
import { actionsOf, happenedOf, isEditable, safeOf, titleOf, whyOf } from '../../src-shared/outbox/words.ts';
import type { About, Saying } from '../../src-shared/outbox/words.ts';
import type { StoryLine } from '../../src-shared/outbox/change.ts';
import type { Session } from '../../src-shared/session/session.ts';
import { foldName } from '../../src-shared/session/rules.ts';
import type { SessionBook } from '../store/port.ts';
import type { Journal } from './journal.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';

/** How the desk names clinicians and times; `key` changes whenever any of it says something else. */
export type Naming = Saying & { readonly host: (userId: string) => string; readonly key: () => string };

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
    const key = `${String(change.revision)}:${String(this.#isNewest(change))}:${this.#naming.key()}`;
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
      why: whyOf(about, this.#naming),
      happened: goesWith ? '' : happenedOf(about, this.#naming),
      safe: goesWith ? '' : safeOf(about),
      cause: goesWith ? null : (about.notice ?? about.cause),
      actions: actionsOf(about),
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
      patient: patients[0] ?? 'a session',
      morePatients: Math.max(0, patients.length - 1),
      person:
        wish.kind === 'addParticipant' ? wish.participant.name : wish.kind === 'removeParticipant' ? wish.name : '',
      host: this.#naming.host(wish.kind === 'create' ? wish.booking.hostId : wish.seen.hostId),
      toHost: wish.kind === 'changeHost' ? this.#naming.host(wish.hostId) : '',
      startsAt: startsAtOf(change),
      wasStartsAt: wish.kind === 'create' ? null : wish.seen.startsAt,
      isCopy: facts.keeps !== null,
      theirs:
        theirs === null
          ? null
          : { startsAt: theirs.startsAt, host: this.#naming.host(theirs.hostId), cancelled: theirs.cancelled },
      differs: facts.differs,
      hasOthers: facts.others.length > 0,
      isNewest: this.#isNewest(change),
    };
  }

  #isNewest(change: ChangeRecord): boolean {
    return change.endedAt === null && this.#journal.openOf(change.lane).at(-1)?.changeId === change.changeId;
  }
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

function guestsFirst(people: readonly { readonly name: string; readonly isGuest: boolean }[]): string[] {
  const guests = people.filter((person) => person.isGuest);
  return (guests.length > 0 ? guests : people).map((person) => person.name);
}
