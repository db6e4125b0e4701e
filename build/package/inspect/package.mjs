// Everything that is asked of one packed app, whichever system it is for.
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { FUSES } from '../../fuses.mjs';
import { at, readJson, root } from '../../tools.mjs';
import { APP_ID, SCHEME } from '../config.mjs';
import { checkFuses, fusedFile } from '../finish.mjs';
import { PUBLISHER, addressesOf } from '../publisher.mjs';
import { EXTRA, LICENCES_FILE, SBOM_FILE } from '../stage.mjs';
import { readAsar } from './asar.mjs';
import { contentFaults, extraFaults, sourceFaults } from './contents.mjs';
import { feedFaults } from './feed.mjs';
import { secretFaults } from './secrets.mjs';
import { macFaults, readMac, readWindows, resourcesOf, windowsFaults } from './systems.mjs';
import { versionFaults } from './versions.mjs';

/**
 * What is wrong with a packed app, a sentence each; empty = nothing.
 * @param {'win32' | 'darwin' | 'linux'} platform
 * @param {string} folder as the builder made it
 * @param {Record<string, string | undefined>} env what it was packed with
 */
export async function packageFaults(platform, folder, env) {
  const about = readJson(at('package.json'));
  const archive = await readAsar(join(resourcesOf(folder, platform), 'app.asar'));
  const resources = resourcesOf(folder, platform);
  const extra = new Map(readdirSync(at(EXTRA)).map((name) => [name, readFileSync(join(resources, name))]));
  const machine = { env: process.env, folders: [root, homedir()] };
  const packed = JSON.parse(archive.files.get('package.json'));
  const { version } = packed;
  const hash = archive.headerHash;
  const faults = [
    ...contentFaults(archive),
    ...sourceFaults(archive),
    ...extraFaults(extra),
    ...secretFaults(new Map([...archive.files, ...extra]), machine),
    ...versionFaults(about.version, { 'app.asar': version }),
    ...feedFaults(packed, addressesOf(env).feed),
    ...(await ofFuses(folder, platform)),
    ...[LICENCES_FILE, SBOM_FILE, 'LICENSE.txt']
      .filter((name) => !extra.has(name))
      .map((name) => `${name} is missing.`),
    ...(platform === 'win32' ? windowsFaults(readWindows(folder), { version, publisher: PUBLISHER, hash }) : []),
    ...(platform === 'darwin'
      ? macFaults(readMac(folder, at('build/package/mac/entitlements.plist')), {
          version,
          appId: APP_ID,
          scheme: SCHEME,
          hash,
        })
      : []),
  ];
  return faults.map((fault) => `${platform}: ${fault}`);
}

/** Ours first; then those who make the fuses are asked how they read the same file. */
async function ofFuses(folder, platform) {
  checkFuses(folder, platform);
  const { FuseV1Options, FuseVersion, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(
    platform === 'darwin' ? join(folder, 'Front Desk.app') : fusedFile(folder, platform),
  );
  const states = Object.values(FUSES);
  const theirs = Object.keys(FuseV1Options).filter((key) => Number.isInteger(Number(key)));
  return [
    ...(wire.version === FuseVersion.V1 && theirs.length === states.length
      ? []
      : ['@electron/fuses knows other fuses than our list.']),
    ...theirs
      .filter((index) => wire[index] !== (states[index] ? 0x31 : 0x30))
      .map((index) => `@electron/fuses reads ${FuseV1Options[index]} as ${wire[index]}.`),
  ];
}
