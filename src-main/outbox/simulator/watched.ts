// What the oracle keeps of one desk's wire and disk between two looks.
import type { PreparedWrite } from '../../api/port.ts';
import type { Coverage } from './coverage.ts';
import type { Desk } from './desk.ts';
import type { Tag } from './service.ts';
import type { Known, Wished } from './wished.ts';

/** A wish as a person makes it, before anything has come of it. */
export type NewWish = Pick<Wished, 'changeId' | 'lane' | 'wish' | 'draftId' | 'replaces'> &
  Partial<Pick<Wished, 'needs'>>;

/** What those who judge the wire, the disk and the effects are given: what is known, and where to say what is broken. */
export type Judging = Known & {
  readonly coverage: Coverage;
  say(text: string): void;
  violated(invariant: string, text: string): void;
  of(desk: Desk, changeId: string): Wished | undefined;
  watched(desk: Desk): Watched;
  wishes_(desk: Desk, wished: NewWish): Wished;
};

type Pending = { readonly write: PreparedWrite; readonly wished: Wished | null };

export type Watched = {
  readonly pending: Pending[];
  readonly reads: Map<Tag | null, number>;
  inFlight: number;
  /** Those of them that a screen asked for: reads of a part, which the line does not go by. */
  forScreens: number;
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
