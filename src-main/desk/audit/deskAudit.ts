// The audit of the whole desk: each line goes to the account that is open; what comes before one is kept for it in memory.
import type { Audit, AuditEvent, AuditPerson } from '../../staff/audit.ts';

/** More than is done at a desk that has no account. */
const EARLY_MAX = 200;

type Early = { readonly event: AuditEvent; readonly by: AuditPerson };

export class DeskAudit implements Audit {
  readonly #open: () => Audit | undefined;
  #early: readonly Early[] = [];

  /** `open`: the trail of the open account, undefined while none is. */
  constructor(open: () => Audit | undefined) {
    this.#open = open;
  }

  note(event: AuditEvent, by: AuditPerson): void {
    const audit = this.#open();
    if (audit === undefined) {
      this.#early = [...this.#early, { event, by }].slice(-EARLY_MAX);
      return;
    }
    for (const one of this.#early) audit.note(one.event, one.by);
    this.#early = [];
    audit.note(event, by);
  }
}
