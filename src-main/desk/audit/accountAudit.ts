// The trail of an open account: what belongs to a change goes into its transaction, looks and sign-ins follow in a moment.
import type { AuditValue } from '../../../src-shared/audit/audit.ts';
import { guestsOf } from '../../../src-shared/session/who.ts';
import type { Session } from '../../../src-shared/session/session.ts';
import type { Clock } from '../../../src-shared/time/clock.ts';
import { minuteMs, secondMs } from '../../../src-shared/time/utc.ts';
import { sessionOf } from '../../outbox/overlay.ts';
import type { ChangeRecord } from '../../outbox/record.ts';
import type { Audit, AuditEvent, AuditPerson } from '../../staff/audit.ts';
import type { SessionBook } from '../../store/port.ts';
import type { Trail } from '../../store/trail.ts';

/** Looks come with each step through a list: they are gathered, and written as one. */
const GATHER_MS = 2 * secondMs;
/** A session that stays on the screen is read again and again: that is one look. */
const SAME_LOOK_MS = 10 * minuteMs;
/** More than anybody does while a disk is full. */
const WAITING_MAX = 2_000;

export type AccountAuditParts = {
  readonly trail: Trail;
  /** Runs work in one transaction of the account's file. */
  readonly transaction: (work: () => void) => void;
  readonly book: Pick<SessionBook, 'get'>;
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
  readonly who: () => AuditPerson;
  readonly log: (code: string) => void;
};

type Waiting = { readonly at: number; readonly value: AuditValue };

/** Events of the state machine by which a person answers. */
const ANSWERS: ReadonlySet<string> = new Set(['sentAgain', 'confirmed', 'denied', 'answered']);
/** Events by which it is known that SecureVideo has it. */
const ARRIVALS: ReadonlySet<string> = new Set(['done', 'found', 'with:delivered']);
const DISCARDS: ReadonlySet<string> = new Set(['discarded', 'with:discarded', 'takenBack']);

export class AccountAudit implements Audit {
  readonly #parts: AccountAuditParts;
  readonly #looks = new Map<string, number>();
  #waiting: Waiting[] = [];
  #cancel: (() => void) | undefined;
  #isStuck = false;

  constructor(parts: AccountAuditParts) {
    this.#parts = parts;
  }

  note(event: AuditEvent, by: AuditPerson): void {
    const at = this.#parts.clock.now();
    if (event.is === 'viewed' && this.#isSameLook(by.staffId, event.localId, at)) return;
    this.#waiting = [...this.#waiting, { at, value: this.#valueOf(event, by) }].slice(-WAITING_MAX);
    this.#cancel ??= this.#parts.clock.setTimer(GATHER_MS, () => {
      this.#cancel = undefined;
      this.flush();
    });
  }

  /**
   * A change was made, or went a step. To be called in the transaction that writes it: the line is on the disk with it, or
   * neither is. `what`: 'made', or the event of the state machine. `by`: who decided, '' = Front Desk by itself.
   */
  readonly told = (change: ChangeRecord, what: string, by: string): void => {
    const event = eventOf(change, what);
    if (event === null) return;
    this.#add(this.#parts.clock.now(), this.#valueOf(event, this.#personOf(by), this.#sessionOf(change)));
  };

  /** Writes a line in the transaction that is running, or in one of its own. Throws what the disk throws. */
  write(event: AuditEvent, by: AuditPerson): void {
    this.#add(this.#parts.clock.now(), this.#valueOf(event, by));
  }

  /** Puts what waits on the disk. What the disk does not take waits on, and is said in the log once. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const lines = this.#waiting;
    try {
      this.#parts.transaction(() => {
        for (const { at, value } of lines) this.#add(at, value);
      });
      this.#waiting = this.#waiting.slice(lines.length);
      this.#isStuck = false;
    } catch {
      if (!this.#isStuck) this.#parts.log('trail.notKept');
      this.#isStuck = true;
    }
  }

  /** The account closes: the last lines go down. */
  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.flush();
  }

  #add(at: number, value: AuditValue): void {
    this.#parts.trail.add({ at, localId: value.session?.localId ?? null, value });
  }

  #isSameLook(staffId: string, localId: string, at: number): boolean {
    const key = `${staffId}:${localId}`;
    const before = this.#looks.get(key);
    if (before !== undefined && Math.abs(at - before) < SAME_LOOK_MS) return true;
    for (const [one, since] of this.#looks) if (Math.abs(at - since) >= SAME_LOOK_MS) this.#looks.delete(one);
    this.#looks.set(key, at);
    return false;
  }

  #personOf(by: string): AuditPerson {
    if (by === '') return { staffId: '', name: 'Front Desk' };
    const who = this.#parts.who();
    return who.name === by ? who : { staffId: '', name: by };
  }

  #sessionOf(change: ChangeRecord): Session | undefined {
    const { lane, wish, madeAt } = change;
    return (
      this.#parts.book.get(lane)?.session ??
      (wish.kind === 'create' ? sessionOf(lane, wish.booking, madeAt) : undefined)
    );
  }

  #valueOf(event: AuditEvent, by: AuditPerson, known?: Session): AuditValue {
    const localId = 'localId' in event ? event.localId : null;
    const session = known ?? (localId === null ? undefined : this.#parts.book.get(localId)?.session);
    return {
      by,
      is: event.is,
      detail: detailOf(event),
      about: aboutOf(event),
      count: 'failed' in event ? event.failed : null,
      changeId: 'changeId' in event ? event.changeId : null,
      session:
        localId === null
          ? null
          : {
              localId,
              sessionId: session?.sessionId ?? null,
              startsAt: session?.startsAt ?? null,
              names: session === undefined ? [] : guestsOf(session).map((guest) => guest.name),
            },
    };
  }
}

function eventOf({ changeId, lane: localId, wish: { kind } }: ChangeRecord, what: string): AuditEvent | null {
  if (what === 'made') return { is: 'changed', kind, changeId, localId };
  if (ARRIVALS.has(what)) return { is: 'sent', changeId, localId };
  if (ANSWERS.has(what)) return { is: 'answered', action: what, changeId, localId };
  return DISCARDS.has(what) ? { is: 'discarded', action: what, changeId, localId } : null;
}

function detailOf(event: AuditEvent): string {
  switch (event.is) {
    case 'locked':
      return event.why;
    case 'searched':
      return event.email;
    case 'changed':
      return event.kind;
    case 'answered':
    case 'discarded':
      return event.action;
    case 'exported':
      return event.what;
    case 'settings':
      return event.call;
    default:
      return '';
  }
}

function aboutOf(event: AuditEvent): string {
  if (event.is === 'failedPin') return event.of.name;
  return event.is === 'settings' ? event.about : '';
}
