// Keeps a practice account over a restart, in one file of plain JSON: it holds nothing but practice.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PracticeAccount } from './account.ts';
import type { PracticeAccountSetup } from './account.ts';
import { AccountState } from './records.ts';

export type KeptAccountSetup = Omit<PracticeAccountSetup, 'state'> & {
  readonly file: string;
  /** Hears what has gone wrong with the file, in plain words without anything of the account. */
  readonly say: (sentence: string) => void;
};

/**
 * Opens the account that `file` keeps, or begins one. Every change is in the file before its answer goes out. A file
 * that cannot be understood is set aside under a dated name. @throws Error when the file is there and cannot be read
 */
export function openKeptAccount(setup: KeptAccountSetup): PracticeAccount {
  const { file, say } = setup;
  mkdirSync(dirname(file), { recursive: true });
  const state = readState(setup);
  const account = new PracticeAccount(state ? { ...setup, state } : setup);
  let isFailing = false;
  const save = (): void => {
    try {
      writeFileSync(`${file}.new`, JSON.stringify(account.state), { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
      isFailing = false;
    } catch (error) {
      // Practice goes on in memory; only a restart would lose what was not written.
      if (!isFailing) say(`The practice account cannot be kept: ${codeOf(error)}.`);
      isFailing = true;
    }
  };
  save();
  account.onChange(save);
  return account;
}

function readState({ file, clock, say }: KeptAccountSetup): AccountState | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const state = understand(text);
  if (state) return state;
  const aside = `${file}.damaged-${new Date(clock()).toISOString().replaceAll(':', '-')}`;
  renameSync(file, aside);
  say('The kept practice account could not be read. It was set aside, and a new one begins.');
  return undefined;
}

function understand(text: string): AccountState | undefined {
  try {
    return AccountState.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
