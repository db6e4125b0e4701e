// npm run package:check: packs for every system with files that stand in for Electron's, and proves what is in the packages.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildInto } from './build.mjs';
import { bundledFiles, packagesAmong } from './package/bundled.mjs';
import { TARGETS } from './package/config.mjs';
import { readAsar } from './package/inspect/asar.mjs';
import { developmentFaults, equipmentFaults } from './package/inspect/contents.mjs';
import { packageFaults } from './package/inspect/package.mjs';
import { resourcesOf } from './package/inspect/systems.mjs';
import { changelogVersion, versionFaults } from './package/inspect/versions.mjs';
import { licenceFaults } from './package/licences.mjs';
import { pack } from './package/pack.mjs';
import { npmList } from './package/sbom.mjs';
import { EXTRA, SBOM_FILE, stage } from './package/stage.mjs';
import { makeStandIn } from './package/standIn.mjs';
import { setUp } from './setup.mjs';
import { Stop, at, main, readJson } from './tools.mjs';

const WORK = at('.cache/package/tried');
/** The check says the same on every machine, whatever it could sign or publish. */
const NOTHING = {};
/** But for one package more, which has a feed built in. */
const WITH_FEED = { FRONT_DESK_FEED: 'https://updates.front-desk.invalid/with' };
/** The builder makes no app for macOS on Windows. */
const PLATFORMS = Object.keys(TARGETS).filter((name) => name !== 'darwin' || process.platform !== 'win32');

await main(async () => {
  if (!process.argv.includes('--no-set-up')) await setUp({ chromium: false });
  await build();
  const about = readJson(at('package.json'));
  const lock = readJson(at('package-lock.json')).packages;
  const list = await npmList();
  const { packages } = await stage(NOTHING, { list });
  rmSync(WORK, { recursive: true, force: true });

  const faults = [...ofTheBuild(packages, lock), ...ofVersions(about, lock)];
  const hashes = new Map();
  for (const platform of PLATFORMS) {
    const folder = await packOne(platform);
    hashes.set(platform, await hashOf(folder, platform));
    faults.push(...(await packageFaults(platform, folder, NOTHING)));
  }
  if (new Set(hashes.values()).size !== 1) faults.push('The systems do not get the same app.asar.');

  // Once more from the sources: whoever builds the same commit must come to the same bytes.
  const again = at('.cache/package/again');
  await buildInto(again);
  await stage(NOTHING, { out: again, list });
  const second = await hashOf(await packOne('linux'), 'linux');
  if (second !== hashes.get('linux')) faults.push('A second build of the same sources gives another app.asar.');

  await stage(WITH_FEED, { list });
  const fed = await packOne('linux', { env: WITH_FEED, output: join(WORK, 'with-feed') });
  faults.push(...(await packageFaults('linux', fed, WITH_FEED)));
  const theirs = await hashOf(fed, 'linux');
  if (theirs === second) faults.push('A package with a feed is the same as one without.');

  if (faults.length > 0) throw new Stop(faults.join('\n'));
  console.log(
    `Packed for ${[...hashes.keys()].join(', ')}; app.asar ${second}, twice the same; ${packages.length} packages built in.`,
  );
});

async function hashOf(folder, platform) {
  return (await readAsar(join(resourcesOf(folder, platform), 'app.asar'))).fileHash;
}

/** Packs the bare app for a system. */
async function packOne(platform, { env = NOTHING, output = join(WORK, platform) } = {}) {
  const electronDist = at('.cache/package/stand-in', platform);
  rmSync(electronDist, { recursive: true, force: true });
  makeStandIn(platform, electronDist);
  const given = {
    platform,
    targets: ['dir'],
    archs: ['x64'],
    output,
    electronDist,
    env,
  };
  const [folder] = await pack(given);
  return folder;
}

/** What the build put in. */
function ofTheBuild(packages, lock) {
  const bundled = bundledFiles();
  return [...equipmentFaults(bundled), ...developmentFaults(packagesAmong(bundled), lock), ...licenceFaults(packages)];
}

function ofVersions(about, lock) {
  return versionFaults(about.version, {
    'package-lock.json': lock[''].version,
    'CHANGELOG.md': changelogVersion(readFileSync(at('CHANGELOG.md'), 'utf8')),
    [SBOM_FILE]: readJson(at(EXTRA, SBOM_FILE)).metadata.component.version,
  });
}
