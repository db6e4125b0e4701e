// Writes a text where a person says; what the disk does not take is told as such.
import { writeFile } from 'node:fs/promises';
import { ProblemError } from '../../src-shared/contract/problems.ts';

/** Asks where, with a name proposed; null = the person does not want it after all. */
export type AskWhere = (name: string) => Promise<string | null>;

/** Only this computer's user may read the file. Throws ProblemError 'fileNotSaved' where the disk does not take it. */
export async function saveChosen(ask: AskWhere, name: string, text: string): Promise<'exported' | 'notWanted'> {
  const path = await ask(name);
  if (path === null) return 'notWanted';
  try {
    await writeFile(path, text, { encoding: 'utf8', mode: 0o600 });
  } catch {
    throw new ProblemError('fileNotSaved');
  }
  return 'exported';
}
