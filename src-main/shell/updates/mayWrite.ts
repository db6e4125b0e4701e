// Whether this user may write somewhere: found out by doing it, since not every system can be asked.
import { accessSync, constants, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder is tried with an empty one that is removed at once: on Windows `access` knows nothing of rights, and would call every
 * folder writable. A file is asked for. False too where nothing is there. `make` makes a folder whose name begins so.
 */
export function mayWrite(path: string, make: (prefix: string) => string = mkdtempSync): boolean {
  try {
    if (statSync(path).isDirectory()) rmdirSync(make(join(path, '.front-desk-')));
    else accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
