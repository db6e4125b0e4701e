// What main says of a new version that did not take.

/** At the next start. Versions come as text. */
export const updated = {
  failed: (version: string) => `The new version ${version} was not installed.`,
  failedSafe: (running: string) =>
    `Front Desk ${running} runs as before. Everything that you saved is safe, and what waits goes out as usual.`,
  failedTodo: [
    'Install it again in Settings, Updates, and leave the computer on until Front Desk is back.',
    'If it stays so, tell whoever looks after this computer: a virus scanner, or a missing right to install, is the usual cause.',
  ],
  failedRead: 'I have read this',
};
