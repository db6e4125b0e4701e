// Types of leanMain.mjs for the files that TypeScript reads.
import type { Plugin } from 'vite';

export function leanMain(): Plugin;
export function leftOut(id: string, importer?: string): string | undefined;
export function withoutFaces(code: string): string;
