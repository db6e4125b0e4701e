// What a page may never do, whoever wrote it: navigate, open windows, attach webviews, use devices or the network, download.
import type { Session, WebContents, WebContentsWillFrameNavigateEventParams, Event } from 'electron';
import type { Log } from './log.ts';
import { APP_ORIGIN, LOCK_ORIGIN, isLockUrl, isStartUrl } from './names.ts';

/**
 * Whether a navigation may happen: the main frame may load its own document anew, everything else stays as it is. Main alone
 * leads from the lock screen to the desk. `from`: where the page is.
 */
export function mayNavigate(url: string, isMainFrame: boolean, from: string): boolean {
  return isMainFrame && (isLockUrl(from) ? isLockUrl(url) : isStartUrl(url));
}

/** Whether a page may ask for an address: our own files, pictures that stand in the page itself, and Chromium's own tools. */
export function mayRequest(url: string): boolean {
  return [`${APP_ORIGIN}/`, `${LOCK_ORIGIN}/`, 'data:', 'devtools:'].some((ours) => url.startsWith(ours));
}

/**
 * Stops every request that is not for our own files, whatever asks for it: the wall behind the content security policy,
 * which does not know of requests that Chromium makes by itself.
 */
export function guardNetwork(session: Session, log: Log): void {
  // Without a filter: a filter by address would let through what it does not name.
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const cancel = !mayRequest(url);
    if (cancel) log('request.denied', { kind: resourceType.toLowerCase() });
    answer({ cancel });
  });
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
    if (mayNavigate(event.url, event.isMainFrame, contents.getURL())) return;
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
  // The policy does not know WebRTC: without a proxy that carries it, nothing of it leaves this computer.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    log('window.denied');
    openOutside(url);
    return { action: 'deny' };
  });
}
