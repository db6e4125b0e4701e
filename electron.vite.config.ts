// How the three parts are built: main (one ESM file), preload (one CommonJS file) and the page.
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { guidePage } from './build/guide.mjs';
import { leanMain } from './build/leanMain.mjs';
import { bundled } from './build/package/bundled.mjs';
import { compiledAtOnce, startChunk } from './build/pageStart.mjs';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Where the built files go: elsewhere for a second build that is compared with the first. */
const OUT = process.env['FRONT_DESK_OUT'] ?? 'out';

const DEVELOPMENT_PORT = 5173;

export default defineConfig({
  main: {
    plugins: [leanMain(), bundled('main', import.meta.dirname)],
    // Everything is bundled: what is shipped is what was tested, and there is no node_modules folder in the package.
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: at(`${OUT}/main`),
      rollupOptions: {
        input: { index: at('src-main/index.ts') },
        // A library would colour its output where it finds this by chance; without it it prints plainly, and we print nothing.
        external: ['supports-color'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [bundled('preload', import.meta.dirname)],
    // A sandboxed preload can load CommonJS only.
    build: {
      externalizeDeps: false,
      target: 'node24',
      outDir: at(`${OUT}/preload`),
      rollupOptions: {
        input: { preload: at('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [guidePage(), svelte(), compiledAtOnce(), bundled('renderer', import.meta.dirname)],
    // The page lives at app://, so the socket for hot reload cannot guess its own address.
    server: {
      port: DEVELOPMENT_PORT,
      strictPort: true,
      // The guide lies in docs/.
      fs: { allow: [at('.')] },
      hmr: { protocol: 'ws', host: 'localhost', clientPort: DEVELOPMENT_PORT },
    },
    build: {
      target: 'chrome150',
      outDir: at(`${OUT}/renderer`),
      // electron-vite leaves it off. Without maps: they would only be weight in the package.
      minify: true,
      // No data: addresses for fonts and scripts, as the content security policy allows them for images only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: at('src-renderer/index.html'),
        output: { codeSplitting: startChunk(at('src-renderer/main.ts')) },
      },
    },
  },
});
