// Unit tests: pure parts, in Node, beside what they test. The page's state is compiled as it is for the page.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** A busy machine is slow, and that is no fault: this only ends what hangs. */
const PATIENCE_MS = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'plain',
          include: ['src-*/**/*.test.ts', 'e2e/**/*.test.ts', 'build/**/*.test.ts'],
          exclude: ['src-renderer/**'],
          environment: 'node',
          testTimeout: PATIENCE_MS,
          // electron-store asks for 'electron'; in plain Node that package would try to fetch its binary.
          alias: { electron: new URL('./build/noElectron.ts', import.meta.url).pathname },
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        // Svelte's runes come in two builds; 'browser' is the one that the page runs.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'page',
          include: ['src-renderer/**/*.test.ts'],
          environment: 'node',
          testTimeout: PATIENCE_MS,
          server: { deps: { inline: ['svelte'] } },
        },
      },
    ],
  },
});
