// The order of the start: the window first, so that its page is on its way while the account opens; its calls wait.

export type Beside<Shell> = {
  /** Makes the window. `opened` resolves when calls may be answered. */
  readonly openWindow: (opened: Promise<void>) => Shell;
  /** Opens what was open last. What does not open is told by the desk itself: a rejection is a fault, and no call is answered. */
  readonly openAccount: () => Promise<void>;
  /** The account stands, and who may call is known; the first call is answered after this. */
  readonly opened: (shell: Shell) => void;
};

/** Resolves when the window is there and the account stands. */
export async function openBeside<Shell>({ openWindow, openAccount, opened }: Beside<Shell>): Promise<void> {
  let letCallsIn = (): void => undefined;
  const shell = openWindow(new Promise<void>((resolve) => (letCallsIn = resolve)));
  await openAccount();
  opened(shell);
  letCallsIn();
}
