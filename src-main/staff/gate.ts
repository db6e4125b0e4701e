// Who is at the desk, and whether a call is answered: the one place that decides it. Nobody signed in: nothing about a patient leaves.
import { calls } from '../../src-shared/contract/calls.ts';
import type { CallName } from '../../src-shared/contract/calls.ts';
import type { ProblemCode } from '../../src-shared/contract/problems.ts';
import { isEnough } from '../../src-shared/staff/role.ts';
import type { Role } from '../../src-shared/staff/role.ts';
import type { Me } from '../../src-shared/staff/staff.ts';
import type { AuditPerson, LockCause } from './audit.ts';
import type { StaffBook } from './staffBook.ts';

/** What is said in a story where nobody signs in. */
export const DESK = 'this desk';
/** Who it was where nobody signs in. */
export const desk: AuditPerson = { staffId: '', name: DESK };

export type GateParts = {
  readonly book: StaffBook;
  /** Which account is open: with a clinic's own, somebody has to have said who works here. */
  readonly mode: () => 'none' | 'practice' | 'live';
  /** Whether the account's secret is kept here, so that whoever owns it can prove it also where the account does not open. */
  readonly secretIsKept: () => boolean;
  /** The desk is locked, or open for somebody: the page is to be replaced. */
  readonly turned: (locked: boolean, why: LockCause | 'signedIn', by: AuditPerson) => void;
};

export class Gate {
  readonly #parts: GateParts;
  /** Who signed in; null = nobody. */
  #staffId: string | null = null;
  #lastId = '';
  /** The account's secret was typed in this run: whoever did may say who works here, and go on until then. */
  #provenOwner = false;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** What the signed-in person may do; null = locked. Asked anew at each call: who is removed is out at once. */
  get role(): Role | null {
    const { book, mode, secretIsKept } = this.#parts;
    if (book.pins) return (this.#staffId === null ? undefined : book.find(this.#staffId)?.role) ?? null;
    if (!book.isUnset || !book.isReal || this.#provenOwner) return 'administer';
    // Nobody has said who works with this account, and nobody has typed its secret: practice may go on beside it.
    switch (mode()) {
      case 'live':
        return null;
      case 'practice':
        return 'book';
      case 'none':
        // It does not open, or its files were taken away: no reason to ask less. Without a secret its keys are asked for next.
        return secretIsKept() ? null : 'administer';
    }
  }
  get isLocked(): boolean {
    return this.role === null;
  }
  /** 'begin': locked because nobody has said who works here. */
  get stage(): 'signIn' | 'begin' | 'open' {
    if (!this.isLocked) return 'open';
    return this.#parts.book.pins ? 'signIn' : 'begin';
  }
  /** Who was here last; '' = nobody in this run. */
  get lastId(): string {
    return this.#lastId;
  }

  /** Who saves, answers and looks. */
  who(): AuditPerson {
    const { book } = this.#parts;
    const member = book.pins && this.#staffId !== null ? book.find(this.#staffId) : undefined;
    return member ? { staffId: member.staffId, name: member.name } : desk;
  }

  me(): Me {
    const { book, mode } = this.#parts;
    const { staffId, name } = this.who();
    const isUnset = book.isUnset && mode() === 'live';
    return {
      ...{ staffId, name: staffId === '' ? '' : name, role: this.role ?? 'view' },
      ...{ pins: book.pins, isUnset, mayUseNoPins: book.mayUseNoPins },
    };
  }

  /** Why a call is not answered; null = it is. */
  refusal(name: CallName): ProblemCode | null {
    const { role } = this;
    const { needs } = calls[name];
    if (isEnough(role, needs)) return null;
    if (role === null) return 'locked';
    return needs === 'administer' ? 'onlyAdministrator' : 'onlyToLook';
  }

  /** Somebody's PIN was right. */
  enter(staffId: string): void {
    this.#staffId = staffId;
    this.#lastId = staffId;
    this.#parts.turned(false, 'signedIn', this.who());
  }

  /** Nobody is here any more. False where nobody signs in: there is nothing to lock. */
  lock(why: LockCause): boolean {
    if (!this.#parts.book.pins || this.#staffId === null) return false;
    const by = this.who();
    this.#staffId = null;
    this.#parts.turned(true, why, by);
    return true;
  }

  get isOwnerProven(): boolean {
    return this.#provenOwner;
  }
  /** Whoever has typed the account's secret owns it. */
  proveOwner(): void {
    this.#provenOwner = true;
  }

  /** PINs were turned on or off, or another account is open: the page is to be the one that fits. */
  look(why: LockCause): void {
    if (!this.#parts.book.pins) this.#staffId = null;
    this.#parts.turned(this.isLocked, why, this.who());
  }
}
