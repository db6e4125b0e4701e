// Whole-app specs: each starts the built app, on Electron or on the stand-in host.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  // A build server tries a failed spec once more, and names it as unsteady; at a developer's desk it fails.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A spec that is left alone by mistake must not pass for a whole run.
  forbidOnly: process.env['CI'] !== undefined,
  // Patience costs nothing where a spec passes: a machine may be many times slower than the one it was written on.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: '../test-results',
  // A change in a picture is a decision: only `npm run pictures` records it.
  snapshotPathTemplate: '{testDir}/../docs/pictures/{arg}{ext}',
  updateSnapshots: process.env['FRONT_DESK_PICTURES'] === '1' ? 'changed' : 'none',
});
