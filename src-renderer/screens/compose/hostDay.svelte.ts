// A clinician's sessions around a start that is being chosen: from the local copy at once, then as SecureVideo has them.
import type { DayRow } from '../../../src-shared/contract/views.ts';
import type { Day } from '../../../src-shared/time/day.ts';
import type { DeskBridge } from '../../state/bridge.ts';

export class HostDay {
  readonly #desk: Pick<DeskBridge, 'call'>;
  #rows = $state.raw<readonly DayRow[]>([]);
  #of = '';

  constructor(desk: Pick<DeskBridge, 'call'>) {
    this.#desk = desk;
  }

  get rows(): readonly DayRow[] {
    return this.#rows;
  }

  /** Looks at another clinician or day ('YYYY-MM-DD' in the clinic's zone); undefined = at nothing. */
  async look(hostId: string | undefined, date: Day | undefined): Promise<void> {
    const of = hostId === undefined || date === undefined ? '' : `${hostId} ${date}`;
    if (of === this.#of) return;
    this.#of = of;
    this.#rows = [];
    if (hostId === undefined || date === undefined) return;
    await this.#read(of, hostId, date);
    await this.#desk.call('day.readHost', { hostId });
    await this.#read(of, hostId, date);
  }

  async #read(of: string, hostId: string, date: Day): Promise<void> {
    const answer = await this.#desk.call('day.read', { date, hostId });
    if (answer.ok && of === this.#of) this.#rows = answer.value.rows;
  }
}
