// "Remove everything from this computer": the keys first, written over and gone, then all that they opened, then the rest.
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';

/** Files that hold keys, with their copies and what was set aside of them: by how their names begin. */
const KEYS = ['keys.json', 'recovery.json'];
const PRACTICE_KEY = 'key.json';

/** `left`: names in the folder that could not be removed, none of them a key. */
export type Removed = { readonly left: readonly string[] };

/**
 * Destroys what lies in the data folder; everything in it must be closed. Stopped at any point after the first file, what
 * is left is sealed and has no key. Throws what the disk throws where a key cannot be destroyed: then nothing else is gone.
 */
export function removeEverything(folder: string, random: RandomBytes): Removed {
  for (const path of keyFilesIn(folder)) destroy(path, random);
  const left: string[] = [];
  // What holds patients' data first; the rest is the browser's own, and may be held by it until the program ends.
  for (const name of namesIn(folder).sort((a, b) => Number(b === 'accounts') - Number(a === 'accounts'))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
    } catch {
      left.push(name);
    }
  }
  return { left };
}

function keyFilesIn(folder: string): string[] {
  const here = namesIn(folder).filter((name) => KEYS.some((key) => name.startsWith(key)));
  const accounts = join(folder, 'accounts');
  const practice = namesIn(accounts).map((account) => join(accounts, account, PRACTICE_KEY));
  return [...here.map((name) => join(folder, name)), ...practice].filter((path) => existsSync(path));
}

/** Written over before it is removed: where the disk writes in place, nothing of it is left to be found. */
function destroy(path: string, random: RandomBytes): void {
  const file = openSync(path, 'r+');
  try {
    const { size } = statSync(path);
    writeSync(file, random(size), 0, size, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}

function namesIn(folder: string): string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
}
