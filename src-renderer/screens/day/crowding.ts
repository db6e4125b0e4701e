// What of a clinician's starts lies too near: how many at the same minute, and which other start is nearer than a session takes.
import type { DayRow } from '../../../src-shared/contract/views/day.ts';
import { USUAL_LENGTH_MS } from '../../../src-shared/session/limits.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';

/** Of one row: how many of its clinician's sessions begin with it, and the nearest other start that is too near (null = none). */
export type Crowding = { readonly atThisTime: number; readonly closeTo: UtcMs | null };

/** A session that is cancelled, or to be, takes nobody's time. */
export function isStruck(row: DayRow): boolean {
  return row.cancelWaits || row.session.cancelled;
}

/**
 * Tells of each row of a day how crowded it is. Few of a long day's rows are ever asked about: at the first question the starts
 * are laid out by clinician, and a clinician's are counted when one of theirs is asked about.
 */
export function crowdingOf(rows: readonly DayRow[]): (row: DayRow) => Crowding {
  let starts: ReadonlyMap<string, readonly UtcMs[]> | undefined;
  const counted = new Map<string, ReadonlyMap<UtcMs, Crowding>>();
  return ({ session: { hostId, startsAt } }) => {
    let known = counted.get(hostId);
    if (known === undefined) {
      starts ??= startsByHost(rows);
      counted.set(hostId, (known = crowdingAt(starts.get(hostId) ?? [])));
    }
    return known.get(startsAt) ?? { atThisTime: 1, closeTo: null };
  };
}

function startsByHost(rows: readonly DayRow[]): ReadonlyMap<string, readonly UtcMs[]> {
  const hosts = new Map<string, UtcMs[]>();
  for (const row of rows) {
    if (isStruck(row)) continue;
    const { hostId, startsAt } = row.session;
    const starts = hosts.get(hostId);
    if (starts) starts.push(startsAt);
    else hosts.set(hostId, [startsAt]);
  }
  return hosts;
}

/** Of one clinician's starts, how crowded each moment is. */
function crowdingAt(starts: readonly UtcMs[]): ReadonlyMap<UtcMs, Crowding> {
  const counts = new Map<UtcMs, number>();
  for (const startsAt of starts) counts.set(startsAt, (counts.get(startsAt) ?? 0) + 1);
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  return new Map(
    sorted.map((startsAt, place) => {
      const near = [sorted[place - 1], sorted[place + 1]]
        .filter((at) => at !== undefined && Math.abs(at - startsAt) < USUAL_LENGTH_MS)
        .sort((a, b) => Math.abs((a ?? 0) - startsAt) - Math.abs((b ?? 0) - startsAt));
      return [startsAt, { atThisTime: counts.get(startsAt) ?? 1, closeTo: near[0] ?? null }];
    }),
  );
}
