// A clinician's sessions around a start that is being chosen: from the local copy at once, then as SecureVideo has them.
import type { DayRow } from '../../src-shared/contract/views/day.ts';
import type { UtcMs } from '../../src-shared/time/utc.ts';
import type { Day } from '../../src-shared/time/day.ts';
import type { DeskBridge } from '../state/bridge.ts';

export class HostDay {
  readonly #desk: Pick<DeskBridge, 'call'>;
  #rows = $state.raw<readonly DayRow[]>([]);
  #readAt = $state.raw<UtcMs | null>(null);
  #of: { readonly hostId: string; readonly date: Day } | undefined;

  constructor(desk: Pick<DeskBridge, 'call'>) {
    this.#desk = desk;
  }

  get rows(): readonly DayRow[] {
    return this.#rows;
  }
  /** When the clinician's list was last read; null = never on this computer. */
  get readAt(): UtcMs | null {
    return this.#readAt;
  }

  /** Looks at another clinician or day ('YYYY-MM-DD' in the clinic's zone); undefined or '' = at nothing. */
  async look(hostId: string | undefined, date: Day | undefined): Promise<void> {
    if ((hostId || undefined) === this.#of?.hostId && (date === this.#of?.date || !hostId)) return;
    this.#of = !hostId || date === undefined ? undefined : { hostId, date };
    this.#rows = [];
    await this.readRows();
    await this.lookAgain();
  }

  /** Asks SecureVideo for the same clinician's list where that is old. */
  async lookAgain(): Promise<void> {
    const of = this.#of;
    if (of === undefined) return;
    const answer = await this.#desk.call('day.readHost', { hostId: of.hostId });
    if (answer.ok) this.#readAt = answer.value.at;
    if (of === this.#of) await this.readRows();
  }

  /** Reads the local copy again: something in it has changed. */
  async readRows(): Promise<void> {
    const of = this.#of;
    if (of === undefined) return;
    const answer = await this.#desk.call('day.read', of);
    if (answer.ok && of === this.#of) this.#rows = answer.value.rows;
  }
}
