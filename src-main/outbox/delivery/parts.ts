// What the delivery loop is handed: every part that it works with, and what it asks of the outbox around it.
import type { Clock } from '../../../src-shared/time/clock.ts';
import type { PreparedWrite, SecureVideoApi } from '../../api/port.ts';
import type { Effects } from '../effects.ts';
import type { Feed } from '../feed.ts';
import type { Journal } from '../journal/journal.ts';
import type { Line } from '../line.ts';
import type { Moments } from '../moments.ts';
import type { LaneFacts, Sending } from '../plan/decision.ts';
import type { Quiet } from '../quiet.ts';
import type { Reader } from '../reader.ts';
import type { OutboxLog } from '../running.ts';

export type DeliveryParts = {
  readonly api: SecureVideoApi;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly effects: Effects;
  readonly feed: Feed;
  readonly line: Line;
  readonly quiet: Quiet;
  readonly moments: Moments;
  readonly reader: Reader;
  readonly log: OutboxLog;
  /** What is known of one lane, for `decide`. */
  readonly factsOf: (lane: string) => LaneFacts;
  readonly write: (sending: Sending) => PreparedWrite;
  /** Whether everybody in a session has been given an id by SecureVideo. */
  readonly hasCodes: (lane: string) => boolean;
  readonly listDelayMs: number;
  /** Why nothing may be sent at all; null = it may. */
  readonly paused: () => string | null;
  readonly changed: () => void;
};

/** The disk did not take a step: tried again after this. */
export const DISK_RETRY_MS = 5_000;

/** What may be logged of a failure: its kind. Messages quote patients. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
