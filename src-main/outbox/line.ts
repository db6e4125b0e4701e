// The line to SecureVideo: only an answer of the API proves it, one probe at a time asks for one, politely.
import type { LineState } from '../../src-shared/outbox/change.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { fraction } from '../../src-shared/outbox/ids.ts';
import type { Trouble } from '../api/port.ts';
import type { Moments } from './moments.ts';

type Why = Extract<LineState, { is: 'offline' }>['why'];

/** Waits between probes: full jitter under a bound that doubles from the first to the second of these. */
export const PROBE_WAIT_FIRST_MS = 2_000;
export const PROBE_WAIT_MAX_MS = 60_000;
const PROBE_WAIT_MIN_MS = 500;
/** No Retry-After is kept longer, so that a mistaken one does not stop a desk for a day. */
export const RETRY_AFTER_MAX_MS = 60 * 60_000;

export class Line {
  readonly #moments: Moments;
  readonly #random: RandomBytes;
  #state: LineState = { is: 'unknown' };
  #failures = 0;
  /** No request before this, by the monotonic clock. */
  #notBeforeMono = 0;
  #isProven = false;

  constructor(moments: Moments, random: RandomBytes) {
    this.#moments = moments;
    this.#random = random;
  }

  get state(): LineState {
    return this.#state;
  }

  /** Changes may be sent: the last thing heard was an answer of the API, and nobody asked to wait. */
  get maySend(): boolean {
    return this.#isProven && this.#state.is === 'online' && this.#moments.mono >= this.#notBeforeMono;
  }

  /** When the next probe may go, by the monotonic clock; null = not before a person has seen to the keys. */
  get probeAtMono(): number | null {
    return this.#state.is === 'keysRefused' ? null : this.#notBeforeMono;
  }

  /** A list was read. True where the line had been lost, or had never been there, before. */
  answered(): boolean {
    const wasDown = this.#state.is !== 'online';
    if (wasDown) this.#state = { is: 'online', since: this.#moments.wall };
    this.#isProven = true;
    this.#failures = 0;
    return wasDown;
  }

  /** A write ended without an answer that is SecureVideo's: a probe comes before anything else is sent. */
  doubted(): void {
    this.#isProven = false;
  }

  /** A request failed. `stopped` (closed, or the keys are locked) says nothing of the line, but is not hurried either. */
  failed(trouble: Trouble): void {
    const waitMs = this.#nextWaitMs();
    if (trouble !== 'stopped') return this.#down(whyOf(trouble), waitMs);
    this.#isProven = false;
    this.#notBeforeMono = Math.max(this.#notBeforeMono, this.#moments.mono + waitMs);
  }

  /** SecureVideo asked to wait (429, 503); null = without saying how long. */
  busy(retryAfterMs: number | null): void {
    const waitMs = retryAfterMs === null ? this.#nextWaitMs() : Math.min(Math.max(0, retryAfterMs), RETRY_AFTER_MAX_MS);
    this.#down('busy', waitMs);
  }

  /** The keys are not taken: nothing more is asked until a person has seen to it. */
  keysRefused(): void {
    this.#isProven = false;
    if (this.#state.is !== 'keysRefused') this.#state = { is: 'keysRefused', since: this.#moments.wall };
  }

  /** New keys, a woken computer, a cable: a reason to look now, not a proof. Being asked to wait stays in force. */
  lookAgain(): void {
    if (this.#state.is === 'keysRefused') this.#state = { is: 'unknown' };
    if (this.#state.is === 'offline' && this.#state.why !== 'busy') this.#notBeforeMono = this.#moments.mono;
    this.#isProven = false;
  }

  #nextWaitMs(): number {
    const bound = Math.min(PROBE_WAIT_MAX_MS, PROBE_WAIT_FIRST_MS * 2 ** Math.min(this.#failures, 16));
    this.#failures++;
    return Math.max(PROBE_WAIT_MIN_MS, Math.round(bound * fraction(this.#random)));
  }

  #down(why: Why, waitMs: number): void {
    this.#isProven = false;
    const since = this.#state.is === 'offline' ? this.#state.since : this.#moments.wall;
    this.#notBeforeMono = Math.max(this.#notBeforeMono, this.#moments.mono + waitMs);
    const leftMs = Math.round(this.#notBeforeMono - this.#moments.mono);
    this.#state = { is: 'offline', since, why, nextTryAt: this.#moments.wall + leftMs };
  }
}

function whyOf(trouble: Trouble): Why {
  switch (trouble) {
    case 'notTheApi':
      return 'portal';
    case 'certificate':
    case 'proxyRefused':
    case 'proxyWantsPassword':
      return trouble;
    case 'serverError':
    case 'unreadable':
    case 'tooLarge':
      return 'serviceDown';
    case 'nameNotFound':
    case 'noRoute':
    case 'refusedConnection':
    case 'timeout':
    case 'reset':
    case 'stopped':
      return 'noNetwork';
  }
}
