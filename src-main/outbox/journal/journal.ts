// The journal: every change ever promised, each transition one transaction, compared and set, with its story beside it.
import { isOpen, step } from '../../../src-shared/outbox/state.ts';
import type { OutboxEvent, Progress } from '../../../src-shared/outbox/state.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { FollowedStore } from '../../store/sqliteStore.ts';
import type { ChangeRecord, Facts } from '../record.ts';
import { Damaged } from './damaged.ts';
import type { Unreadable } from './damaged.ts';
import { JournalMemory } from './memory.ts';
import { recordOf } from './row.ts';
import type { StoredRow } from './row.ts';
import { Story } from './story.ts';
import type { StoryEntry } from './story.ts';
import { JournalTable } from './table.ts';
import type { Along, Entry, Told } from './transition.ts';

/** `highest`: the highest number given. `steps`: how many steps the changes after number `from` have made. */
export type JournalMarks = { readonly highest: number; readonly from: number; readonly steps: number };

/** All of it runs on one connection; what is asked of it comes out of memory, what changes goes to the disk first. */
export class Journal {
  readonly #store: FollowedStore;
  readonly #table: JournalTable;
  readonly #now: () => UtcMs;
  readonly #story: Story;
  readonly #memory = new JournalMemory();
  readonly #damaged = new Damaged();
  readonly #written: () => void;
  readonly #told: Told;
  /** Lanes by the local ids under which their sessions were known before. */
  #names = new Map<string, string>();
  #highest = 0;
  /** Changes after this number are the ones whose steps are counted: none that was open at the start is before it. */
  #from = 0;
  #steps = 0;
  #isTelling = false;

  /** `now` is the wall's clock, for the story alone. `written` is told once after each transaction that wrote here. */
  constructor(
    store: FollowedStore,
    now: () => UtcMs,
    written: () => void = () => undefined,
    told: Told = () => undefined,
  ) {
    this.#store = store;
    this.#table = new JournalTable(store);
    this.#now = now;
    this.#written = written;
    this.#told = told;
    this.#story = new Story(store);
    this.#load();
  }

  /** Highest number ever given; 0 = none. */
  get highest(): number {
    return this.#highest;
  }

  /** What a witness needs, so that later not only changes that are lost are noticed, but what became of them too. */
  get marks(): JournalMarks {
    return { highest: this.#highest, from: this.#from, steps: this.#steps };
  }

  /** Steps of all changes after a number, as they are on the disk: never fewer than they were. */
  stepsAfter(from: number): number {
    return this.#table.stepsAfter(from);
  }

  /** Changes that are open. */
  get openCount(): number {
    return this.#memory.openCount;
  }

  /** Lanes in which a row does not open: nothing of them may be sent. */
  isDamaged(lane: string): boolean {
    return this.#damaged.has(lane);
  }

  get damagedCount(): number {
    return this.#damaged.count;
  }

  /** Open changes that do not open. What of them is not sealed is still known. */
  unreadable(): Unreadable[] {
    return this.#damaged.all();
  }

  /**
   * Ends what does not open, for a person has looked into it; its bytes stay as they are. What else is open in those lanes
   * was saved on top of it, and is asked about.
   */
  endUnreadable(): void {
    this.#store.transaction(() => {
      const lanes = this.#damaged.takeAll();
      this.#store.whenSettled({ rolledBack: () => this.#damaged.putBack(lanes) });
      for (const [lane, rows] of lanes) {
        for (const { changeId } of rows) this.#table.endUnreadable(changeId, this.#now());
        for (const change of this.openOf(lane)) this.apply(change, { is: 'restored' });
      }
    });
  }

  get(changeId: string): ChangeRecord | undefined {
    if (!this.#memory.has(changeId)) {
      const lane = this.#table.laneOfChange(changeId);
      if (lane !== undefined) this.#loadLane(lane);
    }
    return this.#memory.get(changeId);
  }

  /** Open changes of a lane, in the order made. */
  openOf(lane: string): ChangeRecord[] {
    if (!this.#memory.isAnyOpen(lane)) return [];
    return this.historyOf(lane).filter((change) => isOpen(change.progress.state));
  }

  /** Every change of a lane, ended ones too, in the order made. */
  historyOf(lane: string): ChangeRecord[] {
    return this.#memory.all(this.#loadLane(lane));
  }

  /** Lanes with something open. */
  openLanes(): IterableIterator<string> {
    return this.#memory.openLanes();
  }

  /** Ended changes with a notice that nobody has answered. */
  noticed(): ChangeRecord[] {
    return this.#memory.noticed();
  }

  /** Changes that are kept back for a moment after saving. */
  held(): ChangeRecord[] {
    return this.#memory.held();
  }

  /** Deliveries that are still to be compared with a read: their answers did not hold the session. */
  toCompare(): ChangeRecord[] {
    return this.#memory.toCompare();
  }

  /** Open changes that another one has to come before. */
  needing(): ChangeRecord[] {
    return this.#memory.needing();
  }

  /** Changes that ended at `since` or later by the wall's clock. */
  endedSince(since: UtcMs): ChangeRecord[] {
    const ids = this.#table.endedSince(since);
    return ids.map((id) => this.get(id)).filter((change) => change !== undefined);
  }

  storyOf(change: ChangeRecord): readonly StoryEntry[] {
    return this.#story.of(change);
  }

  /** Writes a new change. Call inside of a transaction that holds all that belongs to it. */
  insert(entry: Entry): ChangeRecord {
    const { changeId, lane, wish, progress, facts } = entry;
    this.#loadLane(lane);
    const seq = this.#table.insert(entry);
    const madeAt = facts.made.wall;
    const change = { seq, changeId, lane, revision: 0, madeAt, endedAt: null, group: null, wish, progress, facts };
    this.#put(change, undefined);
    const before = this.#highest;
    this.#highest = seq;
    this.#store.whenSettled({ rolledBack: () => (this.#highest = before) });
    this.#told(change, 'made', facts.by);
    return change;
  }

  /**
   * One transition of one change: event, facts and story together. Throws `StaleChange` where the change is not the one
   * that is kept (state and revision), and `ImpossibleStep` where it cannot be.
   */
  apply(change: ChangeRecord, event: OutboxEvent, along: Along = {}): ChangeRecord {
    return this.#write(change, step(change.progress, event), event.is, along);
  }

  /** Takes a change along with the one that carries it: its state is that one's, the end its own. */
  follow(change: ChangeRecord, carrier: ChangeRecord, along: Along = {}): ChangeRecord {
    const { state, everSent, sentBefore, doubts, refusalToCheck, cause } = carrier.progress;
    const role = along.facts?.role ?? change.facts.role;
    const hasEnded = state === 'delivered' || state === 'alreadySo';
    const own = hasEnded && role === 'over' ? 'superseded' : state;
    const progress = { ...change.progress, state: own, everSent, sentBefore, doubts, refusalToCheck, cause };
    return this.#write(change, progress, `with:${own}`, along);
  }

  /** Writes facts alone; the state stays. `group` is written where it is given. */
  note(change: ChangeRecord, facts: Partial<Facts>, group?: string | null): ChangeRecord {
    return this.#write(change, change.progress, null, { facts, ...(group !== undefined && { group }) });
  }

  /** Gives the changes of another local id of the same session to its lane. Call inside of a transaction. */
  joinLanes(earlier: string, lane: string): void {
    this.#table.joinLanes(earlier, lane);
    const readAnew = (): void => {
      this.#names = this.#table.laneNames();
      for (const one of [earlier, lane]) this.#memory.forgetLane(one);
      for (const one of [earlier, lane]) this.#loadLane(one);
    };
    readAnew();
    this.#store.whenSettled({ rolledBack: readAnew });
  }

  /** The lane that a local id belongs to, also one under which the session was known before. */
  laneOf(localId: string): string {
    return this.#names.get(localId) ?? localId;
  }

  #write(change: ChangeRecord, progress: Progress, what: string | null, along: Along): ChangeRecord {
    const ends = !isOpen(progress.state) && change.endedAt === null;
    const next: ChangeRecord = {
      ...change,
      revision: change.revision + 1,
      endedAt: ends ? this.#now() : change.endedAt,
      group: along.group === undefined ? change.group : along.group,
      progress,
      facts: along.facts === undefined ? change.facts : { ...change.facts, ...along.facts },
    };
    this.#store.transaction(() => {
      this.#table.update(change, next, along.digest ?? null);
      if (what !== null) {
        const cause = progress.cause ?? progress.notice;
        this.#story.add(next, { at: this.#now(), what, cause, by: along.by ?? '', quote: along.quote ?? '' });
        this.#told(next, what, along.by ?? '');
      }
      this.#put(next, change);
    });
    return next;
  }

  /** Puts a change into memory, and takes that back if the transaction fails. */
  #put(next: ChangeRecord, before: ChangeRecord | undefined): void {
    this.#memory.keep(next, before);
    const step = next.seq > this.#from ? 1 : 0;
    this.#steps += step;
    this.#store.whenSettled({
      rolledBack: () => {
        this.#steps -= step;
        if (before !== undefined) this.#memory.keep(before, next);
        else this.#memory.drop(next);
      },
    });
    this.#tellOnce();
  }

  /** However much a transaction writes here, it is told once, and only when it is on the disk. */
  #tellOnce(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#store.whenSettled({
      committed: () => {
        this.#isTelling = false;
        this.#written();
      },
      rolledBack: () => (this.#isTelling = false),
    });
  }

  #load(): void {
    this.#names = this.#table.laneNames();
    this.#highest = this.#table.highest();
    const first = this.#table.firstOpen();
    this.#from = first === null ? this.#highest : first - 1;
    this.#steps = this.#table.stepsAfter(this.#from);
    for (const row of this.#table.rowsToKeep()) {
      this.#remember(row);
    }
  }

  #loadLane(lane: string): readonly string[] {
    const kept = this.#memory.idsOf(lane);
    if (kept !== undefined) return kept;
    for (const row of this.#table.rowsOf(lane)) {
      this.#remember(row);
    }
    return this.#memory.idsOf(lane) ?? [];
  }

  /** A row as a change; what does not open stays on the disk as it is, and its lane stands still. */
  #remember(row: StoredRow): void {
    const change = recordOf(this.#store, row);
    if (change !== undefined) return this.#memory.keep(change, undefined);
    if (row['ended_at'] !== null) return; // nothing is to be done about it any more
    this.#damaged.add(row);
  }
}
