// Builds electron-vite's Svelte template as its own scaffold does; the preload as CommonJS, as a sandboxed one has to be.
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const page = join(import.meta.dirname, 'src/renderer');

export default defineConfig({
  main: {},
  preload: { build: { rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } } } },
  renderer: {
    root: page,
    plugins: [svelte()],
    build: { rollupOptions: { input: { index: join(page, 'index.html') } } },
  },
});
