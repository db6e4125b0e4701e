// Types of leanMain.mjs for the files that TypeScript reads.
import type { Plugin } from 'vite';

export function leanMain(): Plugin;
export function withLeanHttp(code: string): string;
