// Quitting: what is on its way is waited for a little, a person is asked where something waits, then files are closed.

/** Longest that quitting waits for files to close. */
const CLOSING_MAX_MS = 5_000;
/** Longest that quitting waits for what is being sent, or held and about to be: more than a usual hold and an answer. */
const SETTLING_MAX_MS = 10_000;

type QuittingApp = {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  quit(): void;
};

export type ClosingParts = {
  readonly app: QuittingApp;
  /** Closes files. One that fails or hangs does not keep the app open: what was saved is on the disk already. */
  readonly close: () => Promise<unknown>;
  /** Resolves when nothing is on its way any more. */
  readonly settle: () => Promise<unknown>;
  /** Asks a person where something waits; false = keep running. */
  readonly mayQuit: () => Promise<boolean>;
  readonly wait?: (work: Promise<unknown>, ms: number) => Promise<unknown>;
};

export type Closing = {
  /** The computer is being shut down, or the person logged off: nobody is asked, nothing is waited for. */
  systemEnds(): void;
  /** True once everything is closed and the windows may go. */
  isClosed(): boolean;
};

/** Stands between a wish to quit and the end of the app. */
export function closeFirst({ app, close, settle, mayQuit, wait = waitAtMost }: ClosingParts): Closing {
  let state: 'open' | 'asking' | 'closing' | 'closed' = 'open';
  let systemEnding = false;
  let hurry = (): void => undefined;
  const hurried = new Promise<true>((resolve) => {
    hurry = () => resolve(true);
  });

  const asked = async (): Promise<boolean> => {
    await wait(settle(), SETTLING_MAX_MS);
    return systemEnding || mayQuit();
  };
  const leave = async (): Promise<void> => {
    state = 'asking';
    // A question that cannot be put must not keep the app open for ever.
    const goes = systemEnding || (await Promise.race([asked().catch(() => true), hurried]));
    if (!goes) {
      state = 'open';
      return;
    }
    state = 'closing';
    await wait(close(), CLOSING_MAX_MS);
    state = 'closed';
    app.quit();
  };

  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'open') void leave();
  });
  return {
    systemEnds() {
      systemEnding = true;
      hurry();
    },
    isClosed: () => state === 'closed',
  };
}

function waitAtMost(work: Promise<unknown>, ms: number): Promise<unknown> {
  const late = new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
  return Promise.race([work.catch(() => undefined), late]);
}
