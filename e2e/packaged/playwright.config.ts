// The smoke test of what is given out: FRONT_DESK_APP names the packed program. Without it what `npm run package:check` packed is
// taken out of its archive and run on the stand-in host.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.packaged.ts',
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  // A first start on a runner waits for its virus scanner.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  outputDir: '../../test-results/packaged',
});
