// npm run package: makes the installers of this system in dist/, and reads back what is in them. Signing comes from the
// environment; without it the build says so. `-- --dir` makes the bare app alone, `-- --arch x64` for one processor.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { TARGETS } from './package/config.mjs';
import { packageFaults } from './package/inspect/package.mjs';
import { appFoldersIn, pack } from './package/pack.mjs';
import { unsignedWords } from './package/signing.mjs';
import { EXTRA, SBOM_FILE, stage } from './package/stage.mjs';
import { haveElectron } from './electron.mjs';
import { setUp } from './setup.mjs';
import { Stop, at, main } from './tools.mjs';

const DIST = at('dist');
const GIVEN_OUT = /\.(exe|msi|dmg|zip|AppImage|deb|yml|blockmap)$/;

await main(async () => {
  const { values } = parseArgs({ options: { dir: { type: 'boolean' }, arch: { type: 'string' } } });
  const { platform, env } = process;
  if (TARGETS[platform] === undefined) throw new Stop(`There is no package of Front Desk for ${platform}.`);
  forgetEmpty(env);
  await setUp({ chromium: false });
  if ((await haveElectron()) === null) {
    throw new Stop(
      "Electron's own files cannot be had here. What would be in the package is proven by: npm run package:check",
    );
  }
  await build();
  await stage(env);
  const chromiumLicences = at('node_modules/electron/dist/LICENSES.chromium.html');
  if (!existsSync(chromiumLicences)) throw new Stop("Electron's own licences are not there. Run: npx install-electron");
  const archs = values.arch === undefined ? (values.dir ? [process.arch] : []) : [values.arch];
  const targets = values.dir ? ['dir'] : archs.length > 0 ? TARGETS[platform].map(({ target }) => target) : [];
  await pack({ platform, targets, archs, output: DIST, env, chromiumLicences });

  for (const folder of appFoldersIn(DIST)) {
    const faults = await packageFaults(platform, folder, env);
    if (faults.length > 0) throw new Stop(faults.join('\n'));
  }
  writeFileSync(join(DIST, SBOM_FILE), readFileSync(at(EXTRA, SBOM_FILE)));
  for (const name of readdirSync(DIST)
    .filter((found) => GIVEN_OUT.test(found))
    .sort()) {
    const bytes = readFileSync(join(DIST, name));
    const hash = createHash('sha256').update(bytes).digest('hex');
    console.log(`${hash}  ${name}  ${(statSync(join(DIST, name)).size / 1e6).toFixed(1)} MB`);
  }
  const words = unsignedWords(env, platform);
  if (words === '') return;
  // Whoever gives out installers asks for this, so that none goes out unsigned by mistake.
  if (env.FRONT_DESK_MUST_SIGN === '1') throw new Stop(words);
  console.log(`\n${words}`);
});

/** A secret that a build server does not have comes as an empty text, which the builder would take for one. */
function forgetEmpty(env) {
  for (const name of Object.keys(env)) {
    if (env[name] === '' && /^(WIN_)?CSC_|^APPLE_|^AZURE_|^FRONT_DESK_/.test(name)) delete env[name];
  }
}
