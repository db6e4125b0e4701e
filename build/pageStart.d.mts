// Types of pageStart.mjs for the files that TypeScript reads.
import type { Plugin, Rolldown } from 'vite';

export function startChunk(entry: string): NonNullable<Rolldown.OutputOptions['codeSplitting']>;
export function compiledAtOnce(options?: { readonly everything?: boolean }): Plugin;
export function atStart(entries: readonly string[], importsOf: (id: string) => readonly string[]): Set<string>;
