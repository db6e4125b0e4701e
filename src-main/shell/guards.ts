// What a page may never do, whoever wrote it: navigate, open windows, attach webviews, use the machine's devices, download.
import type { Session, WebContents, WebContentsWillFrameNavigateEventParams, Event } from 'electron';
import type { Log } from './log.ts';
import { isStartUrl } from './names.ts';

/** Whether a navigation may happen: the main frame may load the start document anew, everything else stays as it is. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isStartUrl(url);
}

/** Denies every permission, asked or checked (one handler alone leaves gaps, and Electron's default is to grant), and downloads. */
export function guardSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log('permission.denied', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download.denied');
  });
}

type Navigation = Event<WebContentsWillFrameNavigateEventParams>;

/**
 * Keeps a page where it is. `openOutside` gets the addresses of links that ask for a new window; it decides itself
 * whether the system's browser may have them.
 */
export function guardContents(contents: WebContents, openOutside: (url: string) => void, log: Log): void {
  const stay = (event: { preventDefault(): void; url: string; isMainFrame: boolean }): void => {
    if (mayNavigate(event.url, event.isMainFrame)) return;
    event.preventDefault();
    log('navigation.denied', { mainFrame: event.isMainFrame });
  };
  // Three doors lead to another document; each must be shut on its own.
  contents.on('will-navigate', (event) => stay(event));
  contents.on('will-frame-navigate', (event: Navigation) => stay(event));
  contents.on('will-redirect', (event) => stay(event));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('webview.denied');
  });
  contents.setWindowOpenHandler(({ url }) => {
    log('window.denied');
    openOutside(url);
    return { action: 'deny' };
  });
}
