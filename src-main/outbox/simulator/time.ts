// The world's one true time, and the clocks of machines that only think they know it: skewed walls, sleep, dead processes.
import type { CancelTimer, Clock } from '../../../src-shared/time/clock.ts';

type Timer = { readonly at: number; readonly order: number; run: (() => void) | null };

/** So many timers at one moment are a loop that never rests. */
const AT_ONCE_MAX = 20_000;

/** True time in UTC milliseconds. Timers run in the order in which they are due, each with all that follows from it at once. */
export class WorldTime {
  #now: number;
  #made = 0;
  /** A binary heap, the next one first. */
  readonly #heap: Timer[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Runs `run` in `delayMs`; returns its undo. */
  after(delayMs: number, run: () => void): CancelTimer {
    const timer: Timer = { at: this.#now + Math.max(0, delayMs), order: this.#made++, run };
    this.#push(timer);
    return () => {
      timer.run = null;
    };
  }

  /** Lets everything happen that is due until then, promises included. */
  async runUntil(until: number): Promise<void> {
    await settled();
    let atOnce = 0;
    for (let next = this.#heap[0]; next !== undefined && next.at <= until; next = this.#heap[0]) {
      this.#pop();
      if (next.run === null) continue;
      atOnce = next.at > this.#now ? 0 : atOnce + 1;
      if (atOnce > AT_ONCE_MAX) throw new Error('timers go off again and again, and time stands still');
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settled();
    }
    this.#now = Math.max(this.#now, until);
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (isBefore(at, parent, heap) === false) break;
      swap(heap, at, parent);
      at = parent;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (left < heap.length && isBefore(left, first, heap)) first = left;
      if (right < heap.length && isBefore(right, first, heap)) first = right;
      if (first === at) return;
      swap(heap, at, first);
      at = first;
    }
  }
}

function isBefore(a: number, b: number, heap: readonly Timer[]): boolean {
  const [one, other] = [heap[a], heap[b]];
  if (one === undefined || other === undefined) return false;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function swap(heap: Timer[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (one === undefined || other === undefined) return;
  heap[a] = other;
  heap[b] = one;
}

/** After a turn of the event loop every promise that could settle has settled: nothing here waits for the outside. */
function settled(): Promise<void> {
  return new Promise((go) => setImmediate(go));
}

/** What the clocks of all processes of one computer share. */
export class MachineTime {
  /** Wall minus true time, as somebody set it. */
  wallOffsetMs: number;
  readonly #firstOffsetMs: number;
  #asleepSince: number | null = null;
  #sleptMs = 0;
  readonly #clocks = new Set<ProcessClock>();
  readonly world: WorldTime;

  constructor(world: WorldTime, wallOffsetMs: number) {
    this.world = world;
    this.wallOffsetMs = wallOffsetMs;
    this.#firstOffsetMs = wallOffsetMs;
  }

  /** Somebody has set the wall since the day began. */
  get isWallSet(): boolean {
    return this.wallOffsetMs !== this.#firstOffsetMs;
  }

  /** How long it has slept in all. */
  get sleptMs(): number {
    return this.#sleptMs;
  }

  get isAsleep(): boolean {
    return this.#asleepSince !== null;
  }

  /** Milliseconds awake: what a monotonic clock counts. */
  get awakeMs(): number {
    return (this.#asleepSince ?? this.world.now) - this.#sleptMs;
  }

  sleep(): void {
    this.#asleepSince ??= this.world.now;
    for (const clock of this.#clocks) clock.stand();
  }

  wake(): void {
    if (this.#asleepSince === null) return;
    this.#sleptMs += this.world.now - this.#asleepSince;
    this.#asleepSince = null;
    for (const clock of this.#clocks) clock.go();
  }

  /** The clock of one process; it ends with it. */
  clock(): ProcessClock {
    const clock = new ProcessClock(this, () => this.#clocks.delete(clock));
    this.#clocks.add(clock);
    return clock;
  }
}

type Wait = { readonly dueAwakeMs: number; readonly run: () => void; cancel: CancelTimer };

/** `Clock` as a process sees it. Its monotonic numbers begin at its start, so that numbers of two runs do not compare. */
export class ProcessClock implements Clock {
  readonly #machine: MachineTime;
  readonly #startedAwakeMs: number;
  readonly #ended: () => void;
  readonly #waits = new Set<Wait>();
  #isOver = false;

  constructor(machine: MachineTime, ended: () => void) {
    this.#machine = machine;
    this.#startedAwakeMs = machine.awakeMs;
    this.#ended = ended;
  }

  now(): number {
    return Math.round(this.#machine.world.now + this.#machine.wallOffsetMs);
  }

  monotonic(): number {
    return this.#machine.awakeMs - this.#startedAwakeMs;
  }

  setTimer(delayMs: number, run: () => void): CancelTimer {
    if (Number.isNaN(delayMs)) throw new Error('A timer needs a number of milliseconds.');
    if (this.#isOver) return () => undefined;
    const wait: Wait = { dueAwakeMs: this.#machine.awakeMs + Math.max(0, delayMs), run, cancel: () => undefined };
    this.#waits.add(wait);
    if (!this.#machine.isAsleep) this.#arm(wait);
    return () => {
      wait.cancel();
      this.#waits.delete(wait);
    };
  }

  /** The machine sleeps: nothing goes off. */
  stand(): void {
    for (const wait of this.#waits) wait.cancel();
  }

  go(): void {
    for (const wait of this.#waits) this.#arm(wait);
  }

  /** The process has ended: nothing of it goes off any more. */
  end(): void {
    this.#isOver = true;
    for (const wait of this.#waits) wait.cancel();
    this.#waits.clear();
    this.#ended();
  }

  #arm(wait: Wait): void {
    wait.cancel = this.#machine.world.after(wait.dueAwakeMs - this.#machine.awakeMs, () => {
      this.#waits.delete(wait);
      wait.run();
    });
  }
}
