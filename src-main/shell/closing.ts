// Quitting: what is on its way is waited for a little, a person is asked where something waits, then files are closed.

/** Longest that quitting waits for files to close. */
const CLOSING_MAX_MS = 5_000;
/** Longest that quitting waits for what is being sent, or held and about to be: more than a usual hold and an answer. */
const SETTLING_MAX_MS = 10_000;

/** Work at the very end. What fails in it is told at the next start. */
type Last = () => Promise<unknown>;

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
  /** What a person chose to be done when all is closed; null = nothing. Asked while all is open, after every question. */
  readonly last?: () => Promise<Last | null>;
  readonly wait?: (work: Promise<unknown>, ms: number) => Promise<unknown>;
};

export type Closing = {
  /** The computer is being shut down, or the person logged off: nobody is asked, nothing is waited for. */
  systemEnds(): void;
  /** Closes files without a question, does `last`, and ends. A person has chosen it. */
  endWith(last: Last): void;
  /** True once everything is closed and the windows may go. */
  isClosed(): boolean;
};

/** Stands between a wish to quit and the end of the app. */
export function closeFirst({ app, close, settle, mayQuit, last, wait = waitAtMost }: ClosingParts): Closing {
  let state: 'open' | 'asking' | 'closing' | 'closed' = 'open';
  let systemEnding = false;
  let hurry = (): void => undefined;
  const hurried = new Promise<true>((resolve) => {
    hurry = () => resolve(true);
  });

  let chosen: Last | null = null;
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
    await end();
  };
  const end = async (): Promise<void> => {
    state = 'closing';
    const work = chosen ?? (systemEnding ? null : await (last?.().catch(() => null) ?? null));
    await wait(close(), CLOSING_MAX_MS);
    state = 'closed';
    // A computer that is being shut down stops an installer in the middle, and then there is no app any more.
    if (!systemEnding) await work?.().catch(() => undefined);
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
    endWith(work) {
      chosen = work;
      if (state === 'open') void end();
      else hurry();
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
