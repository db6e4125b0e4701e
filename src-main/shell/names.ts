// Names that must never change: the system's keychain, the profile folder and the page's storage hang on them.

/** The app's name: chooses the keychain item and the profile folder. A change makes everything sealed unreadable. */
export const APP_NAME = 'Front Desk';
/** The app's id for the operating system (Windows' task bar and notifications). */
export const APP_ID = 'com.frontdesk.desk';
/** Scheme and host at which the page lives. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://desk`;
/** The one document of the app. */
export const START_URL = `${APP_ORIGIN}/index.html`;

/**
 * The lock screen, at an origin of its own: going there and back, Chromium ends the page's process and begins another.
 */
export const LOCK_ORIGIN = `${APP_SCHEME}://lock`;
export const LOCK_URL = `${LOCK_ORIGIN}/index.html`;

/** Whether `url` is the lock screen, with or without a fragment. */
export function isLockUrl(url: string): boolean {
  return url === LOCK_URL || url.startsWith(`${LOCK_URL}#`);
}

/** Whether `url` is our page: the start document, with or without a fragment. */
export function isStartUrl(url: string): boolean {
  return url === START_URL || url.startsWith(`${START_URL}#`);
}
