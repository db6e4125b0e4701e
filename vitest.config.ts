// Unit tests: pure parts, in Node, beside what they test.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'e2e/**/*.test.ts', 'build/**/*.test.ts'],
    environment: 'node',
    // electron-store asks for 'electron'; in plain Node that package would try to fetch its binary.
    alias: { electron: new URL('./build/noElectron.ts', import.meta.url).pathname },
    server: { deps: { inline: ['electron-store'] } },
  },
});
