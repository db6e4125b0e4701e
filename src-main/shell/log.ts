// The log: codes and counts, never words. What is not plainly a code is left out before it is written.
import { appendFileSync, mkdirSync } from 'node:fs';
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Fact = string | number | boolean;
/** Notes what happened: a code such as 'outbox.refused', and facts that are codes, counts or yes and no. */
export type Log = (code: string, facts?: Readonly<Record<string, Fact>>) => void;

/** A file of this size gives way to a new one; one older file is kept. */
const FILE_BYTES_MAX = 512 * 1024;

/** Codes begin with a small letter and hold letters, digits, dots and dashes: no blank, no @, no name as people write it. */
const CODE = /^[a-z][A-Za-z0-9.-]{0,63}$/;
const LEFT_OUT = '(left out)';

/** One line of the log; `now` is UTC milliseconds. Texts that are not codes are left out: they could be a patient's. */
export function logLine(now: number, code: string, facts: Readonly<Record<string, Fact>> = {}): string {
  const kept = Object.entries(facts).map(([name, fact]) => {
    const shown = typeof fact === 'string' && !CODE.test(fact) ? LEFT_OUT : String(fact);
    return `${CODE.test(name) ? name : LEFT_OUT}=${shown}`;
  });
  return [new Date(now).toISOString(), CODE.test(code) ? code : LEFT_OUT, ...kept].join(' ');
}

/** A log in `file`; lines are written one after another, and a disk that fails never stops the app. */
export function fileLog(file: string, now: () => number): { log: Log; settled(): Promise<void> } {
  let last: Promise<void> = mkdir(dirname(file), { recursive: true }).then(() => undefined, ignore);
  const write = async (line: string): Promise<void> => {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > FILE_BYTES_MAX) await rename(file, `${file}.1`);
    await appendFile(file, `${line}\n`, { mode: 0o600 });
  };
  return {
    log(code, facts) {
      const line = logLine(now(), code, facts);
      last = last.then(() => write(line)).catch(ignore);
    },
    settled: () => last,
  };
}

/** One line at once, for the end of the program: it is in the file when this returns, or the disk does not take it. */
export function lastLine(file: string, now: number, code: string, facts?: Readonly<Record<string, Fact>>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${logLine(now, code, facts)}\n`, { mode: 0o600 });
  } catch {
    ignore();
  }
}

/** A log that cannot be written is no reason to stop. */
function ignore(): void {
  return undefined;
}
