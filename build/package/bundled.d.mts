// What is really built in, for the parts in TypeScript.
import type { Plugin } from 'vite';

/** Plugin of the build: notes which files `part` carries code of, below `folder`. */
export function bundled(part: string, folder: string): Plugin;
/** Every file that is built in, all parts together. Throws where a part has not been built. */
export function bundledFiles(): string[];
/** Folders of the packages among `files`, as the lock file names them: each once, in order. */
export function packagesAmong(files: readonly string[]): string[];
