// Whether this user may write somewhere: asked of the system, and found out by doing it where the system does not tell.
import { accessSync, constants, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * On Windows `access` knows nothing of rights and would call every folder writable: one is tried with an empty folder in it that
 * is removed at once. Nowhere else: nothing is made inside of a signed bundle. False too where nothing is there. `make` makes a
 * folder whose name begins so.
 */
export function mayWrite(
  path: string,
  platform: NodeJS.Platform,
  make: (prefix: string) => string = mkdtempSync,
): boolean {
  try {
    accessSync(path, constants.W_OK);
    if (platform === 'win32' && statSync(path).isDirectory()) rmdirSync(make(join(path, '.front-desk-')));
    return true;
  } catch {
    return false;
  }
}
