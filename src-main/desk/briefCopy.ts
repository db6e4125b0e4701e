// The clipboard of the desk: a connect code stays in it for a minute, and goes only if nothing else was copied since.
import type { Clock } from '../../src-shared/time/clock.ts';
import { minuteMs } from '../../src-shared/time/utc.ts';

/** How long a code stays on the clipboard. */
export const BRIEF_COPY_MS = minuteMs;

/** The system's clipboard, as far as it is needed. */
export interface SystemClipboard {
  read(): string | Promise<string>;
  write(text: string): void | Promise<void>;
  clear(): void;
}

export interface BriefCopy {
  /** Puts `text` on the clipboard. `briefly`: it is taken off again after a minute, if it is still there. */
  copy(text: string, briefly: boolean): void;
  /** The desk locks: whatever was copied from here last is taken off, if it is still there. */
  leave(): Promise<void>;
  /** The app ends: what should not stay is taken off now. */
  end(): Promise<void>;
}

/** Builds it over the system's clipboard. A clipboard that fails is left as it is: it must not break anything else. */
export function createBriefCopy(clipboard: SystemClipboard, clock: Pick<Clock, 'setTimer'>): BriefCopy {
  let brief: string | undefined;
  let last: string | undefined;
  let cancel = (): void => {};
  const takeOff = async (): Promise<void> => {
    const text = brief;
    cancel();
    brief = undefined;
    if (text === undefined) return;
    try {
      if ((await clipboard.read()) === text && brief === undefined) clipboard.clear();
    } catch {
      // Another program holds the clipboard.
    }
  };
  return {
    copy: (text, briefly) => {
      cancel();
      brief = briefly ? text : undefined;
      last = text;
      if (briefly) cancel = clock.setTimer(BRIEF_COPY_MS, () => void takeOff());
      void clipboard.write(text);
    },
    leave: () => {
      brief = last;
      last = undefined;
      return takeOff();
    },
    end: takeOff,
  };
}
