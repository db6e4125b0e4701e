// The practice account inside of Front Desk: a server on this computer alone, with invented people and new keys each start.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Bounds } from './outbox/quiet.ts';
import type { PracticeServer } from './practice/handle.ts';
import { startPracticeServer } from './practice/server.ts';
import { openKeptAccount } from './practice/stateFile.ts';

export type PracticeInsideParts = {
  readonly folder: string;
  readonly now: () => number;
  readonly say: (sentence: string) => void;
  /** FRONT_DESK_PRACTICE_PORT and FRONT_DESK_PRACTICE_CONTROL: for rehearsals driven from outside; unset in everyday use. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Starts it over its own file, so that what was booked in practice is there again the next time. */
export function startPracticeInside({ folder, now, say, env }: PracticeInsideParts): Promise<PracticeServer> {
  const random = (): number => randomInt(2 ** 32) / 2 ** 32;
  const account = openKeptAccount({ file: join(folder, 'practice-account.json'), clock: now, random, say });
  const control = env['FRONT_DESK_PRACTICE_CONTROL'] ?? '';
  const port = Number(env['FRONT_DESK_PRACTICE_PORT'] ?? '');
  return startPracticeServer({
    account,
    ...(Number.isInteger(port) && port > 0 && { port }),
    ...(control !== '' && { control }),
  });
}

/**
 * Shorter bounds of the outbox for rehearsals against a server on this computer, where nothing lands late: the quiet time
 * of a minute and a half becomes FRONT_DESK_QUIET_MS. Never used for an account elsewhere.
 */
export function rehearsalBounds(env: Readonly<Record<string, string | undefined>>): { readonly bounds?: Bounds } {
  const quietMs = Number(env['FRONT_DESK_QUIET_MS'] ?? '');
  if (!Number.isInteger(quietMs) || quietMs <= 0) return {};
  return { bounds: { timeoutMs: 0, landingMs: quietMs, listDelayMs: 0 } };
}
