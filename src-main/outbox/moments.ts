// Moments by three clocks: the wall's, the machine's own that never goes back, and SecureVideo's as its answers tell it.
import type { UtcMs } from '../../src-shared/session/session.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { Moment } from './record.ts';

/** How old something is, by the clock that says most; `sure` is false where no clock can vouch for it. */
export type Age = { readonly ms: number; readonly sure: boolean };

/** The wall and the machine's own clock part by more than this: the computer slept, or somebody set the clock. */
export const SLEEP_SEEN_MS = 60_000;

/** What the clocks of one run of the program say. `run` tells runs apart: monotonic numbers of two runs do not compare. */
export class Moments {
  readonly run: string;
  readonly startedMono: number;
  readonly #clock: Clock;
  #wallAheadMs: number | null = null;
  #server: { readonly at: UtcMs; readonly mono: number; readonly aheadMs: number } | null = null;

  #unknownSinceMono = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, run: string) {
    this.#clock = clock;
    this.run = run;
    this.startedMono = clock.monotonic();
  }

  get mono(): number {
    return this.#clock.monotonic();
  }

  get wall(): UtcMs {
    return this.#clock.now();
  }

  now(): Moment {
    return { wall: this.wall, mono: this.mono, run: this.run, server: this.serverNow() };
  }

  /**
   * SecureVideo's own clock, counted on from its last answer; null while none has told it in this run, or since the computer
   * slept: what is counted on stood still with it, and would make a wish of this moment look hours old.
   */
  serverNow(): UtcMs | null {
    if (this.#server !== null && Math.abs(this.#aheadMs - this.#server.aheadMs) > SLEEP_SEEN_MS) {
      this.#server = null;
      this.#unknownSinceMono = this.mono;
    }
    return this.#server === null ? null : Math.round(this.#server.at + (this.mono - this.#server.mono));
  }

  /** SecureVideo's clock is not known, and an answer to what is asked from then on may tell it; null = it is known. */
  get unknownSinceMono(): number | null {
    return this.serverNow() === null ? this.#unknownSinceMono : null;
  }

  /** SecureVideo's clock where it is known, else the wall's. */
  bestNow(): UtcMs {
    return this.serverNow() ?? this.wall;
  }

  /** How far the wall's clock was ahead of SecureVideo's at its last answer; null while none has told it in this run. */
  get wallAheadMs(): number | null {
    return this.#wallAheadMs;
  }

  /** Takes in the Date header of an answer whose request began at `begunMono`. The earlier the better: ages come out larger. */
  heard(serverDate: UtcMs | null, begunMono: number): void {
    if (serverDate === null) return;
    this.#server = { at: serverDate, mono: begunMono, aheadMs: this.#aheadMs };
    this.#wallAheadMs = Math.round(this.wall - (this.mono - begunMono) - serverDate);
  }

  /** How far the wall is ahead of the machine's own clock: it changes when the computer sleeps, or somebody sets the wall. */
  get #aheadMs(): number {
    return this.wall - this.mono;
  }

  /** Monotonic number of a moment; one of an earlier run counts as the start of this one, which is never too early. */
  monoOf(moment: Moment): number {
    return moment.run === this.run ? moment.mono : this.startedMono;
  }

  /**
   * The largest of the three ages. It is sure when SecureVideo's clock saw both ends, or the machine's own clock saw all of
   * it: that one stands still in sleep, which only the wall tells, and a wall that was set back meanwhile tells of none.
   */
  ageOf(moment: Moment): Age {
    const server = this.serverNow();
    const byServer = moment.server !== null && server !== null ? server - moment.server : null;
    const byMono = moment.run === this.run ? this.mono - moment.mono : null;
    const ms = Math.max(this.wall - moment.wall, byServer ?? 0, byMono ?? 0, 0);
    const isSetBack = this.#aheadMs < moment.wall - moment.mono - SLEEP_SEEN_MS;
    return { ms, sure: byServer !== null || (byMono !== null && !isSetBack) };
  }
}
