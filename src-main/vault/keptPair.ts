// A small file of the vault that is kept twice: what is damaged is renamed, and the copy takes its place.
import { z } from 'zod';
import { setAside } from '../store/files.ts';
import type { Files } from '../store/files.ts';

/** `setAside`: paths of files that could not be read and lie there now. */
export type PairFound<T> =
  | { readonly is: 'found'; readonly file: T; readonly setAside: readonly string[] }
  | { readonly is: 'none' }
  | { readonly is: 'damaged'; readonly setAside: readonly string[] }
  | { readonly is: 'newer' };

/** What a file must be like to be ours; `version` is the newest that this Front Desk knows. */
export type PairForm<T extends object> = { readonly version: number; readonly schema: z.ZodType<T> };

/**
 * Reads the file, or its copy where the file itself is missing or damaged. What is damaged is renamed, never deleted.
 * `now`: UTC milliseconds, dates what is set aside. A file of a newer Front Desk is left as it is.
 */
export function readPair<T extends object>(files: Files, path: string, form: PairForm<T>, now: number): PairFound<T> {
  const asides: string[] = [];
  for (const place of placesOf(path)) {
    const bytes = files.read(place);
    if (bytes === null) continue;
    const file = parse(bytes, form);
    if (file === 'newer') return { is: 'newer' };
    if (file !== 'damaged') return { is: 'found', file, setAside: asides };
    asides.push(setAside(files, place, now));
  }
  return asides.length === 0 ? { is: 'none' } : { is: 'damaged', setAside: asides };
}

/** On the disk, synced, when it returns. The copy first: it is never older than the file. */
export function writePair(files: Files, path: string, file: object): void {
  const bytes = Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`, 'utf8');
  for (const place of [...placesOf(path)].reverse()) files.replace(place, bytes);
}

/** The file and its copy. */
export function placesOf(path: string): readonly [string, string] {
  return [path, `${path}.copy`];
}

function parse<T extends object>(bytes: Uint8Array, form: PairForm<T>): T | 'newer' | 'damaged' {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const version = z.object({ version: z.number().int() }).safeParse(value);
    if (version.success && version.data.version > form.version) return 'newer';
    return form.schema.parse(value);
  } catch {
    return 'damaged';
  }
}
