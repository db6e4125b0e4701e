// The outbox put together: what was promised is written down, then delivered, looked up, compared and told.
import type { Action, LineState, NewChange } from '../../src-shared/outbox/change.ts';
import { newId } from '../../src-shared/outbox/ids.ts';
import type { Clinician } from '../../src-shared/session/session.ts';
import type { ReadAnswer, SessionList } from '../api/port.ts';
import type { SessionsRead } from '../store/port.ts';
import { kindOf } from '../store/storeError.ts';
import { answer } from './answers.ts';
import { keepWait, waitLeft } from './askedToWait.ts';
import type { CancelTwin } from './answers.ts';
import { Delivery } from './delivery/delivery.ts';
import { Effects } from './effects.ts';
import { Feed } from './feed.ts';
import { Journal } from './journal/journal.ts';
import { laneFactsOf } from './laneFacts.ts';
import { Line } from './line.ts';
import { areMetAgain } from './metAgain.ts';
import { Moments } from './moments.ts';
import type { HeldChange, LaneView, NotTaken, Outbox, ReadResult } from './port.ts';
import { freshFacts, promise, promiseBoth } from './promise.ts';
import type { PromiseParts } from './promise.ts';
import { Quiet, usualBounds } from './quiet.ts';
import type { Bounds } from './quiet.ts';
import { Reader } from './reader.ts';
import type { ChangeRecord } from './record.ts';
import { Rows } from './rows.ts';
import { recover } from './recover.ts';
import type { OutboxParts, RunningOutbox, UnreadableChange } from './running.ts';
import { Shown } from './shown.ts';
import { twinCancel } from './twin.ts';
import { Watches } from './watches.ts';
import { writeOut } from './writeOut.ts';

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
  readonly #shown: Shown;
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
    this.#shown = new Shown({ ...common, rows: this.#rows, naming: parts.naming });
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
    recover({ ...common, ...parts, effects: this.#effects, listDelayMs: this.#bounds.listDelayMs });
    this.#noteWitness();
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
    return this.#shown.rows(endedSince);
  }

  laneView(localId: string): LaneView | undefined {
    return this.#shown.laneView(localId);
  }

  knows(localId: string): ReturnType<Outbox['knows']> {
    return this.#shown.knows(localId);
  }

  lanes(): readonly LaneView[] {
    return this.#shown.lanes();
  }

  wishOf(changeId: string): ReturnType<Outbox['wishOf']> {
    return this.#shown.wishOf(changeId);
  }

  storyOf(localId: string): ReturnType<Outbox['storyOf']> {
    return this.#shown.storyOf(localId);
  }

  newestHeld(): HeldChange | null {
    return this.#shown.newestHeld();
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

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
