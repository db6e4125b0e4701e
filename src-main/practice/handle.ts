// What one holds of a practice server that runs: its address and keys, and the handles on account, faults, log and line.
import type { PracticeAccount } from './account.ts';
import type { Faults } from './faults.ts';
import type { LineState } from './line.ts';
import type { RequestLog } from './log.ts';

/** The two keys of an account; opaque texts. */
export type PracticeKeys = { readonly identifier: string; readonly secret: string };

export type PracticeServer = PracticeKeys & {
  /** "http://127.0.0.1:PORT/". */
  readonly url: string;
  /** Where the control path is, on a port of its own that no cut of the line reaches; null = none was asked for. */
  readonly control: string | null;
  readonly account: PracticeAccount;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly line: LineState;
  /** Cuts the line, or mends it; resolves when it is so. */
  setLine(state: LineState): Promise<void>;
  /** Ends every connection and stops; work that has not landed never will. */
  close(): Promise<void>;
};
