// The outbox put together: what was promised is written down, then delivered, looked up, compared and told.
import type { Action, LineState, NewChange, Wish } from '../../src-shared/outbox/change.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { newId } from '../../src-shared/outbox/ids.ts';
import { isUntouched } from '../../src-shared/outbox/state.ts';
import type { Clinician, Session } from '../../src-shared/session/session.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { ReadAnswer, SecureVideoApi, SessionList } from '../api/port.ts';
import type { Drafts } from '../store/drafts.ts';
import type { SessionBook, SessionsRead } from '../store/port.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import { kindOf } from '../store/storeError.ts';
import { answer } from './answers.ts';
import { keepWait, waitLeft } from './askedToWait.ts';
import type { CancelTwin } from './answers.ts';
import { Delivery, releaseMonoOf } from './delivery.ts';
import type { OutboxLog } from './delivery.ts';
import { Effects } from './effects.ts';
import { Feed } from './feed.ts';
import { Journal } from './journal.ts';
import type { JournalMarks, Told, Unreadable } from './journal.ts';
import { laneFactsOf } from './laneFacts.ts';
import { Line } from './line.ts';
import { merge } from './merge.ts';
import { areMetAgain } from './metAgain.ts';
import { Moments } from './moments.ts';
import { firstOf, pairOf } from './needs.ts';
import { applyWish, sessionOf } from './overlay.ts';
import { knowsInLane } from './patients.ts';
import type { HeldChange, LaneView, NotTaken, Outbox, ReadResult } from './port.ts';
import { itemOf } from './plan.ts';
import { freshFacts, promise, promiseBoth } from './promise.ts';
import type { PromiseParts } from './promise.ts';
import { Quiet, usualBounds } from './quiet.ts';
import type { Bounds } from './quiet.ts';
import { Reader } from './reader.ts';
import { effectiveWish } from './record.ts';
import type { ChangeRecord } from './record.ts';
import { Rows } from './rows.ts';
import type { Naming } from './rows.ts';
import { twinCancel } from './twin.ts';
import { Watches } from './watches.ts';
import { writeOut } from './writeOut.ts';

/** The mark outside of the database: a store that is older than it was restored, one with another mark was copied. */
export interface Witness {
  /** Compares with what was noted last. `highest` is the journal's highest number; `stepsAfter` see `Journal`. */
  check(highest: number, stepsAfter: (from: number) => number): 'same' | 'restoredOrCopied';
  /** After each transaction that wrote to the journal. */
  note(highest: number, marks: JournalMarks): void;
}

export type OutboxParts = {
  readonly store: FollowedStore;
  readonly book: SessionBook;
  readonly drafts: Pick<Drafts, 'endSaved'>;
  readonly api: SecureVideoApi;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: OutboxLog;
  /** How times and clinicians are said. */
  readonly naming: Naming;
  readonly settings?: {
    /** How long a saved change is kept back, in milliseconds: a number, or asked for at each save. Left out = not at all. */
    readonly holdMs?: number | (() => number);
    readonly bounds?: Bounds;
  };
  /** The trail's ear, in each transaction; left out = nobody listens. */
  readonly told?: Told;
  /** Left out = nothing is compared (tests, and practice before its first start). */
  readonly witness?: Witness;
  /** The store was restored from a copy at this opening: everything open is asked about. */
  readonly isRestored?: boolean;
};

/** What the composition root may do besides. */
export interface RunningOutbox extends Outbox {
  /** Keys were replaced, or the keychain is open again. */
  keysChanged(): void;
  /** Holds everything, over restarts too: other keys whose account is not proven, or a person's wish. A code, no name. */
  pause(reason: string): void;
  /**
   * Goes on where the account is the one that these changes were made for: every clinician that an open change names is
   * there, by id and by a name or an address under which this desk knows them: from any session, or as one of `known`. Ids
   * alone, which another account may use too, do where nothing else is known of a clinician. False, and still held, where it
   * is not.
   */
  proveAccount(clinicians: readonly Clinician[], known?: readonly Clinician[]): boolean;
  readonly paused: string | null;
  /** Open changes that do not open; nothing of their sessions is sent. */
  unreadable(): readonly UnreadableChange[];
  /** A person has looked into them: they end, and what was saved later for the same sessions is asked about. */
  endUnreadable(): void;
  /** Another part asked for something besides sessions, and SecureVideo said to wait: that holds for all. */
  toldToWait(retryAfterMs: number | null): void;
  /** How far this computer's clock is ahead of SecureVideo's, in milliseconds; null = not known in this run. */
  readonly clockAheadMs: number | null;
  /** Counts for diagnostics; none of them about a patient. */
  counts(): {
    readonly open: number;
    readonly inFlight: number;
    readonly damagedLanes: number;
    readonly highest: number;
  };
}

/** A change that does not open; `words` and `startsAt` are those of its session, '' and null where that is not known. */
export type UnreadableChange = Unreadable & { readonly words: string; readonly startsAt: number | null };

const PAUSED = 'outbox.paused';
const LAST_READ = 'outbox.lastReadAt';

/** Builds the outbox of one open account. What was being sent when the program ended is unsure from here on. */
export function createOutbox(parts: OutboxParts): RunningOutbox {
  return new TheOutbox(parts);
}

class TheOutbox implements RunningOutbox {
  readonly #parts: OutboxParts;
  readonly #bounds: Bounds;
  readonly #moments: Moments;
  readonly #journal: Journal;
  readonly #watches: Watches;
  readonly #effects: Effects;
  readonly #feed: Feed;
  readonly #line: Line;
  readonly #quiet: Quiet;
  readonly #reader: Reader;
  readonly #delivery: Delivery;
  readonly #rows: Rows;
  readonly #promising: PromiseParts;
  readonly #listeners = new Set<() => void>();
  #paused: string | null;
  #lastReadAt: number | null;
  #unreadable = 0;
  #isStopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    const { store, book, api, clock, random, log, settings = {} } = parts;
    const { holdMs = 0 } = settings;
    this.#bounds = settings.bounds ?? usualBounds;
    this.#moments = new Moments(clock, newId(clock.now(), random));
    this.#journal = new Journal(
      store,
      () => clock.now(),
      () => this.#noteWitness(),
      parts.told,
    );
    this.#watches = new Watches(store);
    this.#line = new Line(this.#moments, random, (askedMs) => keepWait(store, this.#moments, askedMs));
    const leftMs = waitLeft(store, this.#moments);
    if (leftMs > 0) this.#line.stillWaits(leftMs);
    this.#quiet = new Quiet(this.#bounds, this.#moments.mono);
    const common = { store, book, journal: this.#journal, watches: this.#watches, moments: this.#moments };
    this.#effects = new Effects(common);
    this.#feed = new Feed({
      ...common,
      effects: this.#effects,
      listDelayMs: this.#bounds.listDelayMs,
      cancelTwin: (...twin) => this.#promiseTwinCancel(...twin),
    });
    this.#reader = new Reader(api, this.#moments, (answer) => this.#take(answer, { is: 'account' }));
    this.#rows = new Rows(this.#journal, book, parts.naming);
    this.#promising = { ...common, drafts: parts.drafts, holdMs: typeof holdMs === 'number' ? () => holdMs : holdMs };
    this.#paused = store.getMeta(PAUSED) || null;
    const lastRead = store.getMeta(LAST_READ);
    this.#lastReadAt = lastRead === null ? null : Number(lastRead);
    this.#delivery = new Delivery({
      ...common,
      api,
      clock,
      log,
      effects: this.#effects,
      feed: this.#feed,
      line: this.#line,
      quiet: this.#quiet,
      reader: this.#reader,
      factsOf: laneFactsOf({ ...common, feed: this.#feed, quiet: this.#quiet, bounds: this.#bounds }),
      write: (sending) => writeOut(api, book, sending),
      hasCodes: (lane) => {
        const people = book.get(lane)?.session.participants ?? [];
        return people.every((person) => person.participationId !== null);
      },
      listDelayMs: this.#bounds.listDelayMs,
      paused: () => this.#paused,
      changed: () => this.#changed(),
    });
    this.#recover();
  }

  // ---- what the desk asks

  promise(change: NewChange): ReturnType<Outbox['promise']> {
    return this.#promised(() => {
      const taken = promise(this.#promising, change);
      return 'is' in taken ? taken : [taken];
    });
  }

  promiseBoth(first: NewChange, second: NewChange): ReturnType<Outbox['promiseBoth']> {
    return this.#promised(() => promiseBoth(this.#promising, first, second));
  }

  #promised(take: () => readonly ChangeRecord[] | NotTaken): ReturnType<Outbox['promise']> {
    try {
      const taken = take();
      if ('is' in taken) return taken;
      for (const { lane } of taken) this.#delivery.touch(lane);
      this.#changed();
      const last = taken.at(-1);
      if (last === undefined) throw new Error('nothing was saved');
      return { is: 'saved', row: this.#rows.of(last) };
    } catch (error) {
      this.#parts.log('outbox.notSaved', { error: error instanceof Error ? error.name : 'unknown' });
      return { is: 'notTaken', because: kindOf(error) === 'gone' ? 'fileGone' : 'diskFailed' };
    }
  }

  act(changeId: string, action: Action, by: string): ReturnType<Outbox['act']> {
    const change = this.#journal.get(changeId);
    if (change === undefined || !this.#rows.actionsOf(change).includes(action)) return null;
    answer(
      {
        ...this.#promising,
        effects: this.#effects,
        cancelTwin: (...twin) => this.#promiseTwinCancel(...twin),
      },
      change,
      action,
      by,
    );
    this.#delivery.touchAll();
    this.#changed();
    const now = this.#journal.get(changeId);
    return now === undefined ? null : this.#rows.of(now);
  }

  rows(endedSince: number): ReturnType<Outbox['rows']> {
    const shown = new Map<string, ChangeRecord>();
    for (const lane of this.#journal.openLanes()) {
      for (const change of this.#journal.openOf(lane)) shown.set(change.changeId, change);
    }
    for (const change of [...this.#journal.noticed(), ...this.#journal.endedSince(endedSince)]) {
      shown.set(change.changeId, change);
    }
    return [...shown.values()].sort((a, b) => a.seq - b.seq).map((change) => this.#rows.of(change));
  }

  laneView(localId: string): LaneView | undefined {
    const lane = this.#journal.laneOf(localId);
    const open = this.#journal.openOf(lane);
    const noticed = this.#journal.noticed().filter((change) => change.lane === lane);
    const known = this.#parts.book.get(lane)?.session;
    if (known === undefined || (open.length === 0 && noticed.length === 0)) return undefined;
    const session = open.reduce((now, change) => this.#overlaid(now, change), known);
    const rows = this.#rows;
    let told: LaneView['open'] | undefined;
    return {
      lane,
      session,
      // Made when it is asked for: of ten thousand lanes a day shows a few.
      get open() {
        return (told ??= [...noticed, ...open].map((change) => rows.of(change)));
      },
      knows: () => knowsInLane(known, session, this.#journal.historyOf(lane), this.#parts.naming),
    };
  }

  knows(localId: string): ReturnType<Outbox['knows']> {
    const lane = this.#journal.laneOf(localId);
    const known = this.#parts.book.get(lane)?.session;
    if (known === undefined) return undefined;
    const shown = this.laneView(lane)?.session ?? known;
    return knowsInLane(known, shown, this.#journal.historyOf(lane), this.#parts.naming);
  }

  lanes(): readonly LaneView[] {
    const lanes = new Set([...this.#journal.openLanes(), ...this.#journal.noticed().map((change) => change.lane)]);
    return [...lanes].flatMap((lane) => this.laneView(lane) ?? []);
  }

  wishOf(changeId: string): ReturnType<Outbox['wishOf']> {
    const change = this.#journal.get(changeId);
    if (change === undefined) return undefined;
    const { lane, facts } = change;
    const half = pairOf(this.#journal, change) ?? null;
    return { lane, wish: this.#withFollowers(change), replaces: facts.replaces, half };
  }

  storyOf(localId: string): ReturnType<Outbox['storyOf']> {
    const changes = this.#journal.historyOf(this.#journal.laneOf(localId));
    return changes.flatMap((change) => this.#rows.storyOf(change)).sort((a, b) => a.at - b.at);
  }

  newestHeld(): HeldChange | null {
    const held = this.#journal.held().sort((a, b) => b.seq - a.seq);
    const newest = held.find((change) => this.#rows.actionsOf(change).includes('takeBack'));
    if (newest === undefined) return null;
    const leftMs = Math.max(0, releaseMonoOf(newest, this.#moments) - this.#moments.mono);
    return { row: this.#rows.of(newest), releasesAt: this.#moments.wall + Math.round(leftMs) };
  }

  line(): LineState {
    return this.#line.state;
  }

  reading(): ReturnType<Outbox['reading']> {
    return { now: this.#reader.isReading, lastReadAt: this.#lastReadAt, unreadable: this.#unreadable };
  }

  async readNow(): Promise<ReadResult> {
    if (this.#paused !== null || this.#mustWait()) return { is: 'failed', line: this.#line.state };
    const reading = this.#reader.whole(this.#moments.mono);
    this.#changed();
    return this.#resultOf(await reading);
  }

  async readPart(part: { readonly hostId: string } | { readonly email: string }): Promise<ReadResult> {
    if (this.#paused !== null || this.#mustWait()) return { is: 'failed', line: this.#line.state };
    const isHost = 'hostId' in part;
    const query = isHost ? { host: { userId: part.hostId } } : { participantEmail: part.email };
    const list = await this.#parts.api.listSessions(query);
    this.#take(list, isHost ? { is: 'host', userId: part.hostId } : { is: 'email' });
    return this.#resultOf(list);
  }

  start(): void {
    this.#delivery.start();
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#delivery.stop();
    return Promise.resolve();
  }

  wake(): void {
    this.#quiet.upset(this.#moments.mono);
    this.#line.lookAgain();
    this.#delivery.touchAll();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ---- what the composition root asks

  keysChanged(): void {
    this.#line.lookAgain();
    this.#delivery.touchAll();
    this.#changed();
  }

  pause(reason: string): void {
    this.#setPaused(reason);
  }

  proveAccount(clinicians: readonly Clinician[], known: readonly Clinician[] = []): boolean {
    const { book } = this.#parts;
    const hosts = [...this.#journal.openLanes()].flatMap((lane) => book.get(lane)?.session.hostId ?? []);
    const isProven = areMetAgain(hosts, clinicians, book, known);
    if (isProven) this.#setPaused(null);
    return isProven;
  }

  toldToWait(retryAfterMs: number | null): void {
    if (this.#isStopped) return;
    this.#busy(retryAfterMs);
    this.#delivery.planNext();
    this.#changed();
  }

  get clockAheadMs(): number | null {
    return this.#moments.wallAheadMs;
  }

  get paused(): string | null {
    return this.#paused;
  }

  unreadable(): UnreadableChange[] {
    return this.#journal.unreadable().map((change) => {
      const session = this.#parts.book.get(change.lane)?.session;
      const people = (session?.participants ?? []).filter((person) => !person.isHost).map((person) => person.name);
      return { ...change, words: people.join(', '), startsAt: session?.startsAt ?? null };
    });
  }

  endUnreadable(): void {
    this.#journal.endUnreadable();
    this.#delivery.touchAll();
    this.#changed();
  }

  counts(): ReturnType<RunningOutbox['counts']> {
    const { openCount: open, damagedCount: damagedLanes, highest } = this.#journal;
    return { open, inFlight: this.#delivery.inFlight, damagedLanes, highest };
  }

  // ---- inside

  /** After any start: what was in flight is unsure; a restored or copied queue is asked about and sends nothing. */
  #recover(): void {
    const { store, witness, isRestored = false } = this.#parts;
    // Asked in any case: it also tells how much is missing.
    const testimony = witness?.check(this.#journal.highest, (from) => this.#journal.stepsAfter(from)) ?? 'same';
    const isDoubtful = isRestored || testimony === 'restoredOrCopied';
    this.#effects.endedLately(this.#journal.endedSince(this.#moments.wall - this.#bounds.listDelayMs));
    store.transaction(() => {
      for (const lane of [...this.#journal.openLanes()]) {
        for (const change of this.#journal.openOf(lane)) {
          this.#holdAgain(change);
          if (isDoubtful) this.#restored(change);
          else if (change.progress.state === 'sending' && isCarrier(change)) {
            this.#effects.sendEnded(change, { is: 'lost' });
          }
        }
      }
    });
    this.#noteWitness();
  }

  /** The session of a booking that was never sent lies in its change alone. */
  #holdAgain({ lane, wish, madeAt }: ChangeRecord): void {
    const { book } = this.#parts;
    if (wish.kind === 'create' && book.get(lane) === undefined) book.hold(sessionOf(lane, wish.booking, madeAt));
  }

  /** It may have been sent by what this file was before: a person is asked, and its id is watched for whatever is answered. */
  #restored(change: ChangeRecord): void {
    const { wish } = change;
    if (wish.kind === 'create') {
      this.#watches.watch(change.changeId, wish.booking.externalId, wish.booking.startsAt ?? change.madeAt);
    }
    this.#journal.apply(change, { is: 'restored' });
  }

  #noteWitness(): void {
    try {
      this.#parts.witness?.note(this.#journal.highest, this.#journal.marks);
    } catch {
      // The change itself is on the disk. A witness that stays behind is lower than the journal, which says nothing.
      this.#parts.log('outbox.witnessFailed');
    }
  }

  #setPaused(reason: string | null): void {
    // Held at once, whatever the disk says; let go only when the disk has it.
    if (reason !== null) this.#paused = reason;
    this.#parts.store.setMeta(PAUSED, reason ?? '');
    this.#paused = reason;
    if (reason === null) this.#delivery.touchAll();
    this.#changed();
  }

  /** Being asked to wait (429) is kept whoever asks. */
  #mustWait(): boolean {
    if (!this.#line.isWaiting) return false;
    return this.#line.trial === null || this.#delivery.inFlight > 0; // what is tried after a wait is tried alone
  }

  #take(list: ReadAnswer<SessionList>, scope: SessionsRead['scope']): void {
    // Whose list it is while everything is held is what nobody knows.
    if (this.#isStopped || this.#paused !== null) return;
    switch (list.is) {
      case 'read': {
        this.#moments.heard(list.serverDate, list.begunMonotonic);
        this.#feed.take({ list: list.value, begunMono: list.begunMonotonic, begunAt: list.begunAt, scope });
        if (scope.is === 'account') this.#noteRead(list.begunAt, list.value.unreadable);
        if (this.#line.answered()) this.#quiet.upset(this.#moments.mono);
        this.#delivery.readCame();
        break;
      }
      case 'keysRefused':
      case 'forbidden':
        this.#line.keysRefused();
        break;
      case 'busy':
        this.#busy(list.retryAfterMs);
        break;
      case 'notFound':
      case 'refused':
        this.#line.failed('unreadable');
        break;
      case 'failed':
        this.#line.failed(list.trouble);
        break;
    }
    // Whoever asked for the read: when the line is lost, the next probe is planned from here.
    this.#delivery.planNext();
    this.#changed();
  }

  #busy(retryAfterMs: number | null): void {
    if (this.#line.busy(retryAfterMs)) this.#quiet.upset(this.#moments.mono);
  }

  #noteRead(begunAt: number, unreadable: number): void {
    this.#lastReadAt = begunAt;
    this.#unreadable = unreadable;
    this.#parts.store.setMeta(LAST_READ, String(begunAt));
  }

  #resultOf(list: ReadAnswer<SessionList>): ReadResult {
    if (list.is !== 'read') return { is: 'failed', line: this.#line.state };
    const localIds = list.value.sessions.flatMap(
      ({ sessionId }) => this.#parts.book.bySessionId(sessionId)?.session.localId ?? [],
    );
    return { is: 'read', at: list.begunAt, unreadable: list.value.unreadable, localIds };
  }

  #promiseTwinCancel(...[create, sessionId, by, keeps]: Parameters<CancelTwin>): void {
    const known = this.#parts.book.bySessionId(sessionId);
    if (known === undefined || known.session.cancelled) return;
    const entry = twinCancel(create.changeId, known, freshFacts(this.#moments.now(), by, { keeps }));
    if (this.#journal.get(entry.changeId) !== undefined) return; // promised once however often it is seen
    this.#journal.insert(entry);
    this.#delivery.touch(entry.lane);
  }

  /** What a person has yet to decide about is not shown as if it came true; a booking is shown where it stands. */
  #overlaid(session: Session, change: ChangeRecord): Session {
    const { state } = change.progress;
    const isOpenQuestion = state === 'asks' || state === 'refused';
    const { needs } = change.facts;
    const first = needs === null ? undefined : firstOf(needs, (changeId) => this.#journal.get(changeId));
    const isPutOff = first?.progress.state === 'asks' || first?.progress.state === 'refused';
    if (isOpenQuestion || isPutOff || change.wish.kind === 'create') return session;
    return applyWish(session, change.facts.nowSince === null ? change.wish : effectiveWish(change), change.madeAt);
  }

  /** For the form: the booking with everything that waits behind it and was never sent. */
  #withFollowers(change: ChangeRecord): Wish {
    const run = this.#journal.openOf(change.lane).filter(({ progress }) => isUntouched(progress));
    const waits = change.wish.kind === 'create' && run[0]?.changeId === change.changeId;
    const rest = waits ? run.filter(({ wish }) => wish.kind !== 'cancel') : [];
    const first = merge(rest.map(itemOf)).ops[0];
    return first?.carrier === change.changeId ? first.wish : effectiveWish(change);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isCarrier(change: ChangeRecord): boolean {
  return change.group === null || change.group === change.changeId;
}
