// A page that crashed is loaded anew: what was typed is kept by main. A page that keeps crashing is left alone.
import type { WebContents } from 'electron';
import type { Log } from './log.ts';

const CRASHES_MAX = 3;
const WITHIN_MS = 60_000;

/** Watches `contents`; `monotonic` is in milliseconds. `giveUp` is called when the page crashed too often in a minute. */
export function rescuePage(contents: WebContents, monotonic: () => number, log: Log, giveUp: () => void): void {
  let crashes: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    log('page.gone', { reason });
    if (reason === 'clean-exit') return;
    const now = monotonic();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length <= CRASHES_MAX) contents.reload();
    else giveUp();
  });
}
