// What is worth a line in the trail of a desk, and the port by which it is told. Who keeps it is the composition root's choice.
import type { CallName } from '../../src-shared/contract/calls.ts';
import type { WishKind } from '../../src-shared/outbox/change.ts';

/** Who was at the desk: `staffId` is '' and `name` is "this desk" where nobody signs in. */
export type AuditPerson = { readonly staffId: string; readonly name: string };

/** One thing that happened. Ids are this computer's own; what must be sealed (an address that was looked for) is said so. */
export type AuditEvent =
  | { readonly is: 'signedIn' }
  | { readonly is: 'locked'; readonly why: LockCause }
  /** `of`: whose PIN it was not; the secret of the account in place of a PIN has no name. */
  | { readonly is: 'failedPin'; readonly of: AuditPerson; readonly failed: number }
  | { readonly is: 'failedSecret'; readonly failed: number }
  | { readonly is: 'viewed'; readonly localId: string }
  /** `email` is a patient's: to be sealed. */
  | { readonly is: 'searched'; readonly email: string }
  | { readonly is: 'changed'; readonly kind: WishKind | 'mark'; readonly changeId: string; readonly localId: string }
  | { readonly is: 'sent'; readonly changeId: string; readonly localId: string }
  | {
      readonly is: 'answered' | 'discarded';
      readonly changeId: string;
      readonly localId: string;
      /** The event of the state machine by which the answer was kept. */
      readonly action: string;
    }
  | { readonly is: 'exported'; readonly what: string }
  /** Settings, accounts, recovery codes and staff: the call by which it was done, and about whom. */
  | { readonly is: 'settings'; readonly call: CallName; readonly about: string };

export type LockCause = 'key' | 'idle' | 'screenLock' | 'sleep' | 'userSwitch' | 'removed' | 'start' | 'account';

export interface Audit {
  /** Never throws and never waits: what it cannot keep it says elsewhere. `by`: who was at the desk. */
  note(event: AuditEvent, by: AuditPerson): void;
}

/** Keeps the last lines in memory: for tests. */
export class MemoryAudit implements Audit {
  readonly #max: number;
  #lines: readonly { readonly event: AuditEvent; readonly by: AuditPerson }[] = [];

  constructor(max = 1000) {
    this.#max = max;
  }

  get lines(): readonly { readonly event: AuditEvent; readonly by: AuditPerson }[] {
    return this.#lines;
  }

  note(event: AuditEvent, by: AuditPerson): void {
    this.#lines = [...this.#lines, { event, by }].slice(-this.#max);
  }
}
