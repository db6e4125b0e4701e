// The delivery loop: it wakes, looks at the lanes that have something to do, and does one thing in each.
import type { CancelTimer, Clock } from '../../src-shared/time/clock.ts';
import type { PreparedWrite, SecureVideoApi, WriteAnswer } from '../api/port.ts';
import type { Effects } from './effects.ts';
import type { Feed } from './feed.ts';
import type { Journal } from './journal.ts';
import { StaleChange } from './journal.ts';
import type { Line } from './line.ts';
import { SLEEP_SEEN_MS } from './moments.ts';
import type { Moments } from './moments.ts';
import { decide } from './plan/decide.ts';
import type { LaneFacts, Sending } from './plan/decision.ts';
import type { Quiet } from './quiet.ts';
import type { Reader } from './reader.ts';
import type { ChangeRecord } from './record.ts';
import { isStillListed } from './view.ts';

/** The disk did not take a step: tried again after this. */
const DISK_RETRY_MS = 5_000;
const DISK_RETRY_MAX_MS = 60_000;
/** Reads of this queue begin no closer together, whatever its lanes want: SecureVideo is asked gently even by a fault of ours. */
const READS_APART_MS = 1_000;
/** Steps of one lane without a request in between: more is a fault of ours, not a long queue. */
const STEPS_AT_ONCE_MAX = 10_000;

export type OutboxLog = (code: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;

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

export class Delivery {
  readonly #parts: DeliveryParts;
  /** Lanes to be looked at, in turn. */
  readonly #due = new Set<string>();
  /** Lanes that wait for a read which begins then or later. */
  readonly #readers = new Map<string, number>();
  readonly #inFlight = new Set<string>();
  /** Lanes whose people have no codes yet, and when to read for them: SecureVideo need not answer an add with any. */
  readonly #codeless = new Map<string, { readonly afterMono: number; readonly isLast: boolean }>();
  #state: 'new' | 'running' | 'stopped' = 'new';
  #isPumping = false;
  #cancelTimer: CancelTimer = () => undefined;
  #wallAhead = 0;
  #nextReadAtMono = -Infinity;
  #refusedReads = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
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
    this.#readers.delete(lane);
    this.#due.add(lane);
    this.#soon();
  }

  /** What waits for another change, of whatever session, may be able to go now. */
  #touchNeeding(): void {
    for (const { lane } of this.#parts.journal.needing()) {
      this.#readers.delete(lane);
      this.#due.add(lane);
    }
  }

  /** A reason to look again: everything that waits is looked at anew. */
  touchAll(): void {
    for (const lane of this.#parts.journal.openLanes()) this.#due.add(lane);
    this.#readers.clear();
    this.#soon();
  }

  /** The line has changed, or a read that somebody else asked for has ended: what is due next is planned anew. */
  planNext(): void {
    this.#soon();
  }

  /** A read has come in: those who waited for it go on. */
  readCame(): void {
    const waiting = [...this.#readers.keys(), ...this.#due];
    this.#readers.clear();
    this.#due.clear();
    // A list serves for half a minute only: what needs one goes first.
    for (const lane of waiting) if (this.#needsList(lane)) this.#due.add(lane);
    for (const lane of waiting) this.#due.add(lane);
    // What waited for a person may have been found in this very read: all behind it goes on.
    for (const lane of this.#parts.journal.openLanes()) this.#due.add(lane);
    this.#lookForCodes();
    this.#soon();
  }

  #needsList(lane: string): boolean {
    const first = this.#parts.journal.openOf(lane)[0];
    return first !== undefined && (first.wish.kind !== 'create' || first.progress.everSent);
  }

  /** Codes that are still missing after a read are read for once more, when lists have had time to show them. */
  #lookForCodes(): void {
    const { hasCodes, moments, listDelayMs } = this.#parts;
    for (const [lane, { isLast }] of this.#codeless) {
      if (isLast || hasCodes(lane)) this.#codeless.delete(lane);
      else this.#codeless.set(lane, { afterMono: moments.mono + listDelayMs, isLast: true });
    }
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
      const probeAt = this.#probeAtMono;
      if (probeAt !== null && moments.mono >= probeAt && !reader.isReading) this.#read();
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
    const isRefused = this.#refusedReads > 0 && this.#parts.moments.mono < this.#nextReadAtMono;
    if (this.#inFlight.size === 0 && !isRefused) this.#read();
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
    const wanted = this.#nextReadMono();
    const mayRead = !reader.isReading && this.#inFlight.size < line.room;
    if (wanted !== null && moments.mono >= wanted && mayRead) this.#read();
  }

  /** Something waits, or the line is down and is asked whether it is back. */
  #hasWork(): boolean {
    const { journal, line } = this.#parts;
    return journal.openCount > 0 || line.needsProbe || this.#codeless.size > 0;
  }

  #read(): void {
    this.#parts.line.begun();
    this.#nextReadAtMono = this.#parts.moments.mono + READS_APART_MS;
    void this.#parts.reader.whole(this.#parts.moments.mono).then(
      () => {
        this.#refusedReads = 0;
        this.#soon();
      },
      () => {
        // A full disk takes no list in: asking SecureVideo for it again and again helps nobody.
        const waitMs = Math.min(DISK_RETRY_MAX_MS, DISK_RETRY_MS * 2 ** this.#refusedReads++);
        this.#nextReadAtMono = this.#parts.moments.mono + waitMs;
        this.#arm(waitMs);
      },
    );
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
          this.#readers.set(lane, decision.afterMono);
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
    void this.#deliver(marked, sending, prepared).finally(() => {
      this.#inFlight.delete(lane);
      if (this.#state === 'stopped') return;
      this.touch(this.#parts.journal.laneOf(lane));
      this.#touchNeeding();
      changed();
    });
  }

  async #deliver(marked: ChangeRecord, sending: Sending, prepared: PreparedWrite): Promise<void> {
    const { api, journal, log } = this.#parts;
    let answer: WriteAnswer;
    try {
      answer = await api.send(prepared);
    } catch (error) {
      log('outbox.sendFailed', { error: nameOf(error) });
      answer = { is: 'unsure', trouble: 'reset', status: null };
    }
    const forbidden = answer.is === 'forbidden' ? await this.#checkForbidden() : null;
    await this.#insist(() => {
      const change = journal.get(marked.changeId) ?? marked;
      this.#take(change, sending, answer, forbidden);
    });
  }

  /** One harmless read tells whether a 403 is of the one request or of the whole account. */
  async #checkForbidden(): Promise<'onlyThis' | 'account' | 'unknown'> {
    const { reader, moments } = this.#parts;
    const answer = await reader.whole(moments.mono).catch(() => null);
    if (answer?.is === 'read') return 'onlyThis';
    return answer?.is === 'keysRefused' || answer?.is === 'forbidden' ? 'account' : 'unknown';
  }

  #take(
    change: ChangeRecord,
    { wish }: Sending,
    answer: WriteAnswer,
    forbidden: 'onlyThis' | 'account' | 'unknown' | null,
  ): void {
    const { effects, line, quiet, feed, moments, log, listDelayMs } = this.#parts;
    log('outbox.answered', { kind: wish.kind, is: answer.is });
    switch (answer.is) {
      case 'done':
        moments.heard(answer.serverDate, answer.begunMonotonic);
        this.#heard();
        if (wish.kind === 'create' && answer.session !== null) {
          feed.heardIds(wish.booking.externalId, answer.session.externalId);
        }
        effects.delivered(change, answer.session, answer.person);
        if (wish.kind === 'addParticipant' && !this.#parts.hasCodes(change.lane)) {
          // Not at once: a list that is behind would take back what was just delivered.
          this.#codeless.set(change.lane, { afterMono: moments.mono + listDelayMs, isLast: false });
        }
        return;
      case 'unreachable':
        line.failed(answer.trouble);
        return effects.neverLeft(change);
      case 'refused': {
        this.#heard();
        // What is to go is not there: that is what was wished. A session whose day is over is not found either.
        const goes = wish.kind === 'cancel' || wish.kind === 'removeParticipant';
        const startsAt = change.facts.was?.startsAt ?? (goes ? wish.seen.startsAt : 0);
        const isGone = answer.status === 404 && goes && isStillListed(startsAt, moments.bestNow());
        if (isGone) return change.progress.doubts > 0 ? effects.delivered(change, null) : effects.wasSo(change);
        const { status, message } = answer;
        const event = { is: 'refusedByService', cause: 'refused' } as const;
        return effects.sendEnded(change, event, { refusal: { status, message } }, message);
      }
      case 'forbidden': {
        if (forbidden === 'account') line.keysRefused();
        if (forbidden !== 'onlyThis') return effects.sendEnded(change, { is: 'notDone' });
        const { message } = answer;
        const event = { is: 'refusedByService', cause: 'forbidden' } as const;
        return effects.sendEnded(change, event, { refusal: { status: 403, message } }, message);
      }
      case 'keysRefused':
        line.keysRefused();
        return effects.sendEnded(change, { is: 'notDone' });
      case 'busy':
        if (line.busy(answer.retryAfterMs)) quiet.upset(moments.mono);
        return effects.sendEnded(change, { is: 'notDone' });
      case 'unsure':
        line.doubted();
        return effects.sendEnded(change, { is: 'lost' });
    }
  }

  /** A change was answered by SecureVideo itself: that proves the line as a list does. */
  #heard(): void {
    const { line, quiet, moments } = this.#parts;
    if (line.answered()) quiet.upset(moments.mono);
  }

  /** What has been answered must get to the disk; one that is full or busy is asked again until it takes it. */
  async #insist(work: () => void): Promise<void> {
    for (;;) {
      if (this.#state === 'stopped') return;
      try {
        return work();
      } catch (error) {
        this.#parts.log('outbox.stepFailed', { error: nameOf(error) });
        if (error instanceof StaleChange) return;
      }
      await new Promise<void>((go) => this.#parts.clock.setTimer(DISK_RETRY_MS, go));
    }
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
    if (!this.#hasWork()) return line.isWaiting ? this.#probeAtMono : null;
    if (line.maySend) return this.#inFlight.size < line.room ? this.#nextReadMono() : null;
    return line.trial !== null && this.#inFlight.size > 0 ? null : this.#probeAtMono;
  }

  /** When the line may be probed, and the disk is likely to take in what comes of it. */
  get #probeAtMono(): number | null {
    const { probeAtMono } = this.#parts.line;
    return probeAtMono === null || this.#refusedReads === 0 ? probeAtMono : Math.max(probeAtMono, this.#nextReadAtMono);
  }

  #nextReadMono(): number | null {
    const wanted = [...this.#readers.values(), ...[...this.#codeless.values()].map(({ afterMono }) => afterMono)];
    if (wanted.length === 0) return null;
    return Math.max(this.#nextReadAtMono, Math.min(...wanted));
  }
}

/**
 * When a held change goes on, by the monotonic clock. One that was held when the program ended is held once more from its
 * start: whoever starts it again may still take it back, and it waits no longer than that.
 */
export function releaseMonoOf({ facts }: ChangeRecord, moments: Moments): number {
  return moments.monoOf(facts.made) + facts.heldMs;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
