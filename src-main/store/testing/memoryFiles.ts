// For tests and the fuzz: files in memory, for parts whose promise to the disk is tested elsewhere.
import type { Files } from '../files.ts';

/** An empty disk in memory. Folders are not kept: any path may be written. */
export function memoryFiles(): Files {
  const files = new Map<string, Uint8Array>();
  const put = (path: string, bytes: Uint8Array): void => void files.set(path, Uint8Array.from(bytes));
  const take = (from: string, to: string): void => {
    const bytes = files.get(from);
    if (bytes === undefined) throw Object.assign(new Error('not there'), { code: 'ENOENT' });
    put(to, bytes);
  };
  return {
    read: (path) => files.get(path) ?? null,
    size: (path) => files.get(path)?.length ?? null,
    identity: (path) => (files.has(path) ? path : null),
    replace: put,
    overwrite: put,
    move(from, to) {
      take(from, to);
      files.delete(from);
    },
    copy: take,
    sync: () => undefined,
    removeUnfinished: (path) => void files.delete(path),
    makeFolder: () => undefined,
    foldersIn: () => [],
    mayWrite: () => true,
  };
}
