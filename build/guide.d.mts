// Types of guide.mjs, for its test and the build's configuration.
import type { Plugin } from 'vite';

export function guidePage(): Plugin;
export function moduleOf(text: string, folder: string, isThere?: (path: string) => boolean): string;
export function guideOf(text: string): { readonly title: string; readonly blocks: readonly object[] };
