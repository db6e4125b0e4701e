// The delivery loop: it wakes, looks at the lanes that have something to do, and does one thing in each.
import type { CancelTimer } from '../../../src-shared/time/clock.ts';
import { releaseMonoOf } from '../held.ts';
import { SLEEP_SEEN_MS } from '../moments.ts';
import { decide } from '../plan/decide.ts';
import type { Sending } from '../plan/decision.ts';
import { DISK_RETRY_MS, nameOf } from './parts.ts';
import type { DeliveryParts } from './parts.ts';
import { Reads } from './reads.ts';
import { Sender } from './sender.ts';

/** Steps of one lane without a request in between: more is a fault of ours, not a long queue. */
const STEPS_AT_ONCE_MAX = 10_000;

export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #reads: Reads;
  readonly #sender: Sender;
  /** Lanes to be looked at, in turn. */
  readonly #due = new Set<string>();
  readonly #inFlight = new Set<string>();
  #state: 'new' | 'running' | 'stopped' = 'new';
  #isPumping = false;
  #cancelTimer: CancelTimer = () => undefined;
  #wallAhead = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#reads = new Reads(parts, { came: () => this.#soon(), refused: (waitMs) => this.#arm(waitMs) });
    this.#sender = new Sender(parts, {
      isStopped: () => this.#state === 'stopped',
      expectCodes: (lane) => this.#reads.expectCodes(lane),
    });
  }

  /** Lanes with a request in flight. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  start(): void {
    if (this.#state !== 'new') return;
    this.#state = 'running';
    const { moments, journal } = this.#parts;
    this.#wallAhead = moments.wall - moments.mono;
    for (const lane of journal.openLanes()) this.#due.add(lane);
    this.#soon();
  }

  /** Nothing is begun any more, and no answer that still comes is acted upon: the next start looks it up. */
  stop(): void {
    this.#state = 'stopped';
    this.#cancelTimer();
  }

  /** Something about a lane has changed. */
  touch(lane: string): void {
    this.#reads.forget(lane);
    this.#due.add(lane);
    this.#soon();
  }

  /** What waits for another change, of whatever session, may be able to go now. */
  #touchNeeding(): void {
    for (const { lane } of this.#parts.journal.needing()) {
      this.#reads.forget(lane);
      this.#due.add(lane);
    }
  }

  /** A reason to look again: everything that waits is looked at anew. */
  touchAll(): void {
    for (const lane of this.#parts.journal.openLanes()) this.#due.add(lane);
    this.#reads.forgetAll();
    this.#soon();
  }

  /** The line has changed, or a read that somebody else asked for has ended: what is due next is planned anew. */
  planNext(): void {
    this.#soon();
  }

  /** A read has come in: those who waited for it go on. */
  readCame(): void {
    const waiting = [...this.#reads.forgetAll(), ...this.#due];
    this.#due.clear();
    // A list serves for half a minute only: what needs one goes first.
    for (const lane of waiting) if (this.#needsList(lane)) this.#due.add(lane);
    for (const lane of waiting) this.#due.add(lane);
    // What waited for a person may have been found in this very read: all behind it goes on.
    for (const lane of this.#parts.journal.openLanes()) this.#due.add(lane);
    this.#reads.lookForCodes();
    this.#soon();
  }

  #needsList(lane: string): boolean {
    const first = this.#parts.journal.openOf(lane)[0];
    return first !== undefined && (first.wish.kind !== 'create' || first.progress.everSent);
  }

  // Never straight out of an event: the loop works at its own pace.
  #soon(): void {
    if (this.#state === 'running') this.#arm(0);
  }

  #arm(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.clock.setTimer(delayMs, () => this.#pump());
  }

  #pump(): void {
    if (this.#state !== 'running' || this.#isPumping) return;
    this.#isPumping = true;
    try {
      this.#noticeSleep();
      this.#releaseHeld();
      if (this.#parts.paused() === null) this.#work();
    } catch (error) {
      this.#parts.log('outbox.pumpFailed', { error: nameOf(error) });
      this.#arm(DISK_RETRY_MS);
      return;
    } finally {
      this.#isPumping = false;
    }
    this.#armNext();
  }

  #work(): void {
    const { line, moments, reader } = this.#parts;
    if (!this.#hasWork()) {
      if (line.rested()) this.#parts.changed();
      return;
    }
    const { trial } = line;
    if (trial !== null) return this.#try(trial.byChange);
    if (!line.maySend) {
      const probeAt = this.#reads.probeAtMono;
      if (probeAt !== null && moments.mono >= probeAt && !reader.isReading) this.#reads.begin();
      return;
    }
    this.#readIfWanted();
    this.#sendUpTo(() => line.room - (reader.isReading ? 1 : 0));
    this.#readIfWanted();
  }

  /** After we were told to wait: one request alone, a change where one may go. */
  #try(byChange: boolean): void {
    if (this.#inFlight.size > 0 || this.#parts.reader.isReading) return;
    if (byChange) this.#sendUpTo(() => 1);
    if (this.#inFlight.size === 0 && !this.#reads.isRefused) this.#reads.begin();
  }

  #sendUpTo(room: () => number): void {
    for (const lane of this.#due) {
      if (this.#inFlight.size >= room()) break;
      this.#due.delete(lane);
      try {
        if (!this.#inFlight.has(lane)) this.#look(lane);
      } catch (error) {
        this.#due.add(lane); // to the end of the turn: the others go first
        throw error;
      }
    }
  }

  #readIfWanted(): void {
    const { line, moments, reader } = this.#parts;
    const wanted = this.#reads.nextMono();
    const mayRead = !reader.isReading && this.#inFlight.size < line.room;
    if (wanted !== null && moments.mono >= wanted && mayRead) this.#reads.begin();
  }

  /** Something waits, or the line is down and is asked whether it is back. */
  #hasWork(): boolean {
    const { journal, line } = this.#parts;
    return journal.openCount > 0 || line.needsProbe || this.#reads.areCodesMissing;
  }

  #look(lane: string): void {
    const { journal, effects, factsOf, changed } = this.#parts;
    if (journal.isDamaged(lane)) return;
    for (let steps = 0; steps < STEPS_AT_ONCE_MAX; steps++) {
      const decision = decide(factsOf(lane));
      switch (decision.do) {
        case 'wait':
          return;
        case 'read':
          this.#reads.want(lane, decision.afterMono);
          return;
        case 'send':
          this.#send(lane, decision.sending);
          return;
        case 'settle':
          effects.settle(decision.settlements);
          this.#touchNeeding();
          changed();
          break;
        case 'found':
          effects.found(decision.change, decision.session);
          this.#touchNeeding();
          changed();
          break;
      }
    }
    throw new Error('a lane does not come to rest');
  }

  #send(lane: string, sending: Sending): void {
    const { effects, write, line, changed } = this.#parts;
    const prepared = write(sending);
    const marked = effects.mark(sending, prepared); // on the disk before the first byte may leave
    this.#inFlight.add(lane);
    line.begun();
    changed();
    void this.#sender.deliver(marked, sending, prepared).finally(() => {
      this.#inFlight.delete(lane);
      if (this.#state === 'stopped') return;
      this.touch(this.#parts.journal.laneOf(lane));
      this.#touchNeeding();
      changed();
    });
  }

  #noticeSleep(): void {
    const { moments, quiet, line } = this.#parts;
    const ahead = moments.wall - moments.mono;
    if (Math.abs(ahead - this.#wallAhead) > SLEEP_SEEN_MS) {
      quiet.upset(moments.mono);
      line.lookAgain();
    }
    this.#wallAhead = ahead;
  }

  #releaseHeld(): void {
    const { journal, effects, moments, changed } = this.#parts;
    const due = journal.held().filter((change) => moments.mono >= releaseMonoOf(change, moments));
    if (due.length === 0) return;
    effects.settle(due.map((change) => ({ change, followers: [], event: { is: 'released' } })));
    for (const { lane } of due) if (journal.openOf(lane).length > 0) this.#due.add(lane);
    changed();
  }

  /** Sets the timer to the next moment at which something may be due by itself. */
  #armNext(): void {
    const { moments, paused, journal } = this.#parts;
    const dues = journal.held().map((change) => releaseMonoOf(change, moments));
    const next = paused() === null ? this.#nextAskMono() : null;
    if (next !== null) dues.push(next);
    if (dues.length > 0) this.#arm(Math.max(0, Math.min(...dues) - moments.mono));
  }

  /** When something may be asked next; null = nothing is to be, or the end of what is in flight comes first. */
  #nextAskMono(): number | null {
    const { line, reader } = this.#parts;
    if (reader.isReading) return null;
    if (!this.#hasWork()) return line.isWaiting ? this.#reads.probeAtMono : null;
    if (line.maySend) return this.#inFlight.size < line.room ? this.#reads.nextMono() : null;
    return line.trial !== null && this.#inFlight.size > 0 ? null : this.#reads.probeAtMono;
  }
}
