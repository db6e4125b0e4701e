// What the oracle keeps of one desk's wire and disk between two looks.
import type { PreparedWrite } from '../../api/port.ts';
import type { Tag } from './service.ts';
import type { Wished } from './wished.ts';

type Pending = { readonly write: PreparedWrite; readonly wished: Wished | null };

export type Watched = {
  readonly pending: Pending[];
  readonly reads: Map<Tag | null, number>;
  inFlight: number;
  notBeforeMono: number;
  /** When the newest whole read that came in had begun; of this process, and of any. */
  readBegun: number | null;
  readBegunEver: number | null;
  readsNow: number[];
  readsLately: number[];
  /** What the disk had at the last look, summed up. */
  sum: string;
  /** A list that lacked something may be gone by until then. */
  liesUntil: number;
  emptiedUntil: number;
};

/** One end of a send that tells nothing; it may show twice, as the process ends and as the line does. */
export function countLost(wished: Wished): void {
  if (!wished.isLostCounted) wished.lost++;
  wished.isLostCounted = true;
}
