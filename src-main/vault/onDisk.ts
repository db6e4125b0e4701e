// What the vault asks of the disk: where it fails, it is told as that.
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { kindOf } from '../store/storeError.ts';
import { RecoveryNotKept } from './recoveryFile.ts';

/** Does it. Throws ProblemError('diskFailed') where the disk does not take it, and what else is thrown as it is. */
export function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return throwDiskFailed(error);
  }
}

/** The same for what has been thrown already. */
export function throwDiskFailed(error: unknown): never {
  const isDisk = kindOf(error) !== undefined || error instanceof RecoveryNotKept;
  throw isDisk ? new ProblemError('diskFailed') : error;
}
