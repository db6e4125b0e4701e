// Quitting waits until files are closed: bounded, since what was saved is on the disk already.

/** Longest that quitting waits for files to close. */
const CLOSING_MAX_MS = 5_000;

type QuittingApp = {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  quit(): void;
};

/** Runs `close` once before the app quits, then quits. A close that fails or hangs does not keep the app open. */
export function closeFirst(app: QuittingApp, close: () => Promise<unknown>, wait = waitAtMost): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void wait(close(), CLOSING_MAX_MS).finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

function waitAtMost(work: Promise<unknown>, ms: number): Promise<unknown> {
  const late = new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
  return Promise.race([work.catch(() => undefined), late]);
}
