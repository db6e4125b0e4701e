// An error on the way to the first window: noted, said in plain words by the system's own box, and then the program ends.
import { say } from '../../src-shared/words/ofMain.ts';
import { errorCode } from './errorCode.ts';
import { APP_NAME } from './names.ts';

export type StartFaultParts = {
  /** The system's own box; it needs no window, and before Electron is ready it is there too (on Linux as text on stderr). */
  readonly showErrorBox: (title: string, content: string) => void;
  /** Where everything is kept: said where it cannot be used. */
  readonly folder: () => string;
  /** Notes a code; it is on the disk when it returns. */
  readonly note: (code: string, facts: Readonly<Record<string, string>>) => void;
  /** Ends the program now, with a code that tells whoever started it. */
  readonly exit: (code: number) => void;
};

export type StartFault = {
  /** Takes any error that nobody caught. Before the window stands it is said; after that it ends the program as it is. */
  readonly take: (error: unknown) => void;
  /** The window stands. */
  readonly stands: () => void;
};

const NOT_GIVEN = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'];

/** Nothing of the error is told but its code: its message may hold a patient's words. */
export function startFault({ showErrorBox, folder, note, exit }: StartFaultParts): StartFault {
  let isStanding = false;
  let isOver = false;
  return {
    take(error) {
      // While the box is open others may come: one is enough.
      if (isOver) return;
      isOver = true;
      anyway(() => note(isStanding ? 'main.failed' : 'start.failed', { error: errorCode(error) }));
      if (!isStanding) anyway(() => showErrorBox(say.system.notStarted.title(APP_NAME), wordsFor(error, folder)));
      exit(1);
    },
    stands() {
      isStanding = true;
    },
  };
}

/** What fails here keeps nobody from the end. */
function anyway(step: () => void): void {
  try {
    step();
  } catch {
    // There is nobody left to tell.
  }
}

function wordsFor(error: unknown, folder: () => string): string {
  const { safe, full, notGiven, again, code } = say.system.notStarted;
  return [safe, whatToDo(), code(errorCode(error))].join('\n\n');

  function whatToDo(): string {
    const system = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (system === 'ENOSPC') return full;
    return NOT_GIVEN.includes(system) ? notGiven(folder()) : again;
  }
}
