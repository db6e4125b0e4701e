// What an error of the library means to a person.
import { UpdateFailure } from '../../update/port.ts';
import type { UpdateTrouble } from '../../update/port.ts';

const BY_CODE: Readonly<Record<string, UpdateTrouble>> = {
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'notThere',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'notAFeed',
  ERR_UPDATER_INVALID_VERSION: 'notAFeed',
  ERR_UPDATER_NO_FILES_PROVIDED: 'notAFeed',
  ERR_UPDATER_NO_CHECKSUM: 'notAFeed',
  ERR_UPDATER_ZIP_FILE_NOT_FOUND: 'notAFeed',
  ERR_UPDATER_WEB_INSTALLER_DISABLED: 'notAFeed',
  ERR_CHECKSUM_MISMATCH: 'damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'notGenuine',
  ...{ ENOSPC: 'disk', EACCES: 'disk', EPERM: 'disk', EROFS: 'disk', EDQUOT: 'disk', EBUSY: 'disk', EIO: 'disk' },
};

/** Any error as a failure of ours. */
export function updateFailure(error: unknown): UpdateFailure {
  if (error instanceof UpdateFailure) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known = BY_CODE[code];
  if (known !== undefined) return new UpdateFailure(known);
  const words = error instanceof Error ? error.message : '';
  // What is asked for and is not there; the library knows no code for a file.
  if (/\bstatus 4\d\d\b/.test(words) || /^HTTP_ERROR_4/.test(code)) return new UpdateFailure('notThere');
  // An answer that is no description makes the library stumble in its own code.
  if (error instanceof TypeError) return new UpdateFailure('notAFeed');
  return new UpdateFailure('unreachable');
}
