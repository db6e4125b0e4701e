// npm run dev: the app with hot reload; on Electron where its binary is, in Chromium elsewhere.
import { haveElectron } from './electron.mjs';
import { setUp } from './setup.mjs';
import { Stop, at, hasDisplay, innerNode, main, run } from './tools.mjs';

await main(async () => {
  await setUp({ chromium: false });
  if (!hasDisplay()) throw new Stop('There is no display to show the window on. Run npm start for the guided tour.');
  const env = {};
  if ((await haveElectron()) === null) {
    await setUp({ chromium: true });
    env.ELECTRON_EXEC_PATH = at('e2e/host/as-electron.sh');
    env.FRONT_DESK_HOST_HEADED = '1';
  }
  const { code } = await run(innerNode, [at('node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch'], {
    env,
  });
  return code;
});
