// A pinned clock for what is compared with a picture: it is always Monday 23 November 2026, 10:47 am, in Denver.
import { test } from '@playwright/test';

/** 10 seconds into the minute, so that a whole file of specs stays in it. */
const PINNED_AT = Date.UTC(2026, 10, 23, 17, 47, 10);
/** Twenty seconds of a spec are one on this clock: it goes on, since order is told by it, and its minute stands. */
const PACE = 20;
/** It begins anew with each file of specs: a worker that has run for ten minutes would be half a minute on. */
let begun = { file: '', at: Date.now() };

function since(): number {
  const file = fileNow();
  if (file !== null && file !== begun.file) begun = { file, at: Date.now() };
  return begun.at;
}

/** The file whose spec runs now; null where none does (a file that is being loaded, an answer after the end). */
function fileNow(): string | null {
  try {
    return test.info().file;
  } catch {
    return null;
  }
}

/** What the clock of the app and of its practice account say now (UTC ms). All processes of one spec share it. */
export function pinnedNow(): number {
  return Math.floor(PINNED_AT + (Date.now() - since()) / PACE);
}

/** How the app is told of it: the clock is read by e2e/host/pinned.cjs, the zone by Node. */
export function pinnedEnv(): Record<string, string> {
  return {
    FRONT_DESK_HOST_CLOCK: `${String(PINNED_AT)} ${String(since())} ${String(PACE)}`,
    TZ: 'America/Denver',
  };
}
