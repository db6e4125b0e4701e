// Why an account did not open, as a problem in plain words.
import { ProblemError, problem } from '../../src-shared/contract/problems.ts';
import type { Problem, ProblemCode } from '../../src-shared/contract/problems.ts';
import { StoreError } from '../store/storeError.ts';
import type { StoreErrorKind } from '../store/storeError.ts';

const codes: Readonly<Record<StoreErrorKind, ProblemCode>> = {
  inUse: 'storeLocked',
  newer: 'storeNewer',
  wrongKey: 'keychainChanged',
  damaged: 'storeDamaged',
  readOnly: 'diskFailed',
  full: 'diskFailed',
  failed: 'diskFailed',
};

/** The problem of whatever opening an account has thrown. */
export function problemOfOpening(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem(error instanceof StoreError ? codes[error.kind] : 'unexpected');
}
