// One Front Desk a profile: a second start wakes the first and ends.
import { mkdirSync } from 'node:fs';
import type { App } from 'electron';

/**
 * Takes the lock of this profile; false = another Front Desk has it, and the caller must quit before it opens any file.
 * `onSecond` is called in the first one when somebody starts another, with the arguments of that start.
 */
export function takeInstanceLock(app: App, onSecond: (args: readonly string[]) => void): boolean {
  // Without the folder the very first start is refused on some systems.
  mkdirSync(app.getPath('userData'), { recursive: true });
  // No data goes with it: more than a few arguments have made the second start kill the first.
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args) => onSecond(args));
  return true;
}
