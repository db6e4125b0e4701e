// Who is asking: only the top frame of our own window, showing our own page or the lock screen, is answered.
import { isLockUrl, isStartUrl } from './names.ts';

/** What Electron tells of a sender, as far as it is looked at. */
export type Sender = {
  readonly sender: { readonly id: number; isDestroyed(): boolean };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/** Whether a message comes from our page; `ownId` is the id of our window's contents, null while there is no window. */
export function isOurPage(event: Sender, ownId: number | null): boolean {
  try {
    const frame = event.senderFrame;
    return (
      frame !== null &&
      frame.parent === null &&
      (isStartUrl(frame.url) || isLockUrl(frame.url)) &&
      !event.sender.isDestroyed() &&
      event.sender.id === ownId
    );
  } catch {
    // Electron throws where the frame has gone meanwhile.
    return false;
  }
}
