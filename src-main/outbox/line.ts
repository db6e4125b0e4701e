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
/** Requests in flight at most; one a lane. */
export const IN_FLIGHT_MAX = 4;
/** "Come later" is an answer of the API: so lately heard, it proves the line, and a change may be what is tried next. */
export const CONTACT_AGE_MAX_MS = 2 * 60_000;
/** Told to wait, a desk waits up to so long beyond what it was asked: others were told the same in the same second. */
export const CROWD_WAIT_MAX_MS = 105_000;
/** How often the bound of that wait doubles. */
const CROWD_MAX = 6;
/** Between two requests of a desk that was told to wait, for each step of the crowd. */
const PACE_STEP_MS = 200;

export class Line {
  readonly #moments: Moments;
  readonly #random: RandomBytes;
  readonly #told: (askedMs: number) => void;
  #state: LineState = { is: 'unknown' };
  #failures = 0;
  /** We wait until then: as long as asked, or until the next probe. */
  #notBeforeMono = 0;
  #isProven = false;
  /** When the API last answered anything, by the monotonic clock. */
  #contactMono = Number.NEGATIVE_INFINITY;
  /**
   * How many others are likely to want the service now, in steps: as many as the outage was long, one more each time that
   * we are told to wait, one less with each request that is done.
   */
  #crowd = 0;
  /** We were told to wait, and the crowd is not gone yet: a little time passes between two requests. */
  #isPaced = false;
  #paceMono = 0;
  /** Requests that may be in flight without a crowd: one more with each that is done, half when told to wait. */
  #window = 1;

  /** `told` hears of each time that SecureVideo asked for, in milliseconds: it holds for the next run of the program too. */
  constructor(moments: Moments, random: RandomBytes, told: (askedMs: number) => void = () => undefined) {
    this.#moments = moments;
    this.#random = random;
    this.#told = told;
  }

  get state(): LineState {
    return this.#state;
  }

  /** Changes may be sent: the last thing heard was an answer of the API, and nobody asked to wait. */
  get maySend(): boolean {
    return this.#isProven && this.#state.is === 'online' && this.#moments.mono >= this.#nextMono;
  }

  /** SecureVideo is there and has told us to wait; nothing has been done since. */
  get isWaiting(): boolean {
    return this.#state.is === 'offline' && this.#state.why === 'busy';
  }

  /** The line is down, and has to be asked whether it is back though nothing waits. */
  get needsProbe(): boolean {
    if (this.#state.is !== 'offline') return false;
    return !this.isWaiting || this.trial?.byChange === false;
  }

  /** Requests that may be in flight now; 0 = none, for the line is not proven or we were told to wait. */
  get room(): number {
    if (!this.maySend) return 0;
    return this.#crowd > 0 ? 1 : this.#window;
  }

  /** We were told to wait and have waited: one request alone may be tried, a list or (`byChange`) a change. */
  get trial(): { readonly byChange: boolean } | null {
    if (!this.isWaiting || this.#moments.mono < this.#notBeforeMono) return null;
    return { byChange: this.#hasContact };
  }

  /** When the next probe may go, by the monotonic clock; null = not before a person has seen to the keys. */
  get probeAtMono(): number | null {
    return this.#state.is === 'keysRefused' ? null : this.#nextMono;
  }

  /** A request goes out. */
  begun(): void {
    if (this.#isPaced) this.#paceMono = this.#moments.mono + PACE_STEP_MS * this.#crowd;
  }

  /**
   * SecureVideo has done or read what it was asked. True where the line had been lost, or had never been there, before.
   * What was on its way already when we were told to wait does not end the wait.
   */
  answered(): boolean {
    const { mono, wall } = this.#moments;
    const wasLost = this.#isLost;
    this.#contactMono = mono;
    if (this.isWaiting && mono < this.#notBeforeMono) return false;
    if (wasLost) {
      this.#window = 1;
      this.#expectCrowd();
    } else {
      if (!this.isWaiting) this.#window = Math.min(IN_FLIGHT_MAX, this.#window + 1);
      this.#crowd = Math.max(0, this.#crowd - 1);
      if (this.#crowd === 0) this.#isPaced = false;
    }
    if (this.#state.is !== 'online') this.#state = { is: 'online', since: wall };
    this.#isProven = true;
    this.#failures = 0;
    return wasLost;
  }

  /** Nothing is left to be tried after a wait: being told to wait was itself an answer. False where it is too old. */
  rested(): boolean {
    if (this.trial?.byChange !== true) return false;
    this.#state = { is: 'online', since: this.#moments.wall };
    this.#isProven = true;
    return true;
  }

  /** A write ended without an answer that is SecureVideo's: a probe comes before anything else is sent. */
  doubted(): void {
    this.#isProven = false;
  }

  /** A request failed. `stopped` (closed, or the keys are locked) says nothing of the line, but is not hurried either. */
  failed(trouble: Trouble): void {
    const waitMs = Math.max(PROBE_WAIT_MIN_MS, this.#jitterMs(this.#failures++, PROBE_WAIT_MAX_MS));
    this.#window = 1;
    if (this.isWaiting && this.#moments.mono < this.#notBeforeMono) {
      this.#isProven = false;
      return; // it was on its way already when we were told to wait: that stays in force
    }
    if (trouble !== 'stopped') return this.#down(whyOf(trouble), waitMs);
    this.#isProven = false;
    this.#notBeforeMono = Math.max(this.#notBeforeMono, this.#moments.mono + waitMs);
  }

  /**
   * SecureVideo asked to wait (429, 503); null = without saying how long. Never before that, and then each desk at a
   * moment of its own, the later the more of them there seem to be. True where the line had been lost before: it is back.
   */
  busy(retryAfterMs: number | null): boolean {
    const { mono } = this.#moments;
    const wasLost = this.#isLost;
    this.#contactMono = mono;
    if (wasLost) this.#expectCrowd();
    const askedMs = Math.min(Math.max(0, retryAfterMs ?? PROBE_WAIT_MIN_MS), RETRY_AFTER_MAX_MS);
    if (askedMs > 0) this.#told(askedMs);
    // Of several that were in flight together the first one counts; the others only say again how long.
    const isToldAlready = this.isWaiting && mono < this.#notBeforeMono;
    const waitMs = isToldAlready ? askedMs : askedMs + this.#jitterMs(this.#crowd, CROWD_WAIT_MAX_MS);
    if (!isToldAlready) {
      this.#crowd = Math.min(CROWD_MAX, this.#crowd + 1);
      this.#window = Math.max(1, Math.floor(this.#window / 2));
      this.#isPaced = true;
    }
    this.#failures = 0;
    this.#down('busy', waitMs);
    return wasLost;
  }

  /** SecureVideo had asked an earlier run to wait, and so much is left of it. Whether it is there now nobody knows. */
  stillWaits(leftMs: number): void {
    this.#down('busy', leftMs);
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

  /** No request before this, by the monotonic clock. */
  get #nextMono(): number {
    return Math.max(this.#notBeforeMono, this.#paceMono);
  }

  get #hasContact(): boolean {
    return this.#moments.mono - this.#contactMono <= CONTACT_AGE_MAX_MS;
  }

  /** Being told to wait is no loss of the line, unless that is so long ago that nobody can say. */
  get #isLost(): boolean {
    return this.#state.is !== 'online' && !(this.isWaiting && this.#hasContact);
  }

  /** The longer the line was gone, the more others have come to wait for it. */
  #expectCrowd(): void {
    this.#crowd = Math.max(this.#crowd, Math.min(CROWD_MAX, this.#failures));
  }

  /** Full jitter under a bound that doubles with each step. */
  #jitterMs(steps: number, maxMs: number): number {
    const bound = Math.min(maxMs, PROBE_WAIT_FIRST_MS * 2 ** Math.min(steps, 16));
    return Math.round(bound * fraction(this.#random));
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
