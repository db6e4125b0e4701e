// npm start: sets up, builds, and opens the app; without a display it runs the guided tour.
import { build } from './build.mjs';
import { haveElectron } from './electron.mjs';
import { setUp } from './setup.mjs';
import { Stop, at, hasDisplay, innerNode, main, root, run } from './tools.mjs';
import { tour } from './tour.mjs';

await main(async () => {
  await setUp({ chromium: false });
  await build();
  if (!hasDisplay() || process.argv.includes('--tour')) return tour();

  const binary = process.env.FRONT_DESK_HOST === 'stand-in' ? null : await haveElectron();
  if (binary !== null) {
    // Chromium's sandbox refuses to run as root; nobody should, but where somebody does the window still opens.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return ended(await run(binary, [...asRoot, root]));
  }
  await setUp({ chromium: true });
  console.log(
    "Electron's own binary cannot be had here, so Front Desk opens in Chromium instead; everything else is the same.",
  );
  const host = [at('e2e/host/run.mjs'), at('out/main/index.js')];
  return ended(await run(innerNode, host, { env: { FRONT_DESK_HOST_HEADED: '1' } }));
});

function ended({ code }) {
  if (code === -1)
    throw new Stop('Front Desk could not be started. Remove the node_modules folder and run npm start again.');
  return code;
}
