// When the loop asks SecureVideo for its list: which lanes wait for one, whose codes are missing, how soon after a failure.
import { DISK_RETRY_MS } from './parts.ts';
import type { DeliveryParts } from './parts.ts';

const DISK_RETRY_MAX_MS = 60_000;
/** Reads of this queue begin no closer together, whatever its lanes want: SecureVideo is asked gently even by a fault of ours. */
const READS_APART_MS = 1_000;

/** Told of the end of each read that was begun here: `refused` = the disk did not take it in, and is asked again after so long. */
type Ended = { readonly came: () => void; readonly refused: (waitMs: number) => void };

export class Reads {
  readonly #parts: DeliveryParts;
  readonly #ended: Ended;
  /** Lanes that wait for a read which begins then or later. */
  readonly #lanes = new Map<string, number>();
  /** Lanes whose people have no codes yet, and when to read for them: SecureVideo need not answer an add with any. */
  readonly #codeless = new Map<string, { readonly afterMono: number; readonly isLast: boolean }>();
  #nextAtMono = -Infinity;
  #refused = 0;

  constructor(parts: DeliveryParts, ended: Ended) {
    this.#parts = parts;
    this.#ended = ended;
  }

  /** A lane waits for a read that begins then or later. */
  want(lane: string, afterMono: number): void {
    this.#lanes.set(lane, afterMono);
  }

  /** A lane is looked at anew, whatever it waited for. */
  forget(lane: string): void {
    this.#lanes.delete(lane);
  }

  /** All that wait are looked at anew; answers them. */
  forgetAll(): string[] {
    const waiting = [...this.#lanes.keys()];
    this.#lanes.clear();
    return waiting;
  }

  /** Somebody is still without a code. */
  get areCodesMissing(): boolean {
    return this.#codeless.size > 0;
  }

  /** Codes are read for, but not at once: a list that is behind would take back what was just delivered. */
  expectCodes(lane: string): void {
    const { moments, listDelayMs } = this.#parts;
    this.#codeless.set(lane, { afterMono: moments.mono + listDelayMs, isLast: false });
  }

  /** Codes that are still missing after a read are read for once more, when lists have had time to show them. */
  lookForCodes(): void {
    const { hasCodes, moments, listDelayMs } = this.#parts;
    for (const [lane, { isLast }] of this.#codeless) {
      if (isLast || hasCodes(lane)) this.#codeless.delete(lane);
      else this.#codeless.set(lane, { afterMono: moments.mono + listDelayMs, isLast: true });
    }
  }

  /** Begins a read of the whole account; its end is told. */
  begin(): void {
    this.#parts.line.begun();
    this.#nextAtMono = this.#parts.moments.mono + READS_APART_MS;
    void this.#parts.reader.whole(this.#parts.moments.mono).then(
      () => {
        this.#refused = 0;
        this.#ended.came();
      },
      () => {
        // A full disk takes no list in: asking SecureVideo for it again and again helps nobody.
        const waitMs = Math.min(DISK_RETRY_MAX_MS, DISK_RETRY_MS * 2 ** this.#refused++);
        this.#nextAtMono = this.#parts.moments.mono + waitMs;
        this.#ended.refused(waitMs);
      },
    );
  }

  /** The disk did not take in the last one, and is left alone for a while. */
  get isRefused(): boolean {
    return this.#refused > 0 && this.#parts.moments.mono < this.#nextAtMono;
  }

  /** When the line may be probed, and the disk is likely to take in what comes of it. */
  get probeAtMono(): number | null {
    const { probeAtMono } = this.#parts.line;
    return probeAtMono === null || this.#refused === 0 ? probeAtMono : Math.max(probeAtMono, this.#nextAtMono);
  }

  /** When a read may begin that somebody waits for; null = nobody does. */
  nextMono(): number | null {
    const wanted = [...this.#lanes.values(), ...[...this.#codeless.values()].map(({ afterMono }) => afterMono)];
    if (wanted.length === 0) return null;
    return Math.max(this.#nextAtMono, Math.min(...wanted));
  }
}
