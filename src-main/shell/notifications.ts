// The system's notifications by Electron. On Windows they need the app's id (set before Electron is ready) and the shortcut
// that the installer makes; macOS shows them for a signed app alone.
import { Notification } from 'electron';

/** Shown ones are kept until they are clicked, closed or too many: of one that was collected no click is ever heard. */
const KEPT_MAX = 20;

/** A shower of notifications; where the system has none, nothing is shown. They make no sound: a phone is at the ear. */
export function notificationShower(): (
  words: { readonly title: string; readonly body: string },
  clicked: () => void,
) => void {
  const kept = new Set<Notification>();
  return ({ title, body }, clicked) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent: true });
    const drop = (): void => void kept.delete(notification);
    notification.on('click', () => {
      drop();
      clicked();
    });
    notification.on('close', drop); // not raised on every system
    notification.on('failed', drop);
    kept.add(notification);
    const [oldest] = kept;
    if (oldest && kept.size > KEPT_MAX) kept.delete(oldest);
    notification.show();
  };
}
