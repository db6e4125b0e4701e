// Ends the page's process and begins the page that fits now: the desk and the lock screen stand at two origins, and Chromium
// gives each a process of its own. What the old one knew goes with it.
import type { WebContents } from 'electron';
import type { Log } from './log.ts';

/** As often as the wish may change while a page is on its way. */
const TURNS_MAX = 5;

type Replaced = Pick<WebContents, 'loadURL' | 'getURL' | 'isDestroyed' | 'navigationHistory'>;

/** Resolves when the page at `address()` stands, as it is by then. A page that cannot be loaded is logged; the old one is gone all the same. */
export async function replacePage(contents: Replaced, address: () => string, log: Log): Promise<void> {
  for (let turn = 0; turn < TURNS_MAX && !contents.isDestroyed() && !isAt(contents, address()); turn++) {
    try {
      await contents.loadURL(address());
    } catch {
      log('page.notReplaced'); // another wish came in between, or the page is not there
    }
  }
  // Nothing leads back to what was shown, and nothing of it is kept for going back.
  if (!contents.isDestroyed()) contents.navigationHistory.clear();
}

function isAt(contents: Replaced, address: string): boolean {
  return contents.getURL().split('#')[0] === address.split('#')[0];
}
