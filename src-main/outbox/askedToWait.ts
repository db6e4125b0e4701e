// How long SecureVideo asked to wait, kept for the next start: who ends a program and starts it again waits all the same.
import type { Store } from '../store/port.ts';
import { RETRY_AFTER_MAX_MS } from './line.ts';
import type { Moments } from './moments.ts';

const ASKED_TO_WAIT = 'outbox.askedToWait';

/** Keeps it; a disk that does not take it costs politeness, nothing that was promised. */
export function keepWait(store: Store, moments: Moments, askedMs: number): void {
  try {
    store.setMeta(ASKED_TO_WAIT, `${String(moments.wall + askedMs)} ${String(askedMs)}`);
  } catch {
    // What comes of the disk's trouble is told where something is saved.
  }
}

/** What is left of it at a start, in milliseconds; never more than was asked, should the clock have been set back. */
export function waitLeft(store: Store, moments: Moments): number {
  const [until = 0, asked = 0] = (store.getMeta(ASKED_TO_WAIT) ?? '').split(' ').map(Number);
  const leftMs = Math.min(until - moments.wall, asked, RETRY_AFTER_MAX_MS);
  return leftMs > 0 ? leftMs : 0;
}
