// The terms of a transition: what goes in, what comes along with it, who is told, and that it may come too late.
import type { Wish } from '../../../src-shared/outbox/change.ts';
import type { Progress } from '../../../src-shared/outbox/state.ts';
import type { ChangeRecord, Facts } from '../record.ts';

/** Thrown when a transition was based on what is not so any more; nothing was written then. */
export class StaleChange extends Error {
  constructor() {
    super('The change has moved on');
    this.name = 'StaleChange';
  }
}

/** A new change, as it goes in. */
export type Entry = {
  readonly changeId: string;
  readonly lane: string;
  readonly wish: Wish;
  readonly progress: Progress;
  readonly facts: Facts;
};

/** What comes with a transition: facts that were found, what was marked, and whose words or deed it was. */
export type Along = {
  readonly facts?: Partial<Facts>;
  readonly digest?: string;
  readonly group?: string | null;
  readonly by?: string;
  readonly quote?: string;
};

/**
 * Told of each change that is made and of each of its steps, inside of the transaction that writes it: what it throws undoes
 * that too. `what`: 'made', or as in the story. `by`: who decided, '' = nobody did.
 */
export type Told = (change: ChangeRecord, what: string, by: string) => void;
