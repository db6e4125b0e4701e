// On macOS: offers once to move the app to Applications. From a disk image or from Downloads it could not be updated.

/** What the system and a person are asked; only macOS knows such a folder. */
export type Applications = {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly isThere: () => boolean;
  readonly ask: () => Promise<'move' | 'stay'>;
  /** Moves and starts anew from there; false = it was not moved. May throw. */
  readonly move: () => boolean;
  readonly tellNotMoved: () => Promise<void>;
};

/** The little file in which it is remembered that somebody was asked. */
export type AskedFile = {
  readonly found: Readonly<Record<string, unknown>>;
  write(members: Readonly<Record<string, unknown>>): void;
};

/** 'moved': this start ends, and the app starts anew from Applications. Never rejects for what the system does. */
export async function offerToMove(applications: Applications, openFile: () => AskedFile): Promise<'moved' | 'stays'> {
  const { platform, isPackaged, isThere, ask, move, tellNotMoved } = applications;
  if (platform !== 'darwin' || !isPackaged || isThere()) return 'stays';
  const file = openFile();
  if (file.found['askedToMove'] === true) return 'stays';
  try {
    // Before the question: whoever quits over it is not asked again, and a disk that forgets asks nobody at every start.
    file.write({ ...file.found, askedToMove: true });
  } catch {
    return 'stays';
  }
  if ((await ask()) === 'stay') return 'stays';
  try {
    if (move()) return 'moved';
  } catch {
    // Said below: why is the system's business.
  }
  await tellNotMoved();
  return 'stays';
}
