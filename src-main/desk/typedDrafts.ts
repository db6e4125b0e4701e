// Drafts as they were typed, remembered while their bookings can be taken back: in memory alone, and only the last few.
import type { SessionDraft } from '../../src-shared/session/draft.ts';

/** More than anybody saves within the longest hold. */
const REMEMBERED_MAX = 20;

export class TypedDrafts {
  readonly #byChange = new Map<string, SessionDraft>();

  /** The oldest is forgotten when there are too many. */
  remember(draft: SessionDraft): void {
    this.#byChange.delete(draft.changeId);
    this.#byChange.set(draft.changeId, draft);
    const [oldest] = this.#byChange.keys();
    if (this.#byChange.size > REMEMBERED_MAX && oldest !== undefined) this.#byChange.delete(oldest);
  }

  /** The draft of a change; undefined after a restart, when the booking itself has to do. */
  of(changeId: string): SessionDraft | undefined {
    return this.#byChange.get(changeId);
  }
}
