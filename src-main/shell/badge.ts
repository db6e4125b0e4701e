// The outbox's state beside the app's icon: a number on the dock (macOS, Linux), a mark on the task bar (Windows), and an icon
// with words in the tray (Windows, Linux). Closing the window quits all the same: the tray keeps nothing running.
import { app, Menu, nativeImage, Tray } from 'electron';
import type { BrowserWindow, NativeImage } from 'electron';
import { badgePng, trayPng, type Mark } from './badgeImage.ts';
import { APP_NAME } from './names.ts';
import { say } from '../../src-shared/words/ofMain.ts';

/** What is shown: which mark, which number (0 = none), and the words for who looks closer. */
export type ShownBadge = { readonly is: Mark | 'calm'; readonly count: number; readonly words: string };

export type BadgeParts = {
  readonly platform: NodeJS.Platform;
  readonly window: () => BrowserWindow | null;
  /** Brings the window to the front. */
  readonly show: () => void;
  readonly openOutbox: () => void;
};

export type BadgeShower = {
  set(badge: ShownBadge): void;
  /** Shows it on a window that was opened just now. */
  again(): void;
};

/** A shower of badges; what a system lacks is left out there. */
export function badgeShower({ platform, window, show, openOutbox }: BadgeParts): BadgeShower {
  const hasTray = platform !== 'darwin';
  let tray: Tray | null = null;
  let shown: ShownBadge = { is: 'calm', count: 0, words: '' };

  const overlay = (): void => {
    if (platform !== 'win32') return;
    const { is, words } = shown;
    window()?.setOverlayIcon(is === 'calm' ? null : image((size) => badgePng(is, size)), words);
  };
  const inTray = ({ is, words }: ShownBadge): void => {
    const icon = image((size) => trayPng(is === 'calm' ? null : is, size));
    if (tray === null) {
      tray = new Tray(icon);
      tray.on('click', show);
    } else tray.setImage(icon);
    tray.setToolTip(`${APP_NAME}: ${words}`);
    // Where a tray shows no words to a pointer, its menu says them first.
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'state', label: words, enabled: false },
        { type: 'separator' },
        { id: 'show', label: say.system.show(APP_NAME), click: show },
        { id: 'outbox', label: say.system.outbox, click: openOutbox },
        { type: 'separator' },
        { id: 'quit', label: say.system.quit, click: () => app.quit() },
      ]),
    );
  };

  return {
    set(badge) {
      if (shown.is === badge.is && shown.count === badge.count && shown.words === badge.words) return;
      shown = badge;
      if (platform !== 'win32') app.setBadgeCount(badge.count);
      overlay();
      if (hasTray) inTray(badge);
    },
    again: overlay,
  };
}

/** An image with its double for screens with twice the pixels. */
function image(png: (size: number) => Buffer): NativeImage {
  const made = nativeImage.createFromBuffer(png(16));
  made.addRepresentation({ scaleFactor: 2, buffer: png(32) });
  return made;
}
