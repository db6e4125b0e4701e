// The end of "Remove everything": destroyed, said where not all of it went, and the program ends without writing anything more.
import { app, dialog } from 'electron';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { say } from '../../src-shared/words/ofLater.ts';
import { removeEverything } from './removeEverything.ts';

/** Ends the program in any case: files are closed, and nothing may be made anew in their place. */
export function destroyAndEnd(folder: string, random: RandomBytes): void {
  try {
    const { left } = removeEverything(folder, random);
    if (left.length > 0) dialog.showErrorBox(say.removal.failedTitle, say.removal.left(folder));
  } catch {
    dialog.showErrorBox(say.removal.failedTitle, say.removal.keyFailed);
  }
  app.exit(0);
}
