// A person's answer to a change that may have moved on in the meantime.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { ImpossibleStep } from '../../../src-shared/outbox/state.ts';
import { StaleChange } from '../../outbox/journal/transition.ts';

/** Two answers at once, or one that comes as the change moves on: nothing was written, and the page is to look again. */
export function answered<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof StaleChange || error instanceof ImpossibleStep ? new ProblemError('noSuchChange') : error;
  }
}
