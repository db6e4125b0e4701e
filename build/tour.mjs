// The guided tour: the real app, headless, driven through its own screens on the practice account.
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { at, electronBinary, hasDisplay, innerNode, main, run } from './tools.mjs';

/** Runs the tour; its exit code is 0 only if every step held. */
export async function tour() {
  // Electron cannot open a window without a display; Chromium can do without.
  const standIn = !hasDisplay() || electronBinary() === null;
  await setUp({ chromium: standIn });
  const { code } = await run(innerNode, [at('e2e/tour/tour.ts')], {
    env: standIn ? { FRONT_DESK_HOST: 'stand-in' } : {},
  });
  return code;
}

if (process.argv[1] === at('build/tour.mjs')) {
  await main(async () => {
    await setUp();
    await build();
    return tour();
  });
}
