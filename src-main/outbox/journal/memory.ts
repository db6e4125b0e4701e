// What the journal keeps in memory: lanes whole or not at all, and which of their changes are open, held or noticed.
import { isOpen } from '../../../src-shared/outbox/state.ts';
import type { ChangeState } from '../../../src-shared/outbox/state.ts';
import type { ChangeRecord } from '../record.ts';

export class JournalMemory {
  readonly #changes = new Map<string, ChangeRecord>();
  /** Ids of a lane's changes in the order made; a lane is in memory whole or not at all. */
  readonly #lanes = new Map<string, string[]>();
  readonly #open = new Map<string, number>();
  readonly #noticed = new Set<string>();
  readonly #held = new Set<string>();
  readonly #toCompare = new Set<string>();
  readonly #needing = new Set<string>();
  #openCount = 0;

  get openCount(): number {
    return this.#openCount;
  }

  has(changeId: string): boolean {
    return this.#changes.has(changeId);
  }

  get(changeId: string): ChangeRecord | undefined {
    return this.#changes.get(changeId);
  }

  /** Ids of a lane's changes in the order made; undefined = it is not in memory. */
  idsOf(lane: string): readonly string[] | undefined {
    return this.#lanes.get(lane);
  }

  /** Those of `ids` that are here. */
  all(ids: Iterable<string>): ChangeRecord[] {
    return [...ids].map((id) => this.#changes.get(id)).filter((change) => change !== undefined);
  }

  isAnyOpen(lane: string): boolean {
    return this.#open.has(lane);
  }

  openLanes(): IterableIterator<string> {
    return this.#open.keys();
  }

  noticed(): ChangeRecord[] {
    return this.all(this.#noticed);
  }

  held(): ChangeRecord[] {
    return this.all(this.#held);
  }

  toCompare(): ChangeRecord[] {
    return this.all(this.#toCompare);
  }

  needing(): ChangeRecord[] {
    return this.all(this.#needing);
  }

  /** Keeps a change in place of what it was before; undefined = it is new. */
  keep(next: ChangeRecord, before: ChangeRecord | undefined): void {
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

  /** Takes back a change that was kept as new. */
  drop(change: ChangeRecord): void {
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

  /** As if its lane had never been read. */
  forgetLane(lane: string): void {
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
}
