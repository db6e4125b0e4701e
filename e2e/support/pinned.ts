// A pinned clock for what is compared with a picture: it is always Monday 23 November 2026, 10:47 am, in Denver.

/** 10 seconds into the minute, so that a whole spec stays in it. */
const PINNED_AT = Date.UTC(2026, 10, 23, 17, 47, 10);
/** Twenty seconds of a spec are one on this clock: it goes on, since order is told by it, and its minute stands. */
const PACE = 20;
const since = Date.now();

/** What the clock of the app and of its practice account say now (UTC ms). All processes of one spec share it. */
export function pinnedNow(): number {
  return Math.floor(PINNED_AT + (Date.now() - since) / PACE);
}

/** How the app is told of it: the clock is read by e2e/host/pinned.cjs, the zone by Node. */
export const pinnedEnv = {
  FRONT_DESK_HOST_CLOCK: `${String(PINNED_AT)} ${String(since)} ${String(PACE)}`,
  TZ: 'America/Denver',
} as const;
