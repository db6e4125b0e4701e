// One request: sent, its answer understood, and what it means written down, however often the disk has to be asked.
import type { PreparedWrite, WriteAnswer } from '../../api/port.ts';
import { StaleChange } from '../journal/transition.ts';
import type { Sending } from '../plan/decision.ts';
import type { ChangeRecord } from '../record.ts';
import { isStillListed } from '../view.ts';
import { DISK_RETRY_MS, nameOf } from './parts.ts';
import type { DeliveryParts } from './parts.ts';

/** What it asks of the loop around it. */
type Loop = {
  /** No answer that still comes is acted upon. */
  readonly isStopped: () => boolean;
  /** Somebody was added, and the answer held no code for them. */
  readonly expectCodes: (lane: string) => void;
};

export class Sender {
  readonly #parts: DeliveryParts;
  readonly #loop: Loop;

  constructor(parts: DeliveryParts, loop: Loop) {
    this.#parts = parts;
    this.#loop = loop;
  }

  /** Ends when what the answer means is on the disk, or nothing is acted upon any more. */
  async deliver(marked: ChangeRecord, sending: Sending, prepared: PreparedWrite): Promise<void> {
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
    const { effects, line, quiet, feed, moments, log } = this.#parts;
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
          this.#loop.expectCodes(change.lane);
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
      if (this.#loop.isStopped()) return;
      try {
        return work();
      } catch (error) {
        this.#parts.log('outbox.stepFailed', { error: nameOf(error) });
        if (error instanceof StaleChange) return;
      }
      await new Promise<void>((go) => this.#parts.clock.setTimer(DISK_RETRY_MS, go));
    }
  }
}
