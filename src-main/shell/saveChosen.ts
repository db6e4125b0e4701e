// Writes a text where a person says: whole, or not at all. What the disk does not take is told as such.
import { open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '../../src-shared/contract/problems.ts';

/** Asks where, with a name proposed; null = the person does not want it after all. */
export type AskWhere = (name: string) => Promise<string | null>;

/** The disk as it is needed here. */
export type SavingDisk = {
  readonly open: typeof open;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
  readonly realpath: (path: string) => Promise<string>;
  readonly sleep: (ms: number) => Promise<unknown>;
};

const realDisk: SavingDisk = { open, rename, rm, realpath, sleep };

/** Our own file beside the chosen one, until it is whole; nothing of what is in it stands in its name. */
const UNFINISHED = '.front-desk-unfinished';
// A virus scanner holds a new file for a moment; Windows then refuses to rename it.
const HELD = ['EPERM', 'EBUSY', 'EACCES'];
const RENAME_TRIES = 20;
const RENAME_WAIT_MS = 50;

/**
 * Only this computer's user may read the file. A file of that name stays as it was until the new one is whole. Throws
 * ProblemError 'fileNotSaved' where the disk does not take it.
 */
export async function saveChosen(
  ask: AskWhere,
  name: string,
  text: string,
  disk: SavingDisk = realDisk,
): Promise<'exported' | 'notWanted'> {
  const path = await ask(name);
  if (path === null) return 'notWanted';
  try {
    // A link stays one: what it leads to is replaced.
    await replace(disk, await disk.realpath(path).catch(() => path), text);
  } catch {
    throw new ProblemError('fileNotSaved');
  }
  return 'exported';
}

async function replace(disk: SavingDisk, path: string, text: string): Promise<void> {
  const { file, unfinished } = await openBeside(disk, dirname(path));
  try {
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await renameOver(disk, unfinished, path);
  } catch (error) {
    await disk.rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A new file in the folder, under the first name of ours that is free: what lies there is never written over. */
async function openBeside(disk: SavingDisk, folder: string) {
  for (let nth = 1; ; nth++) {
    const unfinished = join(folder, nth === 1 ? UNFINISHED : `${UNFINISHED}-${String(nth)}`);
    try {
      return { unfinished, file: await disk.open(unfinished, 'wx', 0o600) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

async function renameOver(disk: SavingDisk, from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      if (tries >= RENAME_TRIES || !HELD.includes(codeOf(error))) throw error;
      await disk.sleep(RENAME_WAIT_MS);
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
