// The practice account's key: in a plain file beside its database, for nothing there is real.
import { join } from 'node:path';
import { z } from 'zod';
import { setAside } from '../store/files.ts';
import type { Files } from '../store/files.ts';
import { DATA_KEY_LENGTH } from '../store/seal.ts';
import type { DataKey, RandomBytes } from '../store/seal.ts';

const PlainKey = z.object({
  note: z.string(),
  version: z.number().int().min(1).max(255),
  value: z.base64(),
  mark: z.string().min(1),
});

export type PracticeKey = {
  readonly dataKey: DataKey;
  readonly mark: string;
  /** Where the earlier practice account lies now, if its key could not be read; null otherwise. */
  readonly setAside: string | null;
};

/** The key in `folder`, made where there is none. An account whose key is lost is set aside whole, never written over. */
export function openPracticeKey(files: Files, folder: string, random: RandomBytes, now: number): PracticeKey {
  const path = join(folder, 'key.json');
  const found = read(files, path);
  if (found !== null) return { ...found, setAside: null };
  const isInUse = files.size(path) !== null || files.size(join(folder, 'desk.db')) !== null;
  const aside = isInUse ? setAside(files, folder, now) : null;
  files.makeFolder(folder);
  const key = { dataKey: { bytes: random(DATA_KEY_LENGTH), version: 1 }, mark: markOf(random) };
  const value = Buffer.from(key.dataKey.bytes).toString('base64');
  const note = 'Practice only: nothing in this folder is real.';
  files.replace(path, Buffer.from(JSON.stringify({ note, version: 1, value, mark: key.mark }), 'utf8'));
  return { ...key, setAside: aside };
}

/** A mark that no other computer has. */
export function markOf(random: RandomBytes): string {
  return Buffer.from(random(16)).toString('hex');
}

function read(files: Files, path: string): Omit<PracticeKey, 'setAside'> | null {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const { version, value, mark } = PlainKey.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const key = new Uint8Array(Buffer.from(value, 'base64'));
    return key.length === DATA_KEY_LENGTH ? { dataKey: { bytes: key, version }, mark } : null;
  } catch {
    return null;
  }
}
