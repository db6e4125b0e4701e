// Links that the system hands over: the newest waits until the page takes it, and nothing is done by it before that.
import type { App, Event } from 'electron';
import { LINK_LENGTH_MAX, LINK_SCHEME, linkAmong } from '../../src-shared/link/link.ts';
import type { Log } from './log.ts';

/** More links in a minute than anybody opens by hand: whoever sends more is not a person. */
export const LINKS_PER_MINUTE = 12;
const MINUTE_MS = 60_000;

export type WaitingLinks = {
  /** The link that waits, given once; null where none does, or while the desk is locked: then it goes on waiting. */
  take(): string | null;
  /** Looks through the arguments of a start. */
  lookAmong(args: readonly string[]): void;
};

export type LinkParts = {
  readonly app: Pick<App, 'on'>;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly isLocked: () => boolean;
  /** A link has come: the window is to be shown, and the page to be told. */
  readonly came: () => void;
  readonly log: Log;
};

/** Begins to listen. To be called before Electron is ready: macOS hands over the link of the very start before that. */
export function waitForLinks({ app, monotonic, isLocked, came, log }: LinkParts): WaitingLinks {
  let waiting: string | null = null;
  let times: number[] = [];
  const arrive = (text: string): void => {
    const now = monotonic();
    times = [...times.filter((at) => now - at < MINUTE_MS), now].slice(-LINKS_PER_MINUTE - 1);
    if (times.length > LINKS_PER_MINUTE) return log('link.tooMany');
    // Not kept longer than it is read: its words come later, from the one place that reads it.
    waiting = text.slice(0, LINK_LENGTH_MAX + 1);
    log('link.came');
    came();
  };
  app.on('open-url', (event: Event, url: string) => {
    event.preventDefault();
    arrive(url);
  });
  return {
    take() {
      if (isLocked()) return null;
      const text = waiting;
      waiting = null;
      return text;
    },
    lookAmong(args) {
      const text = linkAmong(args);
      if (text !== null) arrive(text);
    },
  };
}

/**
 * Asks the system to send our links to this program. Only a packaged one may: a checkout would leave a link behind that leads
 * nowhere. The two dashes end the switches, so that no link can hand one to Chromium (Windows and Linux).
 */
export function claimLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  platform: NodeJS.Platform,
  program: string,
): void {
  if (!app.isPackaged) return;
  if (platform === 'darwin') app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, program, ['--']);
}
