// Runs one of the system's own programs that tell the policy: by its whole path, with an end in time and in length, and no shell.
import { execFile } from 'node:child_process';
import { POLICY_BYTES_MAX } from './raw.ts';

/** How long a program of the system may take. */
const PATIENCE_MS = 4_000;

export type Ran =
  | { readonly is: 'ended'; readonly code: number; readonly said: Uint8Array }
  | { readonly is: 'notStarted' | 'timedOut' | 'tooLong' };

/** Runs a program to its end and answers what it printed. Never rejects. */
export type RunProgram = (path: string, args: readonly string[]) => Promise<Ran>;

export const runProgram: RunProgram = (path, args) =>
  new Promise((done) => {
    const options = {
      encoding: 'buffer',
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
      maxBuffer: POLICY_BYTES_MAX,
      windowsHide: true,
    } as const;
    execFile(path, [...args], options, (error, said) => {
      if (error === null) done({ is: 'ended', code: 0, said });
      else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') done({ is: 'tooLong' });
      else if (error.killed === true) done({ is: 'timedOut' });
      else if (typeof error.code === 'number') done({ is: 'ended', code: error.code, said });
      else done({ is: 'notStarted' });
    });
  });
