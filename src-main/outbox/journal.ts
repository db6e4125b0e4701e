// The journal: every change ever promised, each transition one transaction, compared and set, with its story beside it.
import type { StatementSync } from 'node:sqlite';
import { WishKind } from '../../src-shared/outbox/change.ts';
import type { Wish } from '../../src-shared/outbox/change.ts';
import { isOpen, step } from '../../src-shared/outbox/state.ts';
import type { ChangeState, OutboxEvent, Progress } from '../../src-shared/outbox/state.ts';
import type { UtcMs } from '../../src-shared/session/session.ts';
import { rowOf, recordOf, sealFresh } from './journalRow.ts';
import type { StoredRow } from './journalRow.ts';
import type { ChangeRecord, Facts } from './record.ts';
import type { FollowedStore } from '../store/sqliteStore.ts';
import { Story } from './story.ts';
import type { StoryEntry } from './story.ts';
import { statementsOf } from '../store/statements.ts';

/** Thrown when a transition was based on what is not so any more; nothing was written then. */
export class StaleChange extends Error {
  constructor() {
    super('The change has moved on');
    this.name = 'StaleChange';
  }
}

/** A new change, as it goes in. */
export type Entry = {
  readonly changeId: string;
  readonly lane: string;
  readonly wish: Wish;
  readonly progress: Progress;
  readonly facts: Facts;
};

/** What comes with a transition: facts that were found, what was marked, and whose words or deed it was. */
export type Along = {
  readonly facts?: Partial<Facts>;
  readonly digest?: string;
  readonly group?: string | null;
  readonly by?: string;
  readonly quote?: string;
};

/** A change that does not open, by what of it is not sealed. */
export type Unreadable = {
  readonly changeId: string;
  readonly lane: string;
  readonly kind: WishKind;
  readonly madeAt: UtcMs;
};

/** `highest`: the highest number given. `steps`: how many steps the changes after number `from` have made. */
export type JournalMarks = { readonly highest: number; readonly from: number; readonly steps: number };

/**
 * Told of each change that is made and of each of its steps, inside of the transaction that writes it: what it throws undoes
 * that too. `what`: 'made', or as in the story. `by`: who decided, '' = nobody did.
 */
export type Told = (change: ChangeRecord, what: string, by: string) => void;

/** All of it runs on one connection; what is asked of it comes out of memory, what changes goes to the disk first. */
export class Journal {
  readonly #store: FollowedStore;
  readonly #sql: (sql: string) => StatementSync;
  readonly #now: () => UtcMs;
  readonly #story: Story;
  readonly #changes = new Map<string, ChangeRecord>();
  /** Ids of a lane's changes in the order made; a lane is in memory whole or not at all. */
  readonly #lanes = new Map<string, string[]>();
  readonly #open = new Map<string, number>();
  readonly #noticed = new Set<string>();
  readonly #held = new Set<string>();
  readonly #toCompare = new Set<string>();
  readonly #needing = new Set<string>();
  readonly #damaged = new Map<string, Unreadable[]>();
  readonly #written: () => void;
  readonly #told: Told;
  /** Lanes by the local ids under which their sessions were known before. */
  #names = new Map<string, string>();
  #openCount = 0;
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
    this.#sql = statementsOf(store.db);
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
    const row = this.#sql('SELECT total(revision + 1) AS steps FROM changes WHERE seq > ?').get(from);
    return Number(row?.['steps'] ?? 0);
  }

  /** Changes that are open. */
  get openCount(): number {
    return this.#openCount;
  }

  /** Lanes in which a row does not open: nothing of them may be sent. */
  isDamaged(lane: string): boolean {
    return this.#damaged.has(lane);
  }

  get damagedCount(): number {
    return this.#damaged.size;
  }

  /** Open changes that do not open. What of them is not sealed is still known. */
  unreadable(): Unreadable[] {
    return [...this.#damaged.values()].flat();
  }

  /**
   * Ends what does not open, for a person has looked into it; its bytes stay as they are. What else is open in those lanes
   * was saved on top of it, and is asked about.
   */
  endUnreadable(): void {
    this.#store.transaction(() => {
      const lanes = [...this.#damaged];
      this.#damaged.clear();
      this.#store.whenSettled({ rolledBack: () => lanes.forEach(([lane, rows]) => this.#damaged.set(lane, rows)) });
      for (const [lane, rows] of lanes) {
        const sql = "UPDATE changes SET state = 'discarded', ended_at = ? WHERE change_id = ? AND ended_at IS NULL";
        for (const { changeId } of rows) this.#sql(sql).run(this.#now(), changeId);
        for (const change of this.openOf(lane)) this.apply(change, { is: 'restored' });
      }
    });
  }

  get(changeId: string): ChangeRecord | undefined {
    if (!this.#changes.has(changeId)) {
      const row = this.#sql('SELECT lane FROM changes WHERE change_id = ?').get(changeId);
      if (row !== undefined) this.#loadLane(String(row['lane']));
    }
    return this.#changes.get(changeId);
  }

  /** Open changes of a lane, in the order made. */
  openOf(lane: string): ChangeRecord[] {
    if (!this.#open.has(lane)) return [];
    return this.historyOf(lane).filter((change) => isOpen(change.progress.state));
  }

  /** Every change of a lane, ended ones too, in the order made. */
  historyOf(lane: string): ChangeRecord[] {
    return this.#loadLane(lane)
      .map((id) => this.#changes.get(id))
      .filter((change) => change !== undefined);
  }

  /** Lanes with something open. */
  openLanes(): IterableIterator<string> {
    return this.#open.keys();
  }

  /** Ended changes with a notice that nobody has answered. */
  noticed(): ChangeRecord[] {
    return [...this.#noticed].map((id) => this.#changes.get(id)).filter((change) => change !== undefined);
  }

  /** Changes that are kept back for a moment after saving. */
  held(): ChangeRecord[] {
    return [...this.#held].map((id) => this.#changes.get(id)).filter((change) => change !== undefined);
  }

  /** Deliveries that are still to be compared with a read: their answers did not hold the session. */
  toCompare(): ChangeRecord[] {
    return [...this.#toCompare].map((id) => this.#changes.get(id)).filter((change) => change !== undefined);
  }

  /** Open changes that another one has to come before. */
  needing(): ChangeRecord[] {
    return [...this.#needing].map((id) => this.#changes.get(id)).filter((change) => change !== undefined);
  }

  /** Changes that ended at `since` or later by the wall's clock. */
  endedSince(since: UtcMs): ChangeRecord[] {
    const rows = this.#sql('SELECT change_id FROM changes WHERE ended_at >= ? ORDER BY seq').all(since);
    return rows.map((row) => this.get(String(row['change_id']))).filter((change) => change !== undefined);
  }

  storyOf(change: ChangeRecord): readonly StoryEntry[] {
    return this.#story.of(change);
  }

  /** Writes a new change. Call inside of a transaction that holds all that belongs to it. */
  insert(entry: Entry): ChangeRecord {
    const { changeId, lane, wish, progress, facts } = entry;
    this.#loadLane(lane);
    const sql = `INSERT INTO changes (change_id, lane, kind, state, revision, made_at, progress, wish, facts)
      VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)`;
    const sealed = sealFresh(this.#store, changeId, { wish, facts });
    const madeAt = facts.made.wall;
    const kept = JSON.stringify(rowOf(progress));
    const { lastInsertRowid } = this.#sql(sql).run(
      changeId,
      lane,
      wish.kind,
      progress.state,
      madeAt,
      kept,
      sealed.wish,
      sealed.facts,
    );
    const seq = Number(lastInsertRowid);
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
    const upsert = 'INSERT INTO lane_names (earlier, lane) VALUES (?, ?) ON CONFLICT (earlier) DO UPDATE SET lane = ?';
    this.#sql(upsert).run(earlier, lane, lane);
    this.#sql('UPDATE lane_names SET lane = ? WHERE lane = ?').run(lane, earlier);
    this.#sql('UPDATE changes SET lane = ? WHERE lane = ?').run(lane, earlier);
    const readAnew = (): void => {
      this.#loadNames();
      for (const one of [earlier, lane]) this.#forgetLane(one);
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
      const sql = `UPDATE changes SET state = ?, revision = ?, ended_at = ?, notice = ?, group_id = ?,
          digest = coalesce(?, digest), to_compare = ?, progress = ?, facts = ?
        WHERE change_id = ? AND state = ? AND revision = ?`;
      const { changes } = this.#sql(sql).run(
        progress.state,
        next.revision,
        next.endedAt,
        progress.notice,
        next.group,
        along.digest ?? null,
        next.facts.toCompare ? 1 : 0,
        JSON.stringify(rowOf(progress)),
        this.#store.seal('changes', next.changeId, 'facts', next.facts),
        change.changeId,
        change.progress.state,
        change.revision,
      );
      if (changes !== 1) throw new StaleChange();
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
    this.#keep(next, before);
    const step = next.seq > this.#from ? 1 : 0;
    this.#steps += step;
    this.#store.whenSettled({
      rolledBack: () => {
        this.#steps -= step;
        if (before !== undefined) this.#keep(before, next);
        else this.#drop(next);
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

  #keep(next: ChangeRecord, before: ChangeRecord | undefined): void {
    this.#changes.set(next.changeId, next);
    if (before === undefined) {
      const ids = this.#lanes.get(next.lane) ?? [];
      ids.push(next.changeId);
      this.#lanes.set(next.lane, ids);
    }
    this.#count(next.lane, before?.progress.state, next.progress.state);
    if (next.progress.notice === null) this.#noticed.delete(next.changeId);
    else this.#noticed.add(next.changeId);
    if (next.progress.state === 'held') this.#held.add(next.changeId);
    else this.#held.delete(next.changeId);
    if (next.facts.toCompare) this.#toCompare.add(next.changeId);
    else this.#toCompare.delete(next.changeId);
    if (next.facts.needs !== null && isOpen(next.progress.state)) this.#needing.add(next.changeId);
    else this.#needing.delete(next.changeId);
  }

  #drop(change: ChangeRecord): void {
    this.#changes.delete(change.changeId);
    this.#noticed.delete(change.changeId);
    this.#held.delete(change.changeId);
    this.#toCompare.delete(change.changeId);
    this.#needing.delete(change.changeId);
    const ids = (this.#lanes.get(change.lane) ?? []).filter((id) => id !== change.changeId);
    this.#lanes.set(change.lane, ids);
    this.#count(change.lane, change.progress.state, undefined);
  }

  #count(lane: string, before: ChangeState | undefined, after: ChangeState | undefined): void {
    const by = (after !== undefined && isOpen(after) ? 1 : 0) - (before !== undefined && isOpen(before) ? 1 : 0);
    if (by === 0) return;
    this.#openCount += by;
    const count = (this.#open.get(lane) ?? 0) + by;
    if (count > 0) this.#open.set(lane, count);
    else this.#open.delete(lane);
  }

  #load(): void {
    this.#loadNames();
    const highest = this.#sql("SELECT seq FROM sqlite_sequence WHERE name = 'changes'").get();
    this.#highest = highest === undefined ? 0 : Number(highest['seq']);
    const first = this.#sql('SELECT min(seq) AS seq FROM changes WHERE ended_at IS NULL').get()?.['seq'] ?? null;
    this.#from = first === null ? this.#highest : Number(first) - 1;
    this.#steps = this.stepsAfter(this.#from);
    const lanes = `SELECT lane FROM changes WHERE ended_at IS NULL OR notice IS NOT NULL
      UNION SELECT lane FROM changes WHERE to_compare = 1`;
    for (const row of this.#sql(`SELECT * FROM changes WHERE lane IN (${lanes}) ORDER BY seq`).iterate()) {
      this.#remember(row);
    }
  }

  #loadNames(): void {
    const rows = this.#sql('SELECT earlier, lane FROM lane_names').all();
    this.#names = new Map(rows.map((row) => [String(row['earlier']), String(row['lane'])]));
  }

  #loadLane(lane: string): readonly string[] {
    const kept = this.#lanes.get(lane);
    if (kept !== undefined) return kept;
    for (const row of this.#sql('SELECT * FROM changes WHERE lane = ? ORDER BY seq').all(lane)) {
      this.#remember(row);
    }
    return this.#lanes.get(lane) ?? [];
  }

  #forgetLane(lane: string): void {
    for (const id of this.#lanes.get(lane) ?? []) {
      const change = this.#changes.get(id);
      if (change !== undefined) this.#count(lane, change.progress.state, undefined);
      this.#changes.delete(id);
      this.#noticed.delete(id);
      this.#held.delete(id);
      this.#toCompare.delete(id);
      this.#needing.delete(id);
    }
    this.#lanes.delete(lane);
  }

  /** A row as a change; what does not open stays on the disk as it is, and its lane stands still. */
  #remember(row: StoredRow): void {
    const change = recordOf(this.#store, row);
    if (change !== undefined) return this.#keep(change, undefined);
    if (row['ended_at'] !== null) return; // nothing is to be done about it any more
    const lane = String(row['lane']);
    const rows = (this.#damaged.get(lane) ?? []).filter((one) => one.changeId !== row['change_id']);
    const kind = WishKind.safeParse(row['kind']);
    rows.push({
      changeId: String(row['change_id']),
      lane,
      kind: kind.success ? kind.data : 'move',
      madeAt: Number(row['made_at']),
    });
    this.#damaged.set(lane, rows);
  }
}
