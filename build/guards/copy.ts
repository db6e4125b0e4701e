// A copy of the project in the temporary folder, in which guards are taken away; the project itself is never touched.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { countIn } from './row.ts';
import type { Removal } from './row.ts';

/** Made anew by whoever needs it, or linked. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.cache', 'node_modules', 'out', 'dist', 'test-results']);

export type Copy = {
  readonly folder: string;
  /** Takes a guard away; call what it answers to put it back. Throws where its text does not stand there exactly once. */
  take(removal: Pick<Removal, 'file' | 'find' | 'replace'>): () => void;
  /** Removes the copy. May be called more than once. */
  remove(): void;
};

/** Copies the project at `root`; its packages are linked, as they are only read. */
export function copyOf(root: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-guards-'));
  const isTaken = (path: string): boolean => !LEFT_OUT.has(relative(root, path).split(sep)[0] ?? '');
  cpSync(root, folder, { recursive: true, filter: isTaken, verbatimSymlinks: true, preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    take({ file, find, replace }) {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      if (countIn(before, find) !== 1) throw new Error(`${file} does not have this exactly once: ${find}`);
      writeFileSync(
        path,
        before.replace(find, () => replace),
      );
      return () => writeFileSync(path, before);
    },
    remove() {
      // The link to the packages goes first: what it leads to is not ours to remove.
      rmSync(join(folder, 'node_modules'), { force: true });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
