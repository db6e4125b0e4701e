// Rows of the journal that do not open: their bytes stay as they are, and their lanes stand still.
import { WishKind } from '../../../src-shared/outbox/change.ts';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { StoredRow } from './row.ts';

/** A change that does not open, by what of it is not sealed. */
export type Unreadable = {
  readonly changeId: string;
  readonly lane: string;
  readonly kind: WishKind;
  readonly madeAt: UtcMs;
};

export class Damaged {
  readonly #lanes = new Map<string, Unreadable[]>();

  /** Lanes with such a row. */
  get count(): number {
    return this.#lanes.size;
  }

  has(lane: string): boolean {
    return this.#lanes.has(lane);
  }

  all(): Unreadable[] {
    return [...this.#lanes.values()].flat();
  }

  /** Notes a row; what of it is not sealed is still known. */
  add(row: StoredRow): void {
    const lane = String(row['lane']);
    const rows = (this.#lanes.get(lane) ?? []).filter((one) => one.changeId !== row['change_id']);
    const kind = WishKind.safeParse(row['kind']);
    rows.push({
      changeId: String(row['change_id']),
      lane,
      kind: kind.success ? kind.data : 'move',
      madeAt: Number(row['made_at']),
    });
    this.#lanes.set(lane, rows);
  }

  /** Forgets all of them and answers what there was, for `putBack`. */
  takeAll(): [lane: string, rows: Unreadable[]][] {
    const lanes = [...this.#lanes];
    this.#lanes.clear();
    return lanes;
  }

  putBack(lanes: readonly (readonly [lane: string, rows: Unreadable[]])[]): void {
    lanes.forEach(([lane, rows]) => this.#lanes.set(lane, rows));
  }
}
