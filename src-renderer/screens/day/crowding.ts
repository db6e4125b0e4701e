// What of a clinician's starts lies too near: how many at the same minute, and which other start is nearer than a session takes.
import type { DayRow } from '../../../src-shared/contract/views.ts';
import { USUAL_LENGTH_MS } from '../../../src-shared/session/limits.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';

/** Of one row: how many of its clinician's sessions begin with it, and the nearest other start that is too near (null = none). */
export type Crowding = { readonly atThisTime: number; readonly closeTo: UtcMs | null };

/** A session that is cancelled, or to be, takes nobody's time. */
export function isStruck(row: DayRow): boolean {
  return row.cancelWaits || row.session.cancelled;
}

/** Tells of each row of a day how crowded it is; counted once, at the first question. */
export function crowdingOf(rows: readonly DayRow[]): (row: DayRow) => Crowding {
  let known: ReadonlyMap<string, Crowding> | undefined;
  return (row) => (known ??= counted(rows)).get(keyOf(row.session)) ?? { atThisTime: 1, closeTo: null };
}

function keyOf({ hostId, startsAt }: DayRow['session']): string {
  return `${hostId} ${String(startsAt)}`;
}

function counted(rows: readonly DayRow[]): ReadonlyMap<string, Crowding> {
  const hosts = new Map<string, Map<UtcMs, number>>();
  for (const row of rows) {
    if (isStruck(row)) continue;
    const { hostId, startsAt } = row.session;
    const starts = hosts.get(hostId) ?? new Map<UtcMs, number>();
    starts.set(startsAt, (starts.get(startsAt) ?? 0) + 1);
    hosts.set(hostId, starts);
  }
  const known = new Map<string, Crowding>();
  for (const [hostId, starts] of hosts) {
    const sorted = [...starts.keys()].sort((a, b) => a - b);
    for (const [place, startsAt] of sorted.entries()) {
      const near = [sorted[place - 1], sorted[place + 1]]
        .filter((at) => at !== undefined && Math.abs(at - startsAt) < USUAL_LENGTH_MS)
        .sort((a, b) => Math.abs((a ?? 0) - startsAt) - Math.abs((b ?? 0) - startsAt));
      const crowding = { atThisTime: starts.get(startsAt) ?? 1, closeTo: near[0] ?? null };
      known.set(`${hostId} ${String(startsAt)}`, crowding);
    }
  }
  return known;
}
