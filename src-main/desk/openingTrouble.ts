// What the disk did to an account, as a problem in plain words: why it did not open, or did not take what a person asked.
import { ProblemError, problem } from '../../src-shared/contract/problems.ts';
import type { Problem, ProblemCode } from '../../src-shared/contract/problems.ts';
import { kindOf, StoreError } from '../store/storeError.ts';
import type { StoreErrorKind } from '../store/storeError.ts';

const codes: Readonly<Record<StoreErrorKind, ProblemCode>> = {
  inUse: 'storeLocked',
  newer: 'storeNewer',
  wrongKey: 'keychainChanged',
  damaged: 'storeDamaged',
  readOnly: 'storeReadOnly',
  full: 'storeFull',
  failed: 'storeFailed',
  gone: 'storeGone',
};

/** The problem of whatever opening an account has thrown. */
export function problemOfOpening(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem(error instanceof StoreError ? codes[error.kind] : 'unexpected');
}

/** What a call asked the disk for, as far as the words differ. */
const refusedTo: Readonly<Record<string, ProblemCode>> = {
  'outbox.act': 'answerNotSaved',
  'outbox.undo': 'answerNotSaved',
  'draft.keep': 'draftNotKept',
  'draft.keepAsk': 'draftNotKept',
};

/** The problem of a call to which the disk or the file said no; undefined where the error is of another kind. */
export function problemOfDisk(call: string, error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return undefined;
  const kind = kindOf(error);
  if (kind === undefined) return undefined;
  const isDisk = kind === 'full' || kind === 'readOnly' || kind === 'failed';
  // The account's own calls open files, and their words are those of an opening.
  const code = isDisk && !call.startsWith('account.') ? (refusedTo[call] ?? 'diskFailed') : codes[kind];
  return new ProblemError(code);
}
